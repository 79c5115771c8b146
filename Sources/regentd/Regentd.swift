import ArgumentParser
import RegentDaemon

/// The daemon.
@main
struct Regentd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "regentd", abstract: "The control plane for AI models in production.",
        discussion: """
            SIGTERM and SIGINT end it in order: open calls have ten seconds, then exit status 0. A second one ends it at \
            once with 143 or 130; what was acknowledged is kept all the same.
            """,
        version: Daemon.version)

    @Option(help: "Directory of the store, or :memory:.") var data: String?
    @Option(help: "Where to listen: unix:PATH. Default: unix:DIR/regent.sock.") var listen: String?
    @Option(help: "Permissions of the socket: 0600, or 0660 for one outside the directory of the store.")
    var socketMode: String?
    @Option(help: "JSON file with data_dir, listen, log_format, socket_mode.") var config: String?
    @Option(help: "Form of the log on standard error: json or text.") var logFormat: String?
    @Flag(help: "Leave the process open to debuggers and core dumps; for development.") var debuggable = false

    func run() async throws {
        try ProcessGuard.enter(isDebuggable: debuggable)
        let flags = DaemonConfiguration.Flags(
            data: data, listen: listen, logFormat: logFormat, socketMode: socketMode)
        let configuration = try await DaemonConfiguration.load(flags: flags, configurationFile: config)
        try await Daemon(configuration, logger: configuration.logFormat.logger()).run()
    }
}
