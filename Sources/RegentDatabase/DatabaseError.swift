/// An error of a database engine or its driver.
package struct DatabaseError: Error, Sendable, Hashable {
    /// Kind of failure; the only thing to compare.
    package let code: Code
    /// A text for people; never SQL, a path or a stored value.
    package let message: String
    /// For the log: the engine's own words.
    package let diagnostic: String
    /// The engine's own (extended) code, 0 where the driver itself refused.
    package let cause: Int32

    /// A failure of a kind, with a text for people.
    package init(_ code: Code, _ message: String, diagnostic: String = "", cause: Int32 = 0) {
        self.code = code
        self.message = message
        self.diagnostic = diagnostic
        self.cause = cause
    }

    /// The stored value is of another type than the reader expects.
    static func columnType(_ expected: String) -> DatabaseError {
        DatabaseError(.columnType, "a column does not hold \(expected)")
    }
}

extension DatabaseError {
    /// Kinds of failure.
    package enum Code: Sendable {
        /// A rule of the schema forbids the change; the statement is undone, the transaction lives.
        case constraint
        /// Another connection holds a lock for longer than the driver waits; a repeat may succeed.
        case busy
        /// The disk is full, or a quota is reached; nothing was changed.
        case full
        /// The file contradicts itself; on the writer the store is failed.
        case corrupt
        /// The operating system failed to read, write or sync; on the writer the store is failed.
        case ioFailure
        /// A write in a read.
        case readOnly
        /// A mistake in the calling program: bad SQL, wrong number of values, NUL in a text.
        case misuse
        /// A read took longer than reads may, which would keep the write-ahead log from being reset.
        case timeout
        /// The task that asked was cancelled.
        case interrupted
        /// A value or statement over the engine's limit.
        case tooLarge
        /// The file cannot be opened or created; not `ioFailure`, which happens to an open one.
        case cannotOpen
        /// The file belongs to another program, or is not a database.
        case foreignFile
        /// The file was written by a newer program of ours.
        case newerFormat
        /// The engine reports another value for a setting than was set: it must not run so.
        case settingMismatch
        /// The recorded migrations are not the beginning of the program's list.
        case migrationMismatch
        /// An earlier failure of the writer ended all writing until a restart.
        case failStopped
        /// The database was closed.
        case closed
        /// A stored value is of another type than expected.
        case columnType
        /// Any other error of the engine; `cause` has its code.
        case engine
    }
}
