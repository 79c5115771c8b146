package import RegentMessages

extension RunComparison {
    /// Metrics, then what flipped how often, then the flips themselves.
    package var tables: [Table] {
        [metricsTable, flipCountTable] + (flips.isEmpty ? [] : [flipTable])
    }

    /// One row per metric.
    package var metricsTable: Table {
        let values: [Table.Column] = [
            .text("metric"), .number("base"), .number("candidate"), .number("delta"), .text("interval_95"),
        ]
        guard paired else {
            return Table(
                values + [.text("reason")],
                rows: deltas.map {
                    [
                        $0.metric, $0.baseline.cell, $0.candidate.cell, $0.delta.cell, $0.interval?.text ?? "",
                        $0.reason,
                    ]
                })
        }
        return Table(
            values + [.count("pairs"), .number("p_value"), .text("reason")],
            rows: deltas.map {
                [
                    $0.metric, $0.baseline.cell, $0.candidate.cell, $0.delta.cell, $0.interval?.text ?? "",
                    "\($0.pairs)", $0.pValue.map(NumberText.decimal) ?? "", $0.reason,
                ]
            })
    }

    /// One row per outcome.
    package var flipCountTable: Table {
        Table(
            [.text("outcome"), .number("to_true"), .number("to_false"), .number("to_absent")],
            rows: flipCounts.map { [$0.outcome, "\($0.toTrue)", "\($0.toFalse)", "\($0.toAbsent)"] })
    }

    /// One row per flip that is listed; repeats only where there are any.
    package var flipTable: Table {
        let hasRepeats = flips.contains { $0.repeat > 0 }
        return Table(
            [.text("sample_id")] + (hasRepeats ? [.number("repeat")] : [])
                + [.text("outcome"), .text("base"), .text("candidate")],
            rows: flips.map { flip in
                [flip.sampleId] + (hasRepeats ? ["\(flip.repeat)"] : [])
                    + [flip.outcome, flip.baseline.word, flip.candidate.word]
            })
    }

    /// How many samples the runs share, for example "350 samples in both (70 %), 50 only in the baseline, 100 only in
    /// the candidate".
    package var overlapText: String {
        "\(NumberText.grouped(aligned)) samples in both (\(NumberText.decimal((overlap * 1_000).rounded() / 10)) %), "
            + "\(NumberText.grouped(baselineOnly)) only in the baseline, "
            + "\(NumberText.grouped(candidateOnly)) only in the candidate"
    }
}
