import ArgumentParser
import RegentEvaluation
import RegentMessages

/// Evaluation runs, from samples to verdict.
enum RunNoun: CLINoun {
    typealias Place = NamedPlace<EvalRun>

    static let get = EvaluationServiceMethods.getRun
    static let list = EvaluationServiceMethods.listRuns
    static let words = ["eval"]
    static let singular = "run"
    static let plural = "runs"
    static let abstract = "Evaluation runs: samples in, an exact summary and a verdict out."
    static let discussion = """
        Examples:
          regent eval check answers.jsonl --gates gates.json
          regent eval create r1 --type offline --gates gates.json
          regent eval upload r1 answers.csv.zst --map sample_id=id
          regent eval seal r1 --expected-samples 150
          regent eval gate r1 -o json
          regent eval compare r1 r2
          regent eval samples r1 --where 'schema_valid=false AND latency_ms>1000'

        RUN is written r1 or evalRuns/r1. A gates file:
          {"schema_valid_rate_min": 0.95, "fallback_rate_max": 0.1}
        """
    static let example = "r1"
    static let columns: [NounColumn<EvalRun>] = [
        "name", "type", "state", NounColumn("invalidated") { $0.isInvalidated ? "invalidated" : "" },
        NounColumn("samples", isNumber: true) { $0.summary.map { "\($0.sampleCount)" } ?? "" }, "plan", "attempt",
        "model_version", "revision", "update_time",
    ]
    static let verbs: [any ParsableCommand.Type] = [
        EvalCheckCommand.self, EvalCreateCommand.self, EvalUploadCommand.self, EvalSealCommand.self,
        EvalGateCommand.self, EvalSummaryCommand.self, EvalCompareCommand.self, EvalSamplesCommand.self,
        EvalExportCommand.self, EvalRecomputeCommand.self, NounVerbCommand<DropBatch>.self,
        NounVerbCommand<AbortRun>.self, NounVerbCommand<InvalidateRun>.self,
    ]

    /// Those in a state, or all.
    struct Selection: NounSelection {
        @Option(
            name: .customLong("state"),
            help: "Only runs in this state: running, sealed, passed, failed, inconclusive, aborted.")
        var wanted: RunStateArgument?

        var state: String? { wanted?.value.name }
    }

    static func page(of run: EvalRun) -> [Table] { run.tables }
}

/// A run state in any case.
struct RunStateArgument: WordArgument {
    let value: EvalRunState

    static let allValueStrings = EvalRunState.allKnown.dropFirst().map { $0.name.lowercased() }

    init?(argument: String) {
        guard let value = EvalRunState(name: argument), value != .unspecified else { return nil }
        self.value = value
    }
}

/// Gives a batch up.
enum DropBatch: NounVerb {
    typealias Noun = RunNoun

    /// Which batch.
    struct Flags: ParsableArguments, Sendable {
        @Argument(help: "Sequence number of the batch, from 1.")
        var seq: UInt64
        @Option(help: "The upload; may be left out where the run has only one.")
        var upload = ""
    }

    static let method = EvaluationServiceMethods.dropBatch
    static let word = "dropBatch"
    static let usage = "SEQ"
    static let abstract = "Gives a batch up for good, so that a run with a bad one can be sealed."
    static let discussion = """
        Examples:
          regent eval drop-batch r1 17 --reason "repeats batch 3"
          regent eval drop-batch r1 17 --upload worker-2 --reason "repeats worker-1"
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> DropBatchRequest {
        DropBatchRequest(run: name, upload: flags.upload, seq: flags.seq, mutation: mutation)
    }

    static func done(_ run: EvalRun, _ flags: Flags) -> String { "dropped batch \(flags.seq) of \(run.name)" }

    static func next(_ run: EvalRun, _ text: String) -> String? { "regent eval seal \(text)" }
}

/// Ends a running run without a result.
enum AbortRun: NounVerb {
    typealias Noun = RunNoun

    static let method = EvaluationServiceMethods.abortRun
    static let abstract = "Ends a running run without a result."
    static let discussion = """
        Examples:
          regent eval abort r1 --reason "wrong data set"
        """
}

/// Asks for, or confirms, the invalidation of a run.
enum InvalidateRun: NounVerb {
    typealias Noun = RunNoun

    static let method = EvaluationServiceMethods.invalidateRun
    static let abstract = "Marks a sealed run as not to be relied on; a second person confirms."
    static let discussion = """
        Examples:
          regent eval invalidate r1 --reason "labels were swapped"
          regent eval invalidate r1                  by the second person
        """

    static func done(_ run: EvalRun, _ flags: NoFlags) -> String {
        (isConfirmed(run) ? "invalidated " : "asked for the invalidation of ") + run.name
    }

    static func next(_ run: EvalRun, _ text: String) -> String? {
        isConfirmed(run) ? nil : "regent eval invalidate \(text)   by a second person"
    }

    private static func isConfirmed(_ run: EvalRun) -> Bool { run.invalidation?.confirmedBy.isEmpty == false }
}
