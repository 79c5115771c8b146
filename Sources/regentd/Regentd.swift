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
            SIGTERM and SIGINT end it in order: open calls have ten seconds, then exit status 0. Another one, a \
            second later or more, ends it at once with 143 or 130; what was acknowledged is kept all the same.

            The file regent.head beside the store says how far the store had come. A store that has less is not \
            served: exit status 65, and both numbers on standard error. It is written at each commit and reaches the \
            disk within a second, so after a power loss it may miss what happened in the last second before. Other \
            exit statuses: 64 for wrong flags, 74 where the store failed while it ran, 1 for everything else.
            """,
        version: Daemon.version)

    @Option(help: "Directory of the store, or :memory:.") var data: String?
    @Option(
        parsing: .singleValue,
        help: """
            Where to listen: unix:PATH, tls:HOST:PORT, or tcp:HOST:PORT without TLS. May be repeated; port 0 takes a \
            free one. Without a unix: among them DIR/regent.sock is served too.
            """)
    var listen: [String] = []
    @Option(help: "Permissions of the socket: 0600, or 0660 for one outside the directory of the store.")
    var socketMode: String?
    @Option(help: "Certificate for tls:, its intermediates behind it, PEM. SIGHUP reads it and its key again.")
    var tlsCert: String?
    @Option(help: "Private key of the certificate, PEM, mode 0640 at most.") var tlsKey: String?
    @Option(
        name: .customLong("tls-client-ca"),
        help: "CA whose certificates clients may show, PEM; without it they are asked for none.")
    var tlsClientCA: String?
    @Flag(help: "Allow tcp: without TLS on this machine (127.0.0.0/8, ::1, localhost).")
    var insecureLoopback = false
    @Option(
        help: """
            JSON file with data_dir, listen (a list), tls_cert, tls_key, tls_client_ca, insecure_loopback, log_format,
            socket_mode, retain_outcomes.
            """)
    var config: String?
    @Option(help: "Form of the log on standard error: json or text.") var logFormat: String?
    @Option(help: ArgumentHelp("Days that route outcomes are kept; 0, the default, = for ever.", valueName: "days"))
    var retainOutcomes: Int?
    @Option(help: ArgumentHelp("Makes a store in --data, which must have none, of a backup.", valueName: "file"))
    var restore: String?
    @Flag(help: "Serve a store that lacks acknowledged writes; recorded, and shown by regent doctor from then on.")
    var acceptLoss = false
    @Flag(help: "Leave the process open to debuggers, core dumps and backtraces of crashes; for development.")
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

    /// Ends the daemon with what the argument parser says: help, the version, or what is wrong.
    private static func end(with error: any Error) -> Never {
        let code = exitCode(for: error)
        let text = fullMessage(for: error)
        guard !text.isEmpty, code.isSuccess else { exit(withError: error) }
        do { try write(text) } catch { exit(withError: error) }
        exit(withError: code)
    }

    /// Writes to standard output, or fails: what a full disk has not taken is not done.
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
