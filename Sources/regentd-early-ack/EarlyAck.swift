import ArgumentParser
import Foundation
import RegentDaemon
import RegentDatabase

/// The daemon with one planted fault: it acknowledges before COMMIT. The kill test must catch it.
@main
struct EarlyAck: AsyncParsableCommand {
    /// Time from an acknowledgement to its COMMIT: several times what a client takes to hear of it and to kill.
    private static let commitDelayMicros: UInt32 = 20_000

    @Option var data: String
    @Option var listen: String

    func run() async throws {
        let flags = DaemonConfiguration.Flags(data: data, listen: [listen])
        let configuration = try await DaemonConfiguration.load(flags: flags, configurationFile: nil)
        let daemon = try await Daemon(
            configuration, logger: configuration.logFormat.logger(),
            wrapping: {
                // A disk may COMMIT before the client has heard of it: the fault is to be seen on any machine.
                EarlyAckDatabase(wrapping: $0) { usleep(Self.commitDelayMicros) }
            })
        try await daemon.run()
    }
}
