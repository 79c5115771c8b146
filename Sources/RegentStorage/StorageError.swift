package import RegentDatabase
package import RegentModel

/// An error of the store. Nothing has changed, unless `metadata["outcome"]` is "UNKNOWN".
package struct StorageError: Error, Sendable, Hashable {
    /// Kind of failure; the only thing to compare.
    package let code: Code
    /// A text for people; never SQL, a path or another caller's value.
    package let message: String
    /// Names what was wrong: name, run, upload, seq, expected, actual, revision, etag.
    package let metadata: [String: String]
    /// The database's own error, where it was one.
    package let cause: DatabaseError?

    /// A failure of a kind.
    package init(
        _ code: Code, _ message: String, _ metadata: [String: String] = [:], cause: DatabaseError? = nil
    ) {
        self.code = code
        self.message = message
        self.metadata = metadata
        self.cause = cause
    }
}

extension StorageError {
    /// Kinds of failure.
    package enum Code: Sendable {
        /// No resource of that name.
        case notFound
        /// The name is taken, if need be in other case. Not `chunkConflict`, which is about a batch.
        case alreadyExists
        /// A document of more bytes than a list may have to show.
        case documentTooLarge
        /// The caller's etag is not the present one; metadata has the present revision and etag.
        case etagMismatch
        /// The idempotency key was used for another request.
        case keyReused
        /// No idempotency key, or not one of 16 to 64 bytes.
        case keyRequired
        /// The key was used for the same request, but its answer is no longer stored.
        case answerExpired
        /// Other content for a batch that is stored.
        case chunkConflict
        /// A batch whose predecessor is not stored.
        case sequenceGap
        /// The reporter is another principal's.
        case reporterTaken
        /// The batch was given up for good.
        case batchDropped
        /// The run accepts no samples, or no more.
        case runNotRunning
        /// The token is not from this listing.
        case invalidPageToken
        /// A revision that is not committed yet.
        case revisionUnknown
        /// What an entry said was erased.
        case textErased
        /// The store is failed until a restart. With `metadata["outcome"]` "UNKNOWN" the commit itself
        /// failed: only a repeat with the same key shows whether it is durable.
        case storeFailed
        /// The disk is full; a repeat succeeds once there is space.
        case diskFull
        /// Closed, locked or too slow just now; a repeat may succeed.
        case unavailable
        /// The database is not a store of ours, or of a newer program.
        case foreignStore
        /// What is stored contradicts itself.
        case damaged
        /// A mistake in the program.
        case fault
    }

    /// Its reason on the wire, with the status code.
    ///
    /// A foreign file is corruption: `open` refuses one before anything is served, so a caller learns of it only
    /// when the file was overwritten under the daemon. To wait and repeat would not help.
    package var reason: ErrorReason {
        switch code {
        case .notFound: .notFound
        case .alreadyExists: .alreadyExists
        case .documentTooLarge: .documentTooLarge
        case .etagMismatch: .etagMismatch
        case .keyReused: .keyReused
        case .keyRequired: .keyRequired
        case .answerExpired: .answerExpired
        case .chunkConflict: .chunkConflict
        case .sequenceGap: .sequenceGap
        case .reporterTaken: .reporterTaken
        case .batchDropped: .batchDropped
        case .runNotRunning: .illegalTransition
        case .invalidPageToken: .pageTokenInvalid
        case .revisionUnknown: .revisionUnknown
        case .textErased: .textErased
        case .storeFailed: metadata["outcome"] == nil ? .storeUnavailable : .outcomeUnknown
        case .diskFull: .storeReadOnly
        case .unavailable: .storeUnavailable
        case .damaged, .foreignStore: .storeCorrupt
        case .fault: .internalError
        }
    }

    /// The same error, a database's own put into the store's words.
    ///
    /// Errors of rules and handlers pass unchanged: they are theirs to map.
    package static func translating(_ error: any Error) -> any Error {
        guard let error = error as? DatabaseError else { return error }
        return switch error.code {
        case .full: StorageError(.diskFull, error.message, cause: error)
        case .ioFailure: StorageError(.storeFailed, error.message, ["outcome": "UNKNOWN"], cause: error)
        case .failStopped: StorageError(.storeFailed, error.message, cause: error)
        case .corrupt, .columnType: StorageError(.damaged, error.message, cause: error)
        case .busy, .timeout, .closed, .interrupted: StorageError(.unavailable, error.message, cause: error)
        case .foreignFile, .newerFormat, .migrationMismatch:
            StorageError(.foreignStore, error.message, cause: error)
        case .constraint, .readOnly, .misuse, .tooLarge, .cannotOpen, .settingMismatch, .engine:
            StorageError(.fault, error.message, cause: error)
        }
    }
}
