package import RegentMessages
package import RegentModel

/// Which runs may be compared sample by sample.
package enum DatasetRule {
    /// Whether both runs name their data set, and not the same.
    package static func areNamedApart(_ one: EvalRun, _ other: EvalRun) -> Bool {
        let names = [one.dataset?.name ?? "", other.dataset?.name ?? ""]
        return !names.contains("") && ExactText(names[0]) != ExactText(names[1])
    }

    /// Refuses runs that name different data sets.
    ///
    /// Where a run names none, or both the same, the samples in both decide (`checkOverlap`). A digest alone does not:
    /// a run that lacks one sample of its data set has another digest, and its overlap says so.
    /// - Throws: `Refusal` DATASETS_DIFFER.
    package static func check(_ baseline: EvalRun, _ candidate: EvalRun) throws(Refusal) {
        guard areNamedApart(baseline, candidate) else { return }
        let (one, other) = (baseline.dataset?.name ?? "", candidate.dataset?.name ?? "")
        throw Refusal(
            .datasetsDiffer,
            "\(baseline.name) is of data set \(one), \(candidate.name) of \(other); compare them with --unpaired",
            [
                "baseline": baseline.name, "candidate": candidate.name, "baseline_dataset": one,
                "candidate_dataset": other,
            ])
    }

    /// Refuses runs that have samples and none in common.
    ///
    /// - Throws: `Refusal` DATASETS_DIFFER.
    package static func checkOverlap(
        _ counts: PairCounts, _ baseline: EvalRun, _ candidate: EvalRun
    ) throws(Refusal) {
        guard counts.aligned == 0, counts.baselineOnly > 0, counts.candidateOnly > 0 else { return }
        throw Refusal(
            .datasetsDiffer,
            "\(baseline.name) and \(candidate.name) have no sample id in common; compare them with --unpaired",
            ["baseline": baseline.name, "candidate": candidate.name])
    }

    /// Ranges that both runs declare alike, by score.
    package static func commonRanges(_ baseline: EvalRun, _ candidate: EvalRun) -> [String: ClosedRange<Double>] {
        let one = Evidence(declared: baseline.metrics)
        let other = Evidence(declared: candidate.metrics)
        return Dictionary(
            baseline.metrics.compactMap { metric in
                guard let range = one.range(ofScore: metric.name), range == other.range(ofScore: metric.name)
                else { return nil }
                return (metric.name, range)
            }, uniquingKeysWith: { first, _ in first })
    }
}
