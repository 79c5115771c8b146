package import RegentDatabase
package import RegentModel

/// What the store refuses or cannot do. Nothing has changed, unless `metadata["outcome"]` is "UNKNOWN".
package struct StorageError: Error, Sendable, Hashable {
    /// Kind of failure; the only thing to compare.
    package let code: Code
    /// For people; never SQL, a path or somebody else's value.
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
    /// Kinds of failure. Open: a later release knows more, so a `switch` needs a default.
    package struct Code: Sendable, Hashable, CustomStringConvertible {
        private enum Kind: String {
            case notFound, alreadyExists, etagMismatch, keyReused, keyRequired, answerExpired, chunkConflict
            case sequenceGap, batchDropped, runNotRunning, invalidPageToken, revisionUnknown, storeFailed, diskFull
            case unavailable, foreignStore, damaged, fault
        }

        private let kind: Kind

        /// What the wire calls it, with its status code.
        package var reason: ErrorReason {
            switch kind {
            case .notFound: .notFound
            case .alreadyExists: .alreadyExists
            case .etagMismatch: .etagMismatch
            case .keyReused: .keyReused
            case .keyRequired: .keyRequired
            case .answerExpired: .answerExpired
            case .chunkConflict: .chunkConflict
            case .sequenceGap: .sequenceGap
            case .batchDropped: .batchDropped
            case .runNotRunning: .illegalTransition
            case .invalidPageToken: .pageTokenInvalid
            case .revisionUnknown: .revisionUnknown
            case .storeFailed, .unavailable, .foreignStore: .storeUnavailable
            case .diskFull: .storeReadOnly
            case .damaged: .storeCorrupt
            case .fault: .internalError
            }
        }

        /// The name of the case, for logs.
        package var description: String { kind.rawValue }

        /// No resource of that name.
        package static let notFound = Code(kind: .notFound)
        /// The name is taken, if need be in other case. Not `chunkConflict`, which is about a batch.
        package static let alreadyExists = Code(kind: .alreadyExists)
        /// The caller's etag is not the present one; metadata has the present revision and etag.
        package static let etagMismatch = Code(kind: .etagMismatch)
        /// The idempotency key was used for another request.
        package static let keyReused = Code(kind: .keyReused)
        /// No idempotency key, or not one of 16 to 64 bytes.
        package static let keyRequired = Code(kind: .keyRequired)
        /// The key was used for the same request, but so long ago that its answer is no longer kept.
        package static let answerExpired = Code(kind: .answerExpired)
        /// Other content for a batch that is stored.
        package static let chunkConflict = Code(kind: .chunkConflict)
        /// A batch whose predecessor is not stored.
        package static let sequenceGap = Code(kind: .sequenceGap)
        /// The batch was given up for good.
        package static let batchDropped = Code(kind: .batchDropped)
        /// The run takes no samples (any more).
        package static let runNotRunning = Code(kind: .runNotRunning)
        /// The token is not from this listing.
        package static let invalidPageToken = Code(kind: .invalidPageToken)
        /// A revision that is not committed yet.
        package static let revisionUnknown = Code(kind: .revisionUnknown)
        /// The store is failed until a restart. With `metadata["outcome"]` "UNKNOWN" the commit itself
        /// failed: whether it holds, only a repeat with the same key tells.
        package static let storeFailed = Code(kind: .storeFailed)
        /// No room left; a repeat succeeds once there is.
        package static let diskFull = Code(kind: .diskFull)
        /// Closed, locked or too slow just now; a repeat may succeed.
        package static let unavailable = Code(kind: .unavailable)
        /// The database is not a store of ours, or of a newer program.
        package static let foreignStore = Code(kind: .foreignStore)
        /// What is stored contradicts itself.
        package static let damaged = Code(kind: .damaged)
        /// A mistake in the program.
        package static let fault = Code(kind: .fault)
    }

    /// The same error, a database's own put into the store's words.
    ///
    /// Errors of rules and handlers pass unchanged: they are theirs to map.
    static func translating(_ error: any Error) -> any Error {
        guard let error = error as? DatabaseError else { return error }
        return switch error.code {
        case .full: StorageError(.diskFull, error.message, cause: error)
        case .ioFailure: StorageError(.storeFailed, error.message, ["outcome": "UNKNOWN"], cause: error)
        case .failStopped: StorageError(.storeFailed, error.message, cause: error)
        case .corrupt, .columnType: StorageError(.damaged, error.message, cause: error)
        case .busy, .timeout, .closed, .interrupted: StorageError(.unavailable, error.message, cause: error)
        case .foreignFile, .newerFormat, .migrationMismatch:
            StorageError(.foreignStore, error.message, cause: error)
        default: StorageError(.fault, error.message, cause: error)
        }
    }
}
