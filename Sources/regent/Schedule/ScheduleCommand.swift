import ArgumentParser
import RegentClient
import RegentMessages
import RegentText

/// What happens by itself when its time comes.
struct ScheduleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "schedule", "What the daemon does when its time comes.",
        examples: """
            regent schedule tick
            regent schedule tick --dry-run
            """,
        subcommands: [ScheduleTickCommand.self])
}

/// Has the daemon do what is due.
struct ScheduleTickCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "tick", "Has the daemon do what is due.",
        examples: """
            regent schedule tick
            regent schedule tick --limit 1000
            regent schedule tick --dry-run
            """,
        notes: """
            The daemon does so each second by itself; each thing is done once, whoever
            asks.
            """)

    @Option(help: "Changes at most, 1-1000.")
    var limit: UInt32 = 100
    @OptionGroup var mutation: MutationOptions
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let request = ScheduleTickRequest(limit: limit, mutation: mutation.mutation)
        let response = try await connection.withClient { try await $0.scheduleTick(request) }
        let done = Table(
            [.text("due_time"), .text("resource"), .text("event"), .number("revision")],
            rows: response.done.map { [TimeText.of($0.dueTime), $0.resource, $0.event, "\($0.revision)"] })
        let failed = Table(
            [.text("due_time"), .text("resource"), .text("reason"), .text("message")],
            rows: response.failed.map { [TimeText.of($0.dueTime), $0.resource, $0.reason, $0.message] })
        output.write(response, tables: [done] + (response.failed.isEmpty ? [] : [failed]))
        if response.more { Terminal.say("more may be due: regent schedule tick") }
    }
}
