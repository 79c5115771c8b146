import RegentMessages
import RegentRPC

/// Decides which failed calls may be sent again without doing anything twice.
enum RetryRule {
    /// Whether a call may be repeated after an error.
    ///
    /// A call that was certainly not processed may always be. Others may if their .proto declares a repeat as harmless:
    /// the method changes nothing, changes something once per key, or its repeat has no further effect.
    static func allows(_ error: RPCError, _ method: MethodDescriptor) -> Bool {
        guard error.isRetryable else { return false }
        if error.isNotProcessed { return true }
        switch method.idempotency {
        case .read, .keyed, .natural: return true
        case .unspecified, .unrecognized: return false
        }
    }
}
