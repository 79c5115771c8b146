import RegentEvaluation
package import RegentMessages

extension GateRule {
    /// For example ">= 0.95", or "<= evalRuns/r1 + 5 by metadata.language".
    package var threshold: String {
        var text = GateResult.threshold(min: min, max: max)
        if isComparison {
            let isMin = GateRule.parts(ofKey: key)?.isMin ?? true
            let margin =
                marginRelative.map { NumberText.decimal(abs($0) * 100) + " %" }
                ?? NumberText.decimal(abs(self.margin ?? 0))
            let sign = (marginRelative ?? self.margin ?? 0) < 0 ? "-" : "+"
            text = "\(isMin ? ">=" : "<=") \(baseline) \(sign) \(margin)" + (paired ? " (paired)" : "")
        }
        if !slice.isEmpty { text += " where \(slice)" }
        if !by.isEmpty { text += " by \(by)" }
        return text
    }
}

extension GateResult {
    /// Both thresholds of a gate, for example ">= 0.95".
    package static func threshold(min: Double?, max: Double?) -> String {
        [min.map { ">= " + NumberText.decimal($0) }, max.map { "<= " + NumberText.decimal($0) }]
            .compactMap(\.self).joined(separator: " and ")
    }

    /// The threshold, of a comparison with what it is compared with.
    package var required: String {
        let text = GateResult.threshold(min: min, max: max)
        return baseline.map { text + " vs " + $0.baseline } ?? text
    }

    fileprivate var row: [String] {
        [
            key, verdict.name, reason, estimate.cell, required, worst.cell, best.cell, "\(n)", "\(missing)",
            NumberText.decimal(coverage),
        ]
    }

    fileprivate var groupRows: [[String]] {
        groups.map { group in
            [
                key, group.value, group.verdict == .unspecified ? "ignored" : group.verdict.name, group.reason,
                group.estimate.cell, group.worst.cell, group.best.cell, "\(group.n)", "\(group.missing)",
            ]
        }
    }

    /// One row of what a comparison saw.
    fileprivate var baselineRow: [String]? {
        guard let baseline else { return nil }
        func counted(_ count: UInt64) -> String { baseline.paired ? "\(count)" : "" }
        return [
            key, baseline.baseline, baseline.candidate.cell, baseline.estimate.cell, counted(baseline.aligned),
            counted(baseline.baselineOnly), counted(baseline.candidateOnly), baseline.pValue.cell,
        ]
    }
}

extension Verdict {
    /// One row a gate.
    package var table: Table {
        Table(
            [
                .text("key"), .text("verdict"), .text("reason"), .number("estimate"),
                .text("threshold"), .number("worst"), .number("best"), .number("n"),
                .number("missing"), .number("coverage"),
            ],
            rows: results.map(\.row))
    }

    /// The groups of the gates that have some.
    package var groupTable: Table {
        Table(
            [
                .text("key"), .text("group"), .text("verdict"), .text("reason"), .number("estimate"), .number("worst"),
                .number("best"), .number("n"), .number("missing"),
            ],
            rows: results.flatMap(\.groupRows))
    }

    /// What gates were compared with.
    package var baselineTable: Table {
        Table(
            [
                .text("key"), .text("baseline"), .number("candidate"), .number("base"), .number("aligned"),
                .number("base_only"), .number("candidate_only"), .number("p_value"),
            ],
            rows: results.compactMap(\.baselineRow))
    }

    /// Gates, then the groups and the baselines of those that have some.
    package var tables: [Table] { [table] + [groupTable, baselineTable].filter { !$0.rows.isEmpty } }

    /// For example "FAIL (BELOW_MIN)", of a later attempt with which one it is and why.
    package var text: String {
        let text = reasons.isEmpty ? status.name : status.name + " (" + reasons.joined(separator: ", ") + ")"
        guard attempts > 1 else { return text }
        return text + ", attempt \(attempt) of \(attempts)" + (attemptReason.isEmpty ? "" : ": " + attemptReason)
    }
}
