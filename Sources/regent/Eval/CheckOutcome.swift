import RegentBulk
import RegentEvaluation
import RegentMessages
import RegentModel
import RegentRPC

/// What a check found, with a daemon or without.
struct CheckOutcome: Sendable {
    /// Name of the run; nil without a daemon.
    let run: String?
    let verdict: Verdict
    let summary: EvalSummary

    /// One JSON object: run, verdict, summary.
    func document(pretty: Bool) -> String {
        JSONValue.object([
            .init("run", run.map(JSONValue.string) ?? .null), .init("verdict", verdict.jsonValue),
            .init("summary", summary.jsonValue),
        ]).text(pretty: pretty)
    }
}

extension CheckOutcome {
    /// Judges evidence with the rules the daemon has.
    init(run: String?, evidence: Evidence, by gates: CheckedGates) {
        self.run = run
        verdict = GateJudge(evidence: evidence).verdict(gates.locked)
        summary = EvalSummary(of: evidence)
    }
}

/// Gates and declarations of a check, known to be good before the first sample is read.
struct CheckedGates: Sendable {
    /// As written in the file.
    let policy: GatePolicy
    /// With every default written out.
    let locked: GatePolicy
    /// Declared scores.
    let declared: [MetricDeclaration]

    /// Reads the options and locks the policy, as the daemon would.
    ///
    /// - Throws: `CommandFailure` naming file and key.
    init(_ options: GateOptions) throws {
        let metrics = try options.declarations()
        policy = try options.policy() ?? GatePolicy()
        do {
            // What the daemon refuses is refused here too.
            let wrong = CreateRunRequest(name: "evalRuns/check", type: .offline, gates: policy, metrics: metrics)
                .violations()
            guard wrong.isEmpty else { throw RPCError.badRequest(wrong) }
            declared = try EvalRun.checkedMetrics(metrics)
            locked = try policy.locked(declared: declared)
        } catch {
            throw CommandFailure(error, in: options.gates ?? "--gates")
        }
    }
}
