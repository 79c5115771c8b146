import ArgumentParser
import Foundation
import RegentDaemon
import RegentSystem

/// The daemon.
@main
struct Regentd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "regentd", abstract: "The control plane for AI models in production.",
        discussion: """
            SIGTERM and SIGINT stop the daemon: open calls have ten seconds, then it exits with status 0. A second \
            signal, at least a second later, ends it at once with status 143 or 130; acknowledged data is kept.

            The file regent.head next to the store records the last state of the store. A store that has less is not \
            served: the daemon exits with status 65 and prints both states. The file is written at each commit and \
            reaches the disk within a second, so after a power loss it may lack the last second. Other exit \
            statuses: 64 for wrong flags, 74 if the store failed while it ran, 1 for all other errors.
            """,
        version: Daemon.version)

    @Option(help: "Directory of the store, or :memory:.") var data: String?
    @Option(
        parsing: .singleValue,
        help: """
            Address to listen on: unix:PATH, tls:HOST:PORT, or tcp:HOST:PORT without TLS. May be repeated; port 0 \
            selects a free port. Unless one of them is unix:, the daemon also listens on DIR/regent.sock.
            """)
    var listen: [String] = []
    @Option(help: "Permissions of the socket: 0600, or 0660 for a socket outside the directory of the store.")
    var socketMode: String?
    @Option(help: "Certificate for tls:, followed by its intermediates, PEM. SIGHUP reloads it and its key.")
    var tlsCert: String?
    @Option(help: "Private key of the certificate, PEM, mode 0640 at most.") var tlsKey: String?
    @Option(
        name: .customLong("tls-client-ca"),
        help: "CA of client certificates, PEM; without it clients are not asked for certificates.")
    var tlsClientCA: String?
    @Flag(help: "Allow tcp: without TLS on this machine (127.0.0.0/8, ::1, localhost).")
    var insecureLoopback = false
    @Option(
        help: """
            JSON file with data_dir, listen (a list), tls_cert, tls_key, tls_client_ca, insecure_loopback, log_format,
            socket_mode, retain_outcomes.
            """)
    var config: String?
    @Option(help: "Format of the log on standard error: json or text.") var logFormat: String?
    @Option(
        help: ArgumentHelp(
            "Days for which route outcomes are kept; 0, the default, keeps them for ever.", valueName: "days"))
    var retainOutcomes: Int?
    @Option(
        help: ArgumentHelp("Restore a backup into --data, which must not have a store, and exit.", valueName: "file"))
    var restore: String?
    @Flag(help: "Serve a store that lacks acknowledged writes; regent doctor shows the loss from then on.")
    var acceptLoss = false
    @Flag(help: "Allow debuggers, core dumps and backtraces of crashes; for development.")
    var debuggable = false

    static func main() async {
        do {
            if let malformed = ProgramArguments.firstMalformed { throw ValidationError(malformed.description) }
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            end(with: error)
        }
    }

    /// Ends the daemon with the output of the argument parser: help, the version, or an error.
    private static func end(with error: any Error) -> Never {
        let code = exitCode(for: error)
        let text = fullMessage(for: error)
        guard !text.isEmpty, code.isSuccess else { exit(withError: error) }
        do { try write(text) } catch { exit(withError: error) }
        exit(withError: code)
    }

    /// Writes to standard output; fails if not everything could be written, for example on a full disk.
    private static func write(_ text: String) throws(SystemError) {
        try StandardOutput.write(Array((text + "\n").utf8).span)
    }

    func run() async throws {
        try ProcessGuard.enter(isDebuggable: debuggable)
        let flags = DaemonConfiguration.Flags(
            data: data, listen: listen, tlsCertificate: tlsCert, tlsKey: tlsKey, tlsClientCA: tlsClientCA,
            allowsPlainLoopback: insecureLoopback, logFormat: logFormat, socketMode: socketMode,
            retainOutcomes: retainOutcomes)
        let configuration = try await DaemonConfiguration.load(flags: flags, configurationFile: config)
        if let restore { return try Self.write(try await Restore.run(restore, into: configuration.data).description) }
        try await serve(configuration)
    }

    private func serve(_ configuration: DaemonConfiguration) async throws {
        do {
            let logger = configuration.logFormat.logger()
            try await Daemon(configuration, logger: logger, acceptsLoss: acceptLoss).run()
        } catch let error as DaemonError where error.loss != nil {
            FileHandle.standardError.write(Data("Error: \(error)\n".utf8))
            throw ExitCode(error.exitStatus)
        }
    }
}
