import Logging
import RegentTransport
import RegentTransportSocket
import ServiceLifecycle
import UnixSignals

/// Reads the certificates and the level of the log again at every SIGHUP; connections stay.
struct HangUps: Service {
    /// The identity for TLS; nil if TLS is not served, and a SIGHUP then changes nothing.
    let identity: ServerIdentity?
    let hangUps: UnixSignalsSequence
    /// The level of the log.
    let threshold: LogThreshold
    /// Reads the configuration again; nil = it is in no file.
    let configuration: (@Sendable () async throws -> DaemonConfiguration)?
    let logger: Logger

    func run() async throws {
        for await _ in hangUps.cancelOnGracefulShutdown() {
            renew()
            await resetLevel()
        }
    }

    private func resetLevel() async {
        do {
            threshold.level = try await configuration?().logLevel ?? threshold.configured
            logger.notice("log level", metadata: ["level": "\(threshold.level)"])
        } catch {
            logger.error(
                "the configuration could not be read; the log level stays", metadata: ["error": "\(error)"])
        }
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
