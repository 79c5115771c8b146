import RegentModel
import RegentTransport

extension RPCError {
    /// What a dial that failed means to a caller, who can mend what is about certificates.
    init(dialing error: TransportError) {
        switch error.code {
        case .identityInvalid: self.init(.badRequest, error.diagnostic)
        case .handshakeFailed: self.init(.connectFailed, "no trusted connection to the daemon: \(error.diagnostic)")
        case .refused, .addressInUse, .addressInvalid, .denied, .lost, .closed:
            self.init(.connectFailed, "the daemon cannot be reached: \(error.diagnostic)")
        }
    }
}
