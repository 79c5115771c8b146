import RegentEvaluation
import RegentMessages
import RegentTestKit

/// A decision model and rows of it.
enum DecisionCase {
    static let version = "models/triage/versions/1.0.0"

    /// Two features, thresholds at 0.2 and 0.6.
    static var model: DecisionModel {
        DecisionModel(
            features: [DecisionFeature(name: "a", defaultValue: 0.5), DecisionFeature(name: "b")], weights: [2, -1],
            biases: ["default": 0.25], thresholdAuto: 0.2, thresholdEscalate: 0.6)
    }

    static func column(_ feature: String, _ values: [Double], missing: [UInt32] = []) -> FeatureColumn {
        FeatureColumn(feature: feature, values: values, missing: missing)
    }

    static func table(_ rows: Int, _ columns: [FeatureColumn], candidates: [String] = []) -> DecisionTable {
        DecisionTable(rows: UInt32(rows), candidates: candidates, columns: columns)
    }

    /// Decisions of a table by a model.
    static func decided(
        _ table: DecisionTable, _ model: DecisionModel = DecisionCase.model, withProbabilities: Bool = false
    ) throws -> RowDecisions {
        let scorer = try DecisionScorer(model, of: version)
        let rows = try DecisionRows(table, for: model, rowsMax: DecisionRows.scoredMax)
        return scorer.decisions(of: rows, withProbabilities: withProbabilities)
    }

    /// Rows of the model whose answers follow other weights, some by chance.
    static func labelled(_ count: Int, seed: UInt64 = 7) -> (table: DecisionTable, correct: [UInt32]) {
        var random = SplitMix64(seed: seed)
        var (first, second, correct): ([Double], [Double], [UInt32]) = ([], [], [])
        for _ in 0..<count {
            let (a, b) = (random.unit() * 4 - 2, random.unit() * 4 - 2)
            first.append(a)
            second.append(b)
            let chance = LogisticFunction.probability(0.5 + 1.2 * a - 0.4 * b)
            correct.append(random.unit() < chance ? 1 : 0)
        }
        return (table(count, [column("a", first), column("b", second)]), correct)
    }
}
