import ArgumentParser
import RegentClient
import RegentMessages

/// Lists runs.
struct EvalListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists runs.",
        discussion: """
            Examples:
              regent eval list
              regent eval list --state failed -o jsonl
              regent eval list --filter 'create_time > 2026-01-02T00:00:00Z' --order-by 'create_time desc'
            """)

    @Option(help: "Only runs in this state: running, sealed, passed, failed, inconclusive, aborted.")
    var state: RunStateArgument?
    @Option(help: "Runs listed, at most; 0 = all.")
    var limit = ListLimit(standard: 100)
    @OptionGroup var query: QueryOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let state = state?.value ?? .unspecified
        let listed = try await connection.withClient { client in
            try await Pages.collect(limit: limit) { size, token in
                let page = try await client.listRuns(
                    ListRunsRequest(
                        pageSize: size, pageToken: token, state: state, filter: query.filter, orderBy: query.orderBy,
                        asOf: query.asOf))
                return (page.runs, page.nextPageToken)
            }
        }
        output.write(
            ListRunsResponse(runs: listed.items, nextPageToken: listed.nextPageToken),
            items: listed.items, tables: [EvalRun.table(listed.items)])
        listed.sayIfMore()
    }
}

/// A run state in any case.
struct RunStateArgument: ExpressibleByArgument, Sendable {
    let value: EvalRunState

    static let allValueStrings = EvalRunState.allKnown.dropFirst().map { $0.name.lowercased() }

    init?(argument: String) {
        guard let value = EvalRunState(name: argument), value != .unspecified else { return nil }
        self.value = value
    }
}
