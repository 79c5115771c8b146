import RegentBulk
import RegentEvaluation
import RegentMessages
import RegentModel

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

    /// Judges a file without a daemon.
    ///
    /// - Throws: `SampleFileError` as the reader, `Refusal` DUPLICATE_SAMPLE_ID naming both lines.
    init(judging file: String, options: SampleInputOptions, by gates: CheckedGates) throws {
        var evidence = Evidence(declared: gates.declared)
        var source = try SampleSource(file: file, options: options, refusesRepeats: true)
        while let columns = try source.next() {
            do throws(BatchError) {
                evidence.add(try columns.checked(declared: gates.declared).columns)
            } catch { throw error.refusal }
        }
        if source.leftOut > 0 {
            Terminal.say("left out " + NumberText.counted(source.leftOut, "bad line", "bad lines"))
        }
        self.init(run: nil, evidence: evidence, by: gates)
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
        declared = try options.declarations()
        policy = try options.policy() ?? GatePolicy()
        do {
            locked = try policy.locked(declared: declared)
        } catch {
            throw CommandFailure(error, in: options.gates ?? "--gates")
        }
    }
}
