/// The ROC curve of scores: every cut from the strictest to the loosest, equal scores together.
///
/// - Source: T. Fawcett, "An introduction to ROC analysis" (2006); docs/decision-models.md, "ROC and AUC".
package struct ROCCurve: Sendable {
    /// All rows of one score.
    struct Step: Sendable, Equatable {
        let score: Double
        var right: Int
        var wrong: Int
    }

    /// Descending by score.
    let steps: [Step]
    /// Rows whose answer was right.
    package let right: Int
    /// Rows whose answer was wrong.
    package let wrong: Int

    /// Sorts scores once.
    ///
    /// - Precondition: one answer a score, and every score is a number.
    package init(scores: [Double], isRight: [Bool]) {
        var steps: [Step] = []
        for row in scores.indices.sorted(by: { scores[$0] > scores[$1] }) {
            if steps.last?.score != scores[row] { steps.append(Step(score: scores[row], right: 0, wrong: 0)) }
            if isRight[row] { steps[steps.count - 1].right += 1 } else { steps[steps.count - 1].wrong += 1 }
        }
        self.steps = steps
        right = isRight.count { $0 }
        wrong = isRight.count - right
    }

    /// Area under the curve, half of each tie counted; nil where all rows are of one kind.
    package var auc: Double? {
        guard right > 0, wrong > 0 else { return nil }
        var (above, doubled) = (0, 0)
        for step in steps {
            // Exact: rows are few enough for the product of their counts.
            doubled += step.wrong * (2 * above + step.right)
            above += step.right
        }
        return Double(doubled) / (2 * Double(right) * Double(wrong))
    }

    /// Points of the curve from (0, 0) to (1, 1): false and true positive rate.
    package var points: [(falseRate: Double, trueRate: Double)] {
        var (trues, falses) = (0, 0)
        return [(0, 0)]
            + steps.map { step in
                trues += step.right
                falses += step.wrong
                return (Double(falses) / Double(max(1, wrong)), Double(trues) / Double(max(1, right)))
            }
    }
}
