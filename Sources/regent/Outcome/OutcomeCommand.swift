import ArgumentParser
import RegentClient
import RegentMessages
import RegentText

/// Outcomes of routed requests.
struct OutcomeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "outcome", "Outcomes of routed requests: report, list, summarize.",
        examples: """
            regent outcome report outcomes.jsonl.zst
            regent outcome summary --environment prod --from -24h
            regent outcome list --environment prod --provider openai --limit 20
            regent outcome list --request-id r-42
            """,
        subcommands: [OutcomeReportCommand.self, OutcomeSummaryCommand.self, OutcomeListCommand.self])
}

/// Lists outcomes.
struct OutcomeListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "list", "Lists the outcomes of one request, or the newest of one provider or strategy.",
        examples: """
            regent outcome list --request-id r-42
            regent outcome list --environment prod --provider openai --from -1h
            regent outcome list -e prod --strategy fallback -o jsonl --limit 0
            """,
        notes: timeNotes)

    /// How points in time are written.
    fileprivate static let timeNotes = """
        A time is written as in RFC 3339 (2026-08-01T01:45:00Z) or as an age (-90m,
        -24h, -7d).
        """

    @Option(help: "List only outcomes of this request.")
    var requestId = ""
    @Option(name: .shortAndLong, help: "List only outcomes of this environment; required without --request-id.")
    var environment: EnvironmentArgument?
    @Option(help: "List only outcomes of this provider.", completion: .providers)
    var provider = ""
    @Option(help: "List only outcomes of this strategy.")
    var strategy: StrategyArgument?
    @Option(parsing: .unconditional, help: "Start of the time range, inclusive.")
    var from: TimeArgument?
    @Option(parsing: .unconditional, help: "End of the time range, exclusive.")
    var to: TimeArgument?
    @Option(help: "Maximum number of outcomes; 0 means all (default: 100).", transform: ListLimit.init)
    var limit = ListLimit(standard: 100)
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let listed = try await connection.withClient { client in
            try await Pages.collect(limit: limit.count) { size, token in
                let page = try await client.listOutcomes(
                    ListOutcomesRequest(
                        requestId: requestId, environment: environment?.id ?? "", selectedProvider: provider,
                        routeStrategy: strategy?.value ?? .unspecified, fromTime: from?.time, toTime: to?.time,
                        pageSize: size, pageToken: token))
                return (page.outcomes, page.nextPageToken)
            }
        }
        output.write(
            ListOutcomesResponse(outcomes: listed.items, nextPageToken: listed.nextPageToken),
            items: listed.items, tables: [RouteOutcome.table(listed.items)])
        listed.reportMore()
    }
}

/// Summarizes outcomes.
struct OutcomeSummaryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "summary", "Summarizes outcomes: counts, rates and exact latency percentiles, by group.",
        examples: """
            regent outcome summary --environment prod
            regent outcome summary -e prod --from -24h --by strategy -o json
            """,
        notes: OutcomeListCommand.timeNotes)

    @Option(name: .shortAndLong, help: "The environment, for example prod.")
    var environment: EnvironmentArgument
    @Option(parsing: .unconditional, help: "Start of the time range, inclusive.")
    var from: TimeArgument?
    @Option(parsing: .unconditional, help: "End of the time range, exclusive.")
    var to: TimeArgument?
    @Option(help: "What the outcomes are grouped by.")
    var by = OutcomeGroupingArgument.provider
    @Flag(help: "Counts every outcome instead of adding up stored sums; the same result, slower.")
    var fullScan = false
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let request = GetOutcomeSummaryRequest(
            environment: environment.id, fromTime: from?.time, toTime: to?.time, groupBy: by.value,
            fullScan: fullScan)
        let summary = try await connection.withClient { try await $0.getOutcomeSummary(request) }
        output.write(summary, items: summary.groups, tables: [summary.table(by.rawValue)])
        if summary.erasedCount > 0 {
            let erased = NumberText.counted(summary.erasedCount, "outcome", "outcomes")
            Terminal.say("\(erased) that may be in the range were erased at the end of their retention")
        }
    }
}

/// What a summary is grouped by.
enum OutcomeGroupingArgument: String, ExpressibleByArgument, CaseIterable, Sendable {
    case provider
    case strategy
    case modelVersion = "model-version"

    var value: OutcomeGrouping {
        switch self {
        case .provider: .selectedProvider
        case .strategy: .routeStrategy
        case .modelVersion: .modelVersion
        }
    }
}
