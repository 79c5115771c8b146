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

    /// Judges files without a daemon.
    ///
    /// - Throws: `SampleFileError` as the reader, `Refusal` DUPLICATE_SAMPLE_ID naming both lines, TOO_MANY_SCORES,
    ///   `CommandFailure` COUNT_MISMATCH.
    init(
        judging files: [String], options: SampleInputOptions, expected: ExpectedSamples, by gates: CheckedGates
    ) throws {
        if files.count > 1 { _ = try SampleFileSet(files: files).uploadNames(options) }
        var evidence = Evidence(declared: gates.declared)
        var scores = ScoreNames(declared: gates.declared)
        var totals = SampleFileSet.Totals()
        var last: SampleSource?
        for file in files {
            var source = try options.source(of: file, refusesRepeats: true)
            if let last { source.follow(last) }
            last = nil
            source.declare(gates.declared)
            try evidence.add(source: &source, &scores, declared: gates.declared)
            let part = SampleFileSet.Totals(samples: source.sampleCount, leftOut: source.leftOut)
            if files.count > 1 { try SampleFileSet.check(part, of: file) }
            totals.samples += part.samples
            totals.leftOut += part.leftOut
            source.reportLeftOut()
            source.reportNotes(file)
            expected.reportUnchecked(file, showsItsEnd: source.showsItsEnd)
            last = source
        }
        try expected.check(totals)
        if evidence.sampleCount == 0 { evidence.leaveOut(totals.leftOut) }
        self.init(run: nil, evidence: evidence, by: gates)
    }
}

extension Evidence {
    /// Adds every batch of a file, checked as a daemon would.
    ///
    /// - Throws: as the source, and `Refusal`.
    fileprivate mutating func add(
        source: inout SampleSource, _ scores: inout ScoreNames, declared: [MetricDeclaration]
    ) throws {
        while let columns = try source.next() {
            let checked: CheckedColumns
            do throws(BatchError) {
                checked = try columns.checked(declared: declared)
            } catch { throw error.refusal }
            try scores.add(checked.columns)
            add(checked.columns)
            if checked.hasClusters { noteClusters() }
        }
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
