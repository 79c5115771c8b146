import ArgumentParser

/// Evaluation runs, from samples to verdict.
struct EvalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval",
        abstract: "Evaluation runs: samples in, an exact summary and a verdict out.",
        discussion: """
            Examples:
              regent eval check answers.jsonl --gates gates.json
              regent eval create r1 --type offline --gates gates.json
              regent eval upload r1 answers.csv.zst --map sample_id=id
              regent eval seal r1 --expected-samples 150
              regent eval gate r1 -o json
              regent eval compare r1 r2
              regent eval samples r1 --where 'schema_valid=false AND latency_ms>1000'

            RUN is written r1 or evalRuns/r1. A gates file:
              {"schema_valid_rate_min": 0.95, "fallback_rate_max": 0.1, "p95_latency_ms_max": 2000}
            """,
        subcommands: [
            EvalCheckCommand.self, EvalCreateCommand.self, EvalUploadCommand.self,
            EvalSealCommand.self, EvalGateCommand.self, EvalSummaryCommand.self,
            EvalCompareCommand.self, EvalListCommand.self, EvalShowCommand.self,
            EvalSamplesCommand.self, EvalExportCommand.self, EvalRecomputeCommand.self,
            EvalDropBatchCommand.self, EvalAbortCommand.self, EvalInvalidateCommand.self,
        ])
}
