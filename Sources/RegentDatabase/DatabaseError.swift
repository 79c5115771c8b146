/// What an engine or its driver refuses or cannot do.
package struct DatabaseError: Error, Sendable, Hashable {
    /// Kind of failure; the only thing to compare.
    package let code: Code
    /// For people; never SQL, a path or a stored value.
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
    /// Kinds of failure. Open: a driver may know more later, so a `switch` needs a default.
    package struct Code: Sendable, Hashable, CustomStringConvertible {
        private enum Kind: String {
            case constraint, busy, full, corrupt, ioFailure, readOnly, misuse, timeout, interrupted, tooLarge
            case cannotOpen, foreignFile, newerFormat, settingMismatch, migrationMismatch
            case failStopped, closed, columnType, engine
        }

        private let kind: Kind

        /// The name of the case, for logs.
        package var description: String { kind.rawValue }

        /// A rule of the schema forbids the change; the statement is undone, the transaction lives.
        package static let constraint = Code(kind: .constraint)
        /// Another connection holds a lock for longer than the driver waits; a repeat may succeed.
        package static let busy = Code(kind: .busy)
        /// No room on the disk, or a quota is reached; nothing was changed.
        package static let full = Code(kind: .full)
        /// The file contradicts itself; on the writer the store is failed.
        package static let corrupt = Code(kind: .corrupt)
        /// The operating system failed to read, write or sync; on the writer the store is failed.
        package static let ioFailure = Code(kind: .ioFailure)
        /// A write in a read.
        package static let readOnly = Code(kind: .readOnly)
        /// A mistake in the calling program: bad SQL, wrong number of values, NUL in a text.
        package static let misuse = Code(kind: .misuse)
        /// A read took longer than reads may, which would keep the write-ahead log from being reset.
        package static let timeout = Code(kind: .timeout)
        /// The task that asked was cancelled.
        package static let interrupted = Code(kind: .interrupted)
        /// A value or statement over the engine's limit.
        package static let tooLarge = Code(kind: .tooLarge)
        /// The file cannot be opened or created; not `ioFailure`, which happens to an open one.
        package static let cannotOpen = Code(kind: .cannotOpen)
        /// The file belongs to another program, or is no database at all.
        package static let foreignFile = Code(kind: .foreignFile)
        /// The file was written by a newer program of ours.
        package static let newerFormat = Code(kind: .newerFormat)
        /// The engine reports another value for a setting than was set: it must not run so.
        package static let settingMismatch = Code(kind: .settingMismatch)
        /// The recorded migrations are not the beginning of the program's list.
        package static let migrationMismatch = Code(kind: .migrationMismatch)
        /// An earlier failure of the writer ended all writing until a restart.
        package static let failStopped = Code(kind: .failStopped)
        /// The database was closed.
        package static let closed = Code(kind: .closed)
        /// A stored value is of another type than expected.
        package static let columnType = Code(kind: .columnType)
        /// Anything else the engine reports; `cause` says what.
        package static let engine = Code(kind: .engine)
    }
}
