import RegentKernels
package import RegentMessages
package import RegentModel

/// What a first reading leaves of a run that is too large for memory: counts, exact sums, and a histogram of the
/// latencies. Batches can still be added.
package struct RunTotals: Sendable {
    private(set) var evidence: Evidence
    private(set) var scores: [String: MomentSums] = [:]
    private(set) var latencies = Histogram()

    /// Of the samples that were kept so far.
    package init(_ kept: Evidence) {
        evidence = kept.withoutValues
        for (name, values) in kept.scores { scores[name] = MomentSums(values) }
        for piece in kept.latencies.pieces { latencies.add(piece.span) }
    }

    /// Whether a sample is known to depend on others.
    package var hasClusters: Bool { evidence.hasClusters }

    /// Notes that samples depend on each other, within clusters or as repeats of one question.
    package mutating func noteClusters() { evidence.noteClusters() }

    /// Adds a batch without the rows that a retry replaced.
    package mutating func add(_ columns: SampleColumns, without rows: RowSet?) {
        evidence.add(columns, without: rows)
        let kept = rows.map(columns.without) ?? columns
        latencies.add(kept.presentLatencies.span)
        for score in kept.scores {
            var sums = scores.removeValue(forKey: score.name) ?? MomentSums()
            for value in score.values { sums.add(value) }
            scores[score.name] = sums
        }
    }

    /// The readings that give the summary.
    ///
    /// - Parameters:
    ///   - rules: of the summary, see `EvalSummary.rulesVersion`.
    ///   - bytesMax: memory for what one reading keeps.
    package func readings(rules: UInt32 = EvalSummary.currentRules, bytesMax: Int) -> SummaryReadings {
        SummaryReadings(self, rules: rules, bytesMax: bytesMax)
    }
}
