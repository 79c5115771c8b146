import RegentModel
import RegentTransport

extension RPCError {
    /// The error of a failed dial for a caller, who can correct problems of certificates.
    init(dialing error: TransportError) {
        switch error.code {
        case .identityInvalid: self.init(.badRequest, error.diagnostic)
        case .handshakeFailed: self.init(.connectFailed, "no secure connection to the daemon: \(error.diagnostic)")
        case .refused, .addressInUse, .addressInvalid, .denied, .lost, .closed:
            self.init(.connectFailed, "the daemon cannot be reached: \(error.diagnostic)")
        }
    }
}
