import RegentModel
package import RegentRPC
package import RegentStorage

extension StorageError: StatusConvertible {
    /// The status of a failure of the store, with its names of what was wrong.
    package var status: RPCError { RPCError(reason, message, metadata: metadata) }

    private var reason: ErrorReason {
        switch code {
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
        case .diskFull: .storeReadOnly
        case .storeFailed: metadata["outcome"] == nil ? .storeUnavailable : .outcomeUnknown
        case .unavailable: .storeUnavailable
        case .damaged, .foreignStore: .storeCorrupt
        default: .internalError
        }
    }
}
