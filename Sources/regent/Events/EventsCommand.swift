import ArgumentParser
import RegentClient
import RegentMessages
import RegentText

/// Entries of the ledger as figures.
struct EventsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "events", "Counts changes in the ledger.",
        examples: """
            regent events stats
            regent events stats --by actor --from -30d
            """,
        subcommands: [EventsStatsCommand.self])
}

/// What entries are counted by.
enum EventDimension: String, ExpressibleByArgument, CaseIterable, Sendable {
    case kind
    case event
    case actor
    case resource
}

/// Counts entries of the ledger.
struct EventsStatsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "stats", "Counts the entries of a range of time, and how many there were per hour.",
        examples: """
            regent events stats
            regent events stats --by kind --by event --from -7d
            regent events stats --kind provider --by actor --every 1d --from -30d
            """,
        notes: """
            Only entries of resources that you may read are counted. Who made them is shown
            with audit.read.
            """)

    @Option(help: "Count by this; may be repeated (default: event).")
    var by: [EventDimension] = []
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("From when on: RFC 3339, or an age, for example -7d (default: -1d).", valueName: "time"))
    var from: TimeArgument?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Before when: RFC 3339, or an age (default: now).", valueName: "time"))
    var to: TimeArgument?
    @Option(help: "Only resources of this kind; may be repeated.")
    var kind: [KindArgument] = []
    @Option(help: "Only resources whose name begins with this.", completion: .names)
    var prefix = ""
    @Option(help: ArgumentHelp("Also count each step of this length, for example 1h.", valueName: "duration"))
    var every: TTLArgument?
    @Option(help: "Maximum number of groups, 1000 at most; 0 means 1000 (default: 100).", transform: ListLimit.init)
    var limit = ListLimit(standard: 100)
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    /// Groups of one answer.
    private static let limitMax = 1_000

    func run() async throws {
        let dimensions = by.isEmpty ? [EventDimension.event] : by
        let most = limit.count == 0 ? Self.limitMax : min(limit.count, Self.limitMax)
        let request = GetEventStatisticsRequest(
            fromTime: from?.time, toTime: to?.time, groupBy: dimensions.map(\.rawValue), kinds: kind.map(\.kind),
            namePrefix: prefix, stepSeconds: every?.seconds ?? 0, limit: UInt32(most))
        let response = try await connection.withClient { try await $0.getEventStatistics(request) }
        var tables = [Self.table(response.groups, dimensions)]
        if !response.steps.isEmpty { tables.append(Self.table(response.steps)) }
        output.write(response, items: response.groups, tables: tables)
        if response.omitted > 0 { ListLimit.reportMore() }
    }

    private static func table(_ groups: [EventGroup], _ dimensions: [EventDimension]) -> Table {
        Table(
            dimensions.map { .text($0.rawValue) } + [.count("count"), .number("per_hour"), .text("last_time")],
            rows: groups.map { group in
                group.values + [
                    "\(group.count)", NumberText.fixed(group.perHour, decimals: 2), TimeText.of(group.lastTime),
                ]
            })
    }

    private static func table(_ steps: [EventStep]) -> Table {
        Table(
            [.text("time"), .count("count")], rows: steps.map { [TimeText.of($0.time), "\($0.count)"] })
    }
}
