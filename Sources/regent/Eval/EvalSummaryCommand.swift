import ArgumentParser
import RegentClient
import RegentMessages
import RegentModel
import RegentText

/// Prints the summary of a run.
struct EvalSummaryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "summary", "Shows the summary of a run; before it is sealed, of the durable samples.",
        examples: """
            regent eval summary r1
            regent eval summary r1 --by selected_provider --metric schema_valid_rate
            regent eval summary r1 --by metadata.language --where 'status=SCORED'
            regent eval summary r1 --metric 'pass@5(schema_valid)' -o json
            """,
        notes: """
            --by takes status, cluster, error_code, model_version, requested_provider,
            selected_provider (short: provider), fallback_provider, route_strategy
            (strategy), prompt_template_version (prompt_version) or metadata.KEY; at most
            1,000 groups. Records that were left out are missing in every group.

            pass@K(FIELD) is the chance that at least one of K repeats is true,
            pass^K(FIELD) that all are. FIELD is schema_valid, patch_apply_success,
            safety_compliant, or a score of 0 and 1.
            """)

    @Argument(help: "The run: ID or evalRuns/ID.")
    var run: RunArgument
    @Option(
        help: ArgumentHelp("One summary for each value of a field.", valueName: "field"),
        completion: .list(GroupField.words))
    var by = ""
    @Option(help: ArgumentHelp("A metric to show; may be repeated (default: all).", valueName: "name"))
    var metric: [String] = []
    @Option(
        name: .customLong("where"), help: "Summarise only samples for which every comparison is true.")
    var filter = ""
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let request = GetSummaryRequest(run: run.name, by: by, filter: filter, metrics: metric)
        let response = try await connection.withClient { try await $0.getSummary(request) }
        output.write(response, tables: [response.table])
        if response.invalidated { Terminal.say("\(run.name) was invalidated: do not rely on its summary") }
        if !response.sealed { Terminal.say("\(run.name) is not sealed: the summary may change") }
    }
}
