import RegentMessages
import RegentRPC

/// Which failed calls may be sent again without doing anything twice.
enum RetryRule {
    /// Whether a call may be repeated after an error.
    ///
    /// What was certainly not processed may always be; else only what the .proto says is harmless: a method that
    /// changes nothing, that changes something once per key, or whose repeat changes nothing more.
    static func allows(_ error: RPCError, _ method: MethodDescriptor) -> Bool {
        guard error.isRetryable else { return false }
        if error.isNotProcessed { return true }
        switch method.idempotency {
        case .read, .keyed, .natural: return true
        case .unspecified, .unrecognized: return false
        }
    }
}
