import ArgumentParser
import RegentDaemon

/// The daemon.
@main
struct Regentd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "regentd", abstract: "The control plane for AI models in production.",
        version: Daemon.version)

    @Option(help: "Directory of the store, or :memory:.") var data: String?
    @Option(help: "Where to listen: unix:PATH. Default: unix:DIR/regent.sock.") var listen: String?
    @Option(help: "JSON file with data_dir, listen, log_format, retain_outcomes.") var config: String?
    @Option(help: "Form of the log on standard error: json or text.") var logFormat: String?
    @Option(help: ArgumentHelp("Days that route outcomes are kept; 0, the default, = for ever.", valueName: "days"))
    var retainOutcomes: Int?
    @Option(help: ArgumentHelp("Makes a store in --data, which must have none, of a backup.", valueName: "file"))
    var restore: String?

    func run() async throws {
        let flags = DaemonConfiguration.Flags(
            data: data, listen: listen, logFormat: logFormat, retainOutcomes: retainOutcomes)
        let configuration = try await DaemonConfiguration.load(flags: flags, configurationFile: config)
        if let restore { return print(try await Restore.run(restore, into: configuration.data).description) }
        try await Daemon(configuration, logger: configuration.logFormat.logger()).run()
    }
}
