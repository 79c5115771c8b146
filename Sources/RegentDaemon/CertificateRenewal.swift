import Logging
import RegentTransport
import RegentTransportSocket
import ServiceLifecycle
import UnixSignals

/// Reads the certificates again at every SIGHUP; connections stay.
struct CertificateRenewal: Service {
    /// What TLS shows; nil when it is not served, and a SIGHUP then changes nothing.
    let identity: ServerIdentity?
    let hangUps: UnixSignalsSequence
    let logger: Logger

    func run() async throws {
        for await _ in hangUps.cancelOnGracefulShutdown() { renew() }
    }

    private func renew() {
        guard let identity else { return logger.notice("nothing to read again: TLS is not served") }
        do throws(TransportError) {
            try identity.reload()
            logger.notice("certificates read again")
        } catch {
            logger.error("the certificates stay as they were", metadata: ["error": "\(error.diagnostic)"])
        }
    }
}
