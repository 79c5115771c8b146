import ArgumentParser
import RegentClient
import RegentMessages
import RegentText

/// The log of the daemon.
struct LogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "log", "Shows and changes the level of the daemon's log.",
        examples: """
            regent log level
            regent log level debug
            """,
        subcommands: [LogLevelCommand.self])
}

/// Shows the level of the log, or changes it.
struct LogLevelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "level", "Shows the level of the daemon's log, or changes it while the daemon runs.",
        examples: """
            regent log level
            regent log level debug
            """,
        notes: """
            The level holds until the daemon ends, or until SIGHUP has it take that of its
            configuration again.
            """)

    @Argument(help: "trace, debug, info, notice, warning, error or critical.")
    var level: WordArgument<LogLevel>?
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        guard let level else {
            let response = try await connection.withClient { try await $0.getServerInfo(GetServerInfoRequest()) }
            let now = response.server?.activity?.logLevel ?? .unspecified
            return output.write(SetLogLevelResponse(previous: now, level: now), tables: [Self.table(now)])
        }
        let request = SetLogLevelRequest(level: level.value)
        let response = try await connection.withClient { try await $0.setLogLevel(request) }
        output.write(response, tables: [Self.table(response.level)])
        Terminal.say("the log level was \(response.previous.name.lowercased())")
    }

    private static func table(_ level: LogLevel) -> Table { Table(fields: [("level", level.name.lowercased())]) }
}
