import Logging
import RegentTransport
import RegentTransportSocket
import ServiceLifecycle
import UnixSignals

/// Reads the certificates again at every SIGHUP; connections stay.
struct CertificateRenewal: Service {
    /// The identity for TLS; nil if TLS is not served, and a SIGHUP then changes nothing.
    let identity: ServerIdentity?
    let hangUps: UnixSignalsSequence
    let logger: Logger

    func run() async throws {
        for await _ in hangUps.cancelOnGracefulShutdown() { renew() }
    }

    private func renew() {
        guard let identity else { return logger.notice("no certificates to read again: TLS is off") }
        do throws(TransportError) {
            try identity.reload()
            logger.notice("certificates read again")
        } catch {
            logger.error(
                "the certificates could not be read; the previous ones stay in use",
                metadata: ["error": "\(error.diagnostic)"])
        }
    }
}
