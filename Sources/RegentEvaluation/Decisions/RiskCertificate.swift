import Foundation
package import RegentMessages
package import RegentModel

/// The loosest AUTO cut whose rate of wrong answers is shown to be small enough.
///
/// Cuts are tested in one order that does not look at the answers, the strictest first; the first that cannot be shown
/// ends the test, so that no share of the confidence is lost to the number of cuts.
/// - Source: fixed-sequence testing: W. Maurer, L. Hothorn and W. Lehmacher (1995); the bound: C. Clopper and E.
///   Pearson (1934); docs/decision-models.md, "Certificate".
package struct RiskCertificate: Sendable, Equatable {
    /// Cuts at most.
    static let cutCount = 100
    /// Part of the rows above the first cut, one in so many: of fewer, a single wrong one by chance would end the test.
    static let firstShare = 20

    /// Least score above the cut.
    package let score: Double
    /// Rows above it.
    package let accepted: Int
    /// Of them, rows that were wrong.
    package let wrong: Int
    /// Upper bound of the rate of wrong answers.
    package let bound: Double
    /// Part of the rows that must not be decided automatically, whatever the scores: (μ − ε) / (1 − ε).
    package let abstainedMin: Double

    /// Tests the cuts.
    ///
    /// - Throws: `Refusal` DECISION_STUDY_REFUSED where too few rows could show it, or the strictest cut does not.
    package init(_ curve: ROCCurve, _ terms: CertificateTerms) throws(Refusal) {
        let (limit, confidence) = (terms.errorMax, terms.confidence == 0 ? 0.95 : terms.confidence)
        guard limit > 0, limit < 1, confidence >= 0.5, confidence < 1 else {
            throw StudyRefusal.of("thresholds", "error_max must be above 0 and below 1, confidence from 0.5 to below 1")
        }
        let rows = curve.right + curve.wrong
        abstainedMin = max(0, (Double(curve.wrong) / Double(max(1, rows)) - limit) / (1 - limit))
        let needed = (log(1 - confidence) / log1p(-limit)).rounded(.up)
        let most = Double(rows) * (1 - abstainedMin)
        guard needed <= most else {
            throw StudyRefusal.of(
                "thresholds",
                "an error of at most \(limit) at \(confidence) takes \(Int(clamping: needed)) rows without a wrong "
                    + "one; "
                    + "of \(rows) rows with \(curve.wrong) wrong at most \(Int(most)) can be decided automatically: "
                    + "label more rows, or allow more errors")
        }
        var best: (score: Double, accepted: Int, wrong: Int, bound: Double)?
        // With twice the rows that show it without a wrong one, one may be wrong.
        let first = min(Int(most), max(2 * Int(needed), rows / Self.firstShare))
        var (accepted, wrong, edge) = (0, 0, first)
        for step in curve.steps {
            accepted += step.right + step.wrong
            wrong += step.wrong
            guard accepted >= edge else { continue }
            let bound = ClopperPearson.bound(successes: wrong, trials: accepted, .upper, confidence: confidence)
            guard bound <= limit else { break }
            best = (step.score, accepted, wrong, bound)
            edge = accepted + max(1, rows / Self.cutCount)
        }
        guard let best else {
            throw StudyRefusal.of(
                "thresholds",
                "the strictest cut of \(first) rows or more does not show an error of at most \(limit) at "
                    + "\(confidence): "
                    + "label more rows, fit better weights, or allow more errors")
        }
        (score, self.accepted, self.wrong, bound) = best
    }
}

extension Int {
    /// A whole number as an Int, at most the greatest.
    fileprivate init(clamping value: Double) { self = Int(exactly: value) ?? .max }
}
