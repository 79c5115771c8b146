import ArgumentParser
import RegentClient
import RegentMessages

/// What became of routed requests.
struct OutcomeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outcome",
        abstract: "What became of routed requests: report, find, summarise.",
        discussion: """
            Examples:
              regent outcome summary --environment prod --from -24h
              regent outcome list --environment prod --provider openai --limit 20
              regent outcome list --request-id r-42
              regent outcome report outcomes.jsonl.zst
            """,
        subcommands: [OutcomeListCommand.self, OutcomeSummaryCommand.self, OutcomeReportCommand.self])
}

/// Lists outcomes.
struct OutcomeListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "The outcomes of one request, or the newest of one provider or one strategy.",
        discussion: """
            Examples:
              regent outcome list --request-id r-42
              regent outcome list --environment prod --provider openai --from -1h
              regent outcome list --environment prod --strategy fallback -o jsonl --limit 0
            """)

    @Option(help: "Only of this request, in every environment unless one is named.")
    var requestId = ""
    @Option(name: .shortAndLong, help: "The environment, for example prod.")
    var environment: EnvironmentArgument?
    @Option(help: "Of this provider.")
    var provider = ""
    @Option(help: "Of this strategy: requested, weighted, default or fallback.")
    var strategy: StrategyArgument?
    @Option(parsing: .unconditional, help: "From then on: RFC 3339, or -90m, -24h, -7d ago.")
    var from: TimeArgument?
    @Option(parsing: .unconditional, help: "Before then.")
    var to: TimeArgument?
    @Option(help: "Outcomes listed, at most; 0 = all.", transform: ListLimit.init(option:))
    var limit = ListLimit(standard: 100)
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let listed = try await connection.withClient { client in
            try await Pages.collect(limit: limit) { size, token in
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
        listed.sayIfMore()
    }
}

/// Summarises outcomes.
struct OutcomeSummaryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "summary",
        abstract: "Counts, rates and exact latency percentiles, by group.",
        discussion: """
            Examples:
              regent outcome summary --environment prod
              regent outcome summary --environment prod --from -24h --by strategy -o json
            """)

    @Option(name: .shortAndLong, help: "The environment, for example prod.")
    var environment: EnvironmentArgument
    @Option(parsing: .unconditional, help: "From then on: RFC 3339, or -90m, -24h, -7d ago.")
    var from: TimeArgument?
    @Option(parsing: .unconditional, help: "Before then.")
    var to: TimeArgument?
    @Option(help: "Groups: provider, strategy or model-version.")
    var by = OutcomeGroupingArgument.provider
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let request = GetOutcomeSummaryRequest(
            environment: environment.id, fromTime: from?.time, toTime: to?.time, groupBy: by.value)
        let summary = try await connection.withClient { try await $0.getOutcomeSummary(request) }
        output.write(summary, items: summary.groups, tables: [summary.table(by.rawValue)])
        if summary.erasedCount > 0 {
            let erased = NumberText.counted(summary.erasedCount, "outcome", "outcomes")
            Terminal.say("\(erased) that may reach into the range were erased when their time was over")
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

/// A route strategy in any case.
struct StrategyArgument: WordArgument {
    let value: RouteStrategy

    static let allValueStrings = RouteStrategy.allKnown.dropFirst().map { $0.name.lowercased() }

    init?(argument: String) {
        guard let value = RouteStrategy(name: argument), value != .unspecified else { return nil }
        self.value = value
    }
}

extension RouteOutcome {
    /// One row an outcome.
    fileprivate static func table(_ outcomes: [RouteOutcome]) -> Table {
        Table(
            [
                .text("create_time"), .text("request_id"), .text("environment"), .text("selected_provider"),
                .text("route_strategy"), .text("status"), .number("latency_ms"), .text("fallback"),
                .text("error_code"),
            ],
            rows: outcomes.map { outcome in
                [
                    TimeText.of(outcome.createTime), outcome.requestId, outcome.environment, outcome.selectedProvider,
                    outcome.routeStrategy == .unspecified ? "" : outcome.routeStrategy.name, outcome.status.name,
                    outcome.latencyMs.map(NumberText.decimal) ?? "", outcome.fallbackUsed ? "fallback" : "",
                    outcome.errorCode,
                ]
            })
    }
}

extension GetOutcomeSummaryResponse {
    /// One row a group, and the total.
    fileprivate func table(_ grouping: String) -> Table {
        let all =
            groups
            + [total].compactMap { total in
                var total = total
                total?.value = "(all)"
                return total
            }
        return Table(
            [
                .text(grouping), .count("count"), .number("fallback_rate"), .number("error_rate"),
                .number("p50_latency_ms"), .number("p90_latency_ms"), .number("p95_latency_ms"),
                .number("p99_latency_ms"),
            ],
            rows: all.map { group in
                let percentiles = [group.p50LatencyMs, group.p90LatencyMs, group.p95LatencyMs, group.p99LatencyMs]
                return [
                    group.value, "\(group.count)", NumberText.decimal(group.fallbackRate),
                    NumberText.decimal(group.errorRate),
                ] + percentiles.map { $0.map(NumberText.decimal) ?? "" }
            })
    }
}
