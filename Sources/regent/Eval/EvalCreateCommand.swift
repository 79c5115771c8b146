import ArgumentParser
import RegentClient
import RegentMessages

/// Opens a run.
struct EvalCreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Opens a run; its gates are locked before the first sample.",
        discussion: """
            Examples:
              regent eval create r1 --type offline --gates gates.json
              regent eval create r2 --type canary --gates gates.json \\
                --metric quality:0..1 --plan nightly
              regent eval create r3 --type offline \\
                --model-version models/triage/versions/1.2.0

            A model version that is named must exist; --unregistered is for one that is not registered yet. Such a
            run can be compared, and never stands for a version that is registered later.
            """)

    @Argument(help: "The new run, r1 or evalRuns/r1.")
    var run: RunArgument
    @Option(help: "offline, canary, scheduled or manual.")
    var type: RunTypeArgument
    @OptionGroup(title: "Gates") var gates: GateOptions
    @Option(help: "Plan the run belongs to; attempts are counted per plan.")
    var plan = ""
    @Option(help: "The judged version, models/M/versions/V.")
    var modelVersion = ""
    @Flag(help: "The judged version need not exist.")
    var unregistered = false
    @Option(help: "What started it: a pipeline, a ticket, a person.")
    var trigger = ""
    @Option(help: ArgumentHelp("A free label; may be repeated.", valueName: "KEY=VALUE"))
    var metadata: [AssignmentArgument] = []
    @OptionGroup var mutation: MutationOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let request = CreateRunRequest(
            name: run.name, type: type.value, trigger: trigger, modelVersion: modelVersion, plan: plan,
            gates: try gates.policy(), metrics: try gates.declarations(),
            metadata: TextMap(metadata.map { ($0.key, $0.value) }), unregistered: unregistered,
            mutation: mutation.mutation)
        let response = try await connection.withClient { try await $0.createRun(request) }
        output.write(response, tables: [RunNoun.table([response.run].compactMap(\.self))])
        mutation.report(
            "created \(run.name)", response.receipt, next: "regent eval upload \(run.id) FILE")
    }
}

/// A run type in any case.
struct RunTypeArgument: WordArgument {
    let value: EvalRunType

    static let allValueStrings = EvalRunType.allKnown.dropFirst().map { $0.name.lowercased() }

    init?(argument: String) {
        guard let value = EvalRunType(name: argument), value != .unspecified else { return nil }
        self.value = value
    }

    init(_ value: EvalRunType) { self.value = value }

    var defaultValueDescription: String { value.name.lowercased() }
}
