import RegentBulk
import RegentEvaluation
import RegentMessages
import RegentModel

/// The samples of files as gates look at them, without a daemon.
struct LocalCheck {
    let gates: CheckedGates
    let options: SampleInputOptions

    /// The verdict over files, and their summary.
    ///
    /// A file is read once, as it may be a pipe; those of the baselines come after them.
    /// - Parameters:
    ///   - expected: what the caller knows of the number of samples.
    ///   - baselines: file of each baseline, by the name that the gates have.
    /// - Throws: `SampleFileError` as the reader, `Refusal` DUPLICATE_SAMPLE_ID naming both lines, TOO_MANY_SCORES,
    ///   `CommandFailure` COUNT_MISMATCH.
    func outcome(
        _ files: [String], expected: ExpectedSamples, baselines: [String: String] = [:]
    ) throws -> CheckOutcome {
        if files.count > 1 { _ = try SampleFileSet(files: files).uploadNames(options) }
        var paired: [String: PairedGates] = [:]
        for name in baselines.keys { paired[name] = try PairedGates(gates.locked, baseline: name) }
        let candidate = try read(files, paired: paired, keepingGroups: false, expected: expected)
        var found: [String: GateBaseline] = [:]
        for (name, file) in baselines.sorted(by: { $0.key < $1.key }) {
            let baseline = try read([file], paired: paired.filter { $0.key == name }, keepingGroups: true)
            var pairs: GatePairs?
            if let gates = paired[name], let before = baseline.samples[name], let after = candidate.samples[name] {
                let isClustered = candidate.evidence.hasClusters || baseline.evidence.hasClusters
                var both = GatePairs(gates, isClustered: isClustered)
                both.add(baseline: before, candidate: after)
                pairs = both
            }
            found[name] = GateBaseline(baseline.evidence, pairs: pairs)
        }
        // The samples are judged as they are read; nothing is known of the age of a baseline.
        let judge = GateJudge(evidence: candidate.evidence, baselines: found, ageSeconds: 0)
        return CheckOutcome(
            run: nil, verdict: judge.verdict(gates.locked), summary: EvalSummary(of: candidate.evidence.whole))
    }

    /// - Parameters:
    ///   - paired: the paired gates for which samples are kept.
    ///   - expected: what the caller knows of the number of samples; nil where nobody asks.
    private func read(
        _ files: [String], paired: [String: PairedGates], keepingGroups: Bool, expected: ExpectedSamples? = nil
    ) throws -> (evidence: GateEvidence, samples: [String: PairedSamples]) {
        var evidence = try GateEvidence(gates.locked, declared: gates.declared, keepingClusters: true)
        var samples = paired.mapValues { PairedSamples($0, keepingGroups: keepingGroups) }
        var scores = ScoreNames(declared: gates.declared)
        var totals = SampleFileSet.Totals()
        var last: SampleSource?
        for file in files {
            var source = try options.source(of: file, refusesRepeats: true)
            if let last { source.follow(last) }
            last = nil
            source.declare(gates.declared)
            while let columns = try source.next() {
                let checked: CheckedColumns
                do throws(BatchError) {
                    checked = try columns.checked(declared: gates.declared)
                } catch { throw error.refusal }
                try scores.add(checked.columns)
                let batch = GateBatch(checked)
                evidence.add(batch)
                for name in samples.keys { samples[name]?.add(batch) { _ in true } }
            }
            let part = SampleFileSet.Totals(samples: source.sampleCount, leftOut: source.leftOut)
            if files.count > 1 { try SampleFileSet.check(part, of: file) }
            totals.samples += part.samples
            totals.leftOut += part.leftOut
            source.reportLeftOut()
            source.reportNotes(file)
            expected?.reportUnchecked(file, showsItsEnd: source.showsItsEnd)
            last = source
        }
        try expected?.check(totals)
        if totals.samples == 0 { evidence.leaveOut(totals.leftOut) }
        return (evidence, samples)
    }
}

extension GateBatch {
    /// A checked batch.
    fileprivate init(_ columns: CheckedColumns) {
        self.init(
            columns: columns.columns, keys: columns.rowKeys(), groupKeys: columns.groupKeys, samples: columns.samples,
            sampleID: columns.sampleID, repeats: columns.repeatNumbers,
            namesCluster: { columns.hasClusters ? columns.namesCluster : [] })
    }
}

extension CheckedGates {
    /// The file of each baseline that the gates name.
    ///
    /// - Parameter arguments: `NAME=FILE`, or only the file where the gates name one baseline.
    /// - Throws: `CommandFailure` naming the baseline that has no file, or the file that has no baseline.
    func baselineFiles(_ arguments: [String]) throws -> [String: String] {
        let names = locked.baselineNames
        var files: [String: String] = [:]
        for argument in arguments {
            let name = names.first { argument.utf8.starts(with: "\($0)=".utf8) }
            guard let name = name ?? (names.count == 1 ? names.first : nil) else {
                throw CommandFailure(
                    "--baseline \(argument) names no baseline of the gates",
                    hint: names.isEmpty
                        ? "the gates compare with none: remove it"
                        : "write NAME=FILE, with \(names.joined(separator: ", "))")
            }
            let isNamed = argument.utf8.starts(with: "\(name)=".utf8)
            guard
                files.updateValue(isNamed ? String(argument.dropFirst(name.count + 1)) : argument, forKey: name) == nil
            else { throw CommandFailure("--baseline \(name) is given twice", hint: "remove one of them") }
        }
        guard let missing = names.first(where: { files[$0] == nil }) else { return files }
        throw CommandFailure(
            "the gates compare with \(missing), which only a daemon knows",
            hint: "name its samples: --baseline \(missing)=FILE, or leave --local out")
    }
}
