import ArgumentParser
import RegentEvaluation
import RegentMessages
import RegentText

/// Evaluation runs, from samples to verdict.
enum RunNoun: CLINoun {
    typealias Place = NamedPlace<EvalRun>

    static let get = EvaluationServiceMethods.getRun
    static let list = EvaluationServiceMethods.listRuns
    static let words = ["eval"]
    static let singular = "run"
    static let plural = "runs"
    static let abstract = "Evaluation runs: from samples to a summary and a verdict."
    static let examples = """
        regent eval check answers.jsonl --gates gates.json
        regent eval create r1 --type offline --gates gates.json
        regent eval upload r1 answers.csv.zst --map sample_id=id
        regent eval seal r1 --expected-samples 150
        regent eval gate r1 -o json
        regent eval compare r1 r2
        regent eval report r2 --against r1 --html report.html
        regent eval samples r1 --where 'schema_valid=false AND latency_ms>1000'
        """
    static let notes = """
        A gates file:
          {"schema_valid_rate_min": 0.95, "fallback_rate_max": 0.1}
        """
    static let example = "r1"
    static let columns: [NounColumn<EvalRun>] = [
        "name", "type", "state", NounColumn("invalidated") { $0.isInvalidated ? "invalidated" : "" },
        NounColumn("samples", isNumber: true) { $0.summary.map { "\($0.sampleCount)" } ?? "" }, "plan", "attempt",
        "model_version", "revision", "update_time",
    ]
    static let verbs: [any ParsableCommand.Type] = [
        EvalCheckCommand.self, EvalPlanCommand.self, NounVerbCommand<CreateRun>.self, EvalUploadCommand.self,
        EvalRetryCommand.self,
        NounVerbCommand<SealRun>.self, NounVerbCommand<EvaluateGates>.self, EvalSummaryCommand.self,
        EvalCompareCommand.self, EvalTrendCommand.self, EvalReportCommand.self, EvalWatchCommand.self,
        EvalSamplesCommand.self, EvalExportCommand.self, EvalRecomputeCommand.self,
        NounVerbCommand<DropBatch>.self, NounVerbCommand<AbortRun>.self, NounVerbCommand<InvalidateRun>.self,
    ]

    /// Those in a state, or all.
    struct Selection: NounSelection {
        @Option(name: .customLong("state"), help: "List only runs in this state.")
        var wanted: RunStateArgument?

        var state: String? { wanted?.value.name }
    }

    static func page(of run: EvalRun) -> [Table] { run.tables }
}

/// Creates a run.
enum CreateRun: NounVerb {
    typealias Noun = RunNoun

    /// What a new run is given.
    struct Flags: ParsableArguments, Sendable {
        @Option(help: "Type of the run.")
        var type: RunTypeArgument
        @OptionGroup(title: "Gates") var gates: GateOptions
        @Option(help: "Plan that the run belongs to; attempts are counted per plan.")
        var plan = ""
        @Option(help: "Model version that is evaluated: models/MODEL/versions/VERSION.")
        var modelVersion = ""
        @Flag(help: "Accept a model version that is not registered.")
        var unregistered = false
        @Option(help: "Name of the data set that is evaluated on.")
        var dataset = ""
        @Option(help: "What started the run: a pipeline, a ticket, a person.")
        var trigger = ""
        @Option(help: ArgumentHelp("A label; may be repeated.", valueName: "key=value"))
        var metadata: [AssignmentArgument] = []
    }

    static let method = EvaluationServiceMethods.createRun
    static let abstract = "Creates a run; its gates cannot be changed afterwards."
    static let examples = """
        regent eval create r1 --type offline --gates gates.json
        regent eval create r2 --type canary --gates gates.json --metric quality:0..1
        regent eval create r3 --type offline --plan nightly
        regent eval create r4 --type offline \\
          --model-version models/triage/versions/1.2.0
        """
    static let notes = """
        A model version that is named must exist; --unregistered accepts any. Such a
        run can be compared, and is never evidence for a version that is registered
        later.
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) throws -> CreateRunRequest {
        CreateRunRequest(
            name: name, type: flags.type.value, trigger: flags.trigger, modelVersion: flags.modelVersion,
            plan: flags.plan, gates: try flags.gates.policy(), metrics: try flags.gates.declarations(),
            metadata: TextMap(flags.metadata.map { ($0.key, $0.value) }), unregistered: flags.unregistered,
            dataset: flags.dataset, mutation: mutation)
    }

    static func next(_ run: EvalRun, _ text: String) -> String? { "regent eval upload \(text) FILE" }
}

/// Seals a run.
enum SealRun: NounVerb {
    typealias Noun = RunNoun

    /// What is checked.
    struct Flags: ParsableArguments, Sendable {
        @Option(help: ArgumentHelp("Refuse unless the run has exactly this many samples.", valueName: "count"))
        var expectedSamples: UInt64?
    }

    static let method = EvaluationServiceMethods.sealRun
    static let abstract = "Seals a run: checks that it is complete, and stores its summary."
    static let examples = """
        regent eval seal r1
        regent eval seal r1 --expected-samples 150
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> SealRunRequest {
        SealRunRequest(run: name, expectedSamples: flags.expectedSamples, mutation: mutation)
    }

    static func done(_ run: EvalRun, _ flags: Flags) -> String {
        "sealed \(run.name) with " + NumberText.counted(run.summary?.sampleCount ?? 0, "sample", "samples")
    }

    static func next(_ run: EvalRun, _ text: String) -> String? { "regent eval gate \(text)" }

    static func tables(_ run: EvalRun) -> [Table] { [run.summary?.table].compactMap(\.self) }
}

/// Evaluates the gates of a run.
enum EvaluateGates: NounVerb {
    typealias Noun = RunNoun

    static let method = EvaluationServiceMethods.evaluateGates
    static let word = "gate"
    static let abstract = "Evaluates the gates of a sealed run: exit code 0 PASS, 2 FAIL, 3 INCONCLUSIVE."
    static let examples = """
        regent eval gate r1
        regent eval gate r1 -o json && deploy
        regent eval gate r2 --reason "second attempt after the tokenizer fix"
        """

    static func done(_ run: EvalRun, _ flags: NoFlags) -> String {
        "judged \(run.name): \((run.verdict ?? Verdict()).text)"
    }

    static func next(_ run: EvalRun, _ text: String) -> String? {
        run.verdict?.status == .pass ? nil : "regent eval summary \(text)"
    }

    static func tables(_ run: EvalRun) -> [Table] { (run.verdict ?? Verdict()).tables }

    static func end(_ run: EvalRun) throws { try (run.verdict ?? Verdict()).exit() }
}

/// Drops a batch.
enum DropBatch: NounVerb {
    typealias Noun = RunNoun

    /// Which batch.
    struct Flags: ParsableArguments, Sendable {
        @Argument(help: "Sequence number of the batch, from 1.")
        var seq: UInt64
        @Option(help: "Upload of the batch; may be omitted if the run has only one.")
        var upload = ""
        @OptionGroup var confirmation: ConfirmationOptions
    }

    static let method = EvaluationServiceMethods.dropBatch
    static let word = "dropBatch"
    static let usage = "SEQ"
    static let abstract = "Drops a batch for good, so that a run with a bad batch can be sealed."
    static let examples = """
        regent eval drop-batch r1 17 --reason "repeats batch 3"
        regent eval drop-batch r1 17 --upload worker-2 --reason "repeats worker-1"
        """
    static let notes = """
        A reason is required. This cannot be undone: on a terminal the command asks for
        confirmation, or needs --yes.
        """

    static func check(_ name: String, _ flags: Flags, _ connection: ConnectionOptions) async throws {
        try flags.confirmation.askIfPossible("drop batch \(flags.seq) of \(name) for good?")
    }

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> DropBatchRequest {
        DropBatchRequest(run: name, upload: flags.upload, seq: flags.seq, mutation: mutation)
    }

    static func done(_ run: EvalRun, _ flags: Flags) -> String { "dropped batch \(flags.seq) of \(run.name)" }

    static func next(_ run: EvalRun, _ text: String) -> String? { "regent eval seal \(text)" }
}

/// Aborts a run.
enum AbortRun: NounVerb {
    typealias Noun = RunNoun

    static let method = EvaluationServiceMethods.abortRun
    static let abstract = "Aborts a run that is not sealed; it gets no verdict."
    static let examples = "regent eval abort r1 --reason \"wrong data set\""
    static let notes = """
        A reason is required. This cannot be undone: on a terminal the command asks for
        confirmation, or needs --yes.
        """

    static func check(_ name: String, _ flags: ConfirmationOptions, _ connection: ConnectionOptions) async throws {
        try flags.askIfPossible("abort \(name) for good?")
    }
}

/// Asks for, or confirms, the invalidation of a run.
enum InvalidateRun: NounVerb {
    typealias Noun = RunNoun

    static let method = EvaluationServiceMethods.invalidateRun
    static let abstract = "Invalidates a sealed run; a second person must confirm."
    static let examples = """
        regent eval invalidate r1 --reason "labels were swapped"
        regent eval invalidate r1
        """
    static let notes = """
        The first command asks for the invalidation and requires a reason. A second
        person confirms it with the second command. It cannot be undone then: on a
        terminal both commands ask for confirmation, or need --yes.
        """

    static func check(_ name: String, _ flags: ConfirmationOptions, _ connection: ConnectionOptions) async throws {
        try flags.askIfPossible("invalidate \(name)? Once a second person has confirmed it, it cannot be undone")
    }

    static func done(_ run: EvalRun, _ flags: ConfirmationOptions) -> String {
        (isConfirmed(run) ? "invalidated " : "asked for the invalidation of ") + run.name
    }

    static func next(_ run: EvalRun, _ text: String) -> String? {
        isConfirmed(run) ? nil : "regent eval invalidate \(text)   by a second person"
    }

    private static func isConfirmed(_ run: EvalRun) -> Bool { run.invalidation?.confirmedBy.isEmpty == false }
}

extension Verdict {
    /// Ends the command with the exit code of the verdict.
    ///
    /// - Throws: `ExitCode` 2 on FAIL, 3 on INCONCLUSIVE, 1 if the gates could not be judged.
    func exit() throws {
        switch status {
        case .pass: return
        case .fail: throw ExitStatus.gateFailed.exitCode
        case .inconclusive: throw ExitStatus.gateInconclusive.exitCode
        default: throw ExitStatus.failure.exitCode
        }
    }
}
