/// The cut with the greatest J = true positive rate − false positive rate, and how sure it is.
///
/// - Source: W. Youden, "Index for rating diagnostic tests" (1950); B. Efron and R. Tibshirani (1993), 13.3 for the
///   interval; docs/decision-models.md, "Youden".
package struct YoudenCut: Sendable, Equatable {
    /// Rows of each kind that are needed.
    package static let rowsMin = 50
    /// Draws; with one more, 0.025 and 0.975 are whole ranks.
    package static let drawCount = 999
    /// Seed of the draws, locked: "youden" in ASCII.
    package static let seed: UInt64 = 0x796F_7564_656E

    /// Least score above the cut.
    package let score: Double
    /// J there.
    package let index: Double
    /// 95 % interval of the greatest J, of draws within each kind.
    package let indexInterval: ClosedRange<Double>
    /// 95 % interval of the cut.
    package let scoreInterval: ClosedRange<Double>

    /// Finds the cut; of equals it is the stricter.
    ///
    /// - Throws: `Refusal` DECISION_STUDY_REFUSED below 50 rows of a kind, or where no cut is better than none;
    ///   `CancellationError`.
    package init(_ curve: ROCCurve, stop: StopCheck = StopCheck()) throws {
        guard min(curve.right, curve.wrong) >= Self.rowsMin else {
            throw StudyRefusal.of(
                "thresholds",
                "\(curve.right) rows were right and \(curve.wrong) wrong: Youden's cut needs \(Self.rowsMin) of each; "
                    + "label more, or choose thresholds by cost")
        }
        let best = Self.best(curve.steps.map(\.right), curve.steps.map(\.wrong), curve.right, curve.wrong)
        guard best.index > 0 else {
            throw StudyRefusal.of(
                "thresholds", "no cut tells right rows from wrong ones: fit the weights, or give better features")
        }
        (score, index) = (curve.steps[best.step].score, best.index)
        var (indexes, scores): ([Double], [Double]) = ([], [])
        var draws = StratifiedDraws(curve, seed: Self.seed)
        for _ in 0..<Self.drawCount {
            try stop.check()
            draws.draw()
            let drawn = Self.best(draws.right, draws.wrong, curve.right, curve.wrong)
            indexes.append(drawn.index)
            scores.append(curve.steps[drawn.step].score)
        }
        (indexInterval, scoreInterval) = (Self.interval(indexes), Self.interval(scores))
    }

    /// J at a cut: everything of at least this score is taken.
    package static func index(of curve: ROCCurve, from score: Double) -> Double? {
        guard curve.right > 0, curve.wrong > 0 else { return nil }
        let taken = curve.steps.prefix { $0.score >= score }
        let (trues, falses) = taken.reduce((0, 0)) { ($0.0 + $1.right, $0.1 + $1.wrong) }
        return Double(trues) / Double(curve.right) - Double(falses) / Double(curve.wrong)
    }

    /// The first step with the greatest J, compared as whole numbers.
    private static func best(
        _ rights: [Int], _ wrongs: [Int], _ right: Int, _ wrong: Int
    ) -> (step: Int, index: Double) {
        var (trues, falses, best, place) = (0, 0, Int.min, 0)
        for step in rights.indices {
            trues += rights[step]
            falses += wrongs[step]
            let scaled = trues * wrong - falses * right
            if scaled > best { (best, place) = (scaled, step) }
        }
        return (place, Double(best) / (Double(right) * Double(wrong)))
    }

    private static func interval(_ values: [Double]) -> ClosedRange<Double> {
        let sorted = values.sorted()
        return sorted[sorted.count / 40]...sorted[sorted.count - 1 - sorted.count / 40]
    }
}

/// Draws with replacement, as many of each kind as there are.
private struct StratifiedDraws {
    private(set) var right: [Int]
    private(set) var wrong: [Int]
    private let rightSteps: [Int32]
    private let wrongSteps: [Int32]
    private var numbers: SplitMixNumbers

    init(_ curve: ROCCurve, seed: UInt64) {
        func steps(_ count: (ROCCurve.Step) -> Int) -> [Int32] {
            curve.steps.enumerated().flatMap { repeatElement(Int32($0.offset), count: count($0.element)) }
        }
        (rightSteps, wrongSteps) = (steps(\.right), steps(\.wrong))
        right = [Int](repeating: 0, count: curve.steps.count)
        wrong = right
        numbers = SplitMixNumbers(seed: seed)
    }

    mutating func draw() {
        for step in right.indices { (right[step], wrong[step]) = (0, 0) }
        for _ in rightSteps.indices {
            let drawn = numbers.next(below: rightSteps.count)
            right[Int(rightSteps[drawn])] += 1
        }
        for _ in wrongSteps.indices {
            let drawn = numbers.next(below: wrongSteps.count)
            wrong[Int(wrongSteps[drawn])] += 1
        }
    }
}
