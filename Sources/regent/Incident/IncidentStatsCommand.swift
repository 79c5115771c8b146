import ArgumentParser
import RegentClient
import RegentMessages
import RegentText

/// Figures of incidents.
struct IncidentStatsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "stats", "Counts open and overdue incidents, and shows how long their steps took.",
        examples: """
            regent incident stats
            regent incident stats --from -30d -o json
            """,
        notes: """
            A step takes from the detection of an incident until it was triaged, mitigated
            first or resolved last. Only incidents that you may read are counted.
            """)

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Steps of incidents opened from when on: RFC 3339, or an age, for example -7d (default: -90d).",
            valueName: "time"))
    var from: TimeArgument?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Before when: RFC 3339, or an age (default: now).", valueName: "time"))
    var to: TimeArgument?
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let request = GetIncidentStatisticsRequest(fromTime: from?.time, toTime: to?.time)
        let response = try await connection.withClient { try await $0.getIncidentStatistics(request) }
        output.write(response, tables: [Self.open(response), Self.durations(response)])
        if response.more {
            Terminal.say("there are more incidents than are counted: name a shorter range by --from and --to")
        }
    }

    private static func open(_ response: GetIncidentStatisticsResponse) -> Table {
        let total = ["all", "", "\(response.openCount)", "\(response.overdueCount)"]
        return Table(
            [.text("type"), .text("severity"), .count("count"), .count("overdue")],
            rows: response.open.map {
                [$0.type.name, $0.severity.name, "\($0.count)", "\($0.overdueCount)"]
            } + [total])
    }

    private static func durations(_ response: GetIncidentStatisticsResponse) -> Table {
        Table(
            [.text("step"), .count("count"), .number("p50_seconds"), .number("p95_seconds")],
            rows: response.durations.map { duration in
                [
                    duration.step.name, "\(duration.count)", NumberText.fixed(duration.p50Seconds, decimals: 0),
                    NumberText.fixed(duration.p95Seconds, decimals: 0),
                ]
            })
    }
}
