import ArgumentParser
import RegentDaemon
import RegentDatabase

/// The daemon with one planted fault: it acknowledges before COMMIT. The kill test must catch it.
@main
struct EarlyAck: AsyncParsableCommand {
    @Option var data: String
    @Option var listen: String

    func run() async throws {
        let flags = DaemonConfiguration.Flags(data: data, listen: [listen])
        let configuration = try await DaemonConfiguration.load(flags: flags, configurationFile: nil)
        let daemon = try await Daemon(configuration, logger: configuration.logFormat.logger()) {
            EarlyAckDatabase(wrapping: $0)
        }
        try await daemon.run()
    }
}
