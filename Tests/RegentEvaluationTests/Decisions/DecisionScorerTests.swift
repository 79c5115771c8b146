import Foundation
import RegentEvaluation
import RegentMessages
import RegentModel
import RegentTestKit
import Testing

@Suite("Decisions")
struct DecisionScorerTests {
    typealias Case = DecisionCase

    @Test("a row's logit is its weighted features and the bias, and its risk decides")
    func decided() throws {
        let table = Case.table(4, [Case.column("a", [1, 0, 0.5, 2]), Case.column("b", [0, 1, 1, 0])])
        let found = try Case.decided(table)
        let logits = [2.25, -0.75, 0.25, 4.25]
        #expect(found.logits == logits)
        for (row, logit) in logits.enumerated() {
            let distance = abs(found.risks[row] - (1 - 1 / (1 + exp(-logit))))
            #expect(distance < 1e-15)
        }
        #expect(found.actions == [.auto, .escalate, .ask, .auto])
        #expect(found.rate(of: .auto) == 0.5 && found.rate(of: .ask) == 0.25)
    }

    @Test("what is missing has its default, by row and by column")
    func defaults() throws {
        let table = Case.table(2, [Case.column("a", [9, 1], missing: [0]), Case.column("b", [1, 1])])
        let given = try Case.decided(table)
        // 2 * 0.5 - 1 + 0.25, and 2 - 1 + 0.25.
        #expect(given.logits == [0.25, 1.25])
        let none = try Case.decided(Case.table(2, []))
        #expect(none.logits == [1.25, 1.25])
    }

    @Test("the candidate with the greatest logit is chosen, the first of equals")
    func candidates() throws {
        var model = Case.model
        model.biases = ["x": 1, "y": 0, "default": -5]
        // x, then y, then z, all rows of each; b is shared.
        let table = Case.table(
            2, [Case.column("a", [0, 0, 0.5, 0, 3, 0]), Case.column("b", [1, 0])], candidates: ["x", "y", "z"])
        let found = try Case.decided(table, model, withProbabilities: true)
        #expect(found.choices == [0, 0] && found.logits == [0, 1])
        // z: 2 * 3 - 1 - 5 = 0 in the first row.
        #expect(found.probabilities.count == 6 && found.probabilities[4] == 0.5 && found.probabilities[0] == 0.5)
        // Without names the model's own are meant, in order of their bytes.
        let known = try DecisionRows(Case.table(1, []), for: model, rowsMax: 10)
        #expect(known.candidates == ["x", "y"])
    }

    @Test("safety rules come first, in their order, and look at every candidate")
    func rules() throws {
        var model = Case.model
        model.safetyRules = [
            SafetyRule(feature: "b", comparator: .greater, threshold: 5, action: .escalate),
            SafetyRule(feature: "a", comparator: .lessOrEqual, threshold: -1, action: .escalate),
        ]
        let found = try Case.decided(
            Case.table(3, [Case.column("a", [9, 9, -1]), Case.column("b", [5, 5.1, 0])]), model)
        #expect(found.rules == [0, 1, 2])
        #expect(found.actions == [.auto, .escalate, .escalate])
        let each = try Case.decided(
            Case.table(1, [Case.column("a", [9, -2])], candidates: ["x", "y"]), model)
        #expect(each.rules == [2] && each.actions == [.escalate])
    }

    @Test(
        "a safety rule compares as it says",
        arguments: [
            (SafetyComparator.greater, [false, false, true]), (.greaterOrEqual, [false, true, true]),
            (.less, [true, false, false]), (.lessOrEqual, [true, true, false]), (.unspecified, [true, true, true]),
        ])
    func comparators(_ comparator: SafetyComparator, _ held: [Bool]) {
        let rule = SafetyRule(feature: "a", comparator: comparator, threshold: 1)
        #expect([0, 1, 2].map(rule.holds) == held)
    }

    @Test("a threshold itself is AUTO, and ESCALATE")
    func edges() throws {
        var model = Case.model
        let half = Case.table(1, [Case.column("a", [0]), Case.column("b", [0.25])])
        model.thresholdAuto = 0.5
        let auto = try Case.decided(half, model)
        #expect(auto.actions == [.auto])
        (model.thresholdAuto, model.thresholdEscalate) = (0.25, 0.5)
        let escalated = try Case.decided(half, model)
        #expect(escalated.actions == [.escalate])
    }

    @Test("a logit beyond the range of numbers escalates, and is not chosen before one that is a number")
    func overflow() throws {
        var model = Case.model
        model.weights = [1e300, 1e300]
        let columns = [Case.column("a", [1e300, 0]), Case.column("b", [-1e300, 0])]
        let table = Case.table(1, columns, candidates: ["x", "y"])
        let found = try Case.decided(table, model)
        #expect(found.choices == [1])
        let alone = try Case.decided(
            Case.table(1, [Case.column("a", [1e300]), Case.column("b", [-1e300])]), model)
        #expect(alone.actions == [.escalate] && alone.risks == [1])
    }

    @Test("a calibration keeps the order of candidates")
    func calibrated() throws {
        var model = Case.model
        let table = Case.table(1, [Case.column("a", [1, 2, 0.5, -3])], candidates: ["w", "x", "y", "z"])
        let plain = try Case.decided(table, model, withProbabilities: true)
        let order = plain.probabilities.indices.sorted { plain.probabilities[$0] < plain.probabilities[$1] }
        let calibrations = [
            Calibration(kind: .temperature, temperature: 0.3), Calibration(kind: .temperature, temperature: 40),
            Calibration(kind: .platt, plattA: -0.01, plattB: 3), Calibration(kind: .platt, plattA: -7, plattB: -2),
        ]
        for calibration in calibrations {
            model.calibration = calibration
            let found = try Case.decided(table, model, withProbabilities: true)
            #expect(found.choices == plain.choices)
            let sorted = order.map { found.probabilities[$0] }
            #expect(sorted == sorted.sorted())
        }
        model.calibration = Calibration(kind: .platt, plattA: 1)
        #expect(throws: Refusal.self) { try DecisionScorer(model, of: Case.version) }
    }

    @Test("a model that names no features, and a version without a model, are refused")
    func missing() {
        for model in [nil, DecisionModel(weights: [1], thresholdEscalate: 1)] {
            let refusal = #expect(throws: Refusal.self) { try DecisionScorer(model, of: Case.version) }
            #expect(refusal?.reason == .decisionModelMissing)
        }
    }

    @Test(
        "rows that are not as they say are refused",
        arguments: [
            Case.table(0, []), Case.table(9_000, []), Case.table(2, [Case.column("c", [1, 2])]),
            Case.table(2, [Case.column("a", [1])]), Case.table(2, [Case.column("a", [1, 2, 3])]),
            Case.table(2, [Case.column("a", [1, .nan])]), Case.table(2, [Case.column("a", [1, .infinity])]),
            Case.table(2, [Case.column("a", [1, 2]), Case.column("a", [1, 2])]),
            Case.table(2, [Case.column("a", [1, 2], missing: [2])]),
            Case.table(2, [Case.column("a", [1, 2], missing: [1, 0])]),
            Case.table(2, [Case.column("a", [1, 2], missing: [0, 0])]),
            Case.table(2, [Case.column("a", [1, 2, 3])], candidates: ["x", "y"]),
            Case.table(2, [], candidates: ["x", "x"]), Case.table(2, [], candidates: (0..<65).map { "c\($0)" }),
            DecisionTable(rows: .max),
        ])
    func hostile(_ table: DecisionTable) {
        let refusal = #expect(throws: Refusal.self) { try Case.decided(table) }
        #expect(refusal?.reason == .decisionRowsInvalid)
    }

    @Test("a batch that makes too many products is refused")
    func products() {
        var model = Case.model
        model.features = (0..<4_096).map { DecisionFeature(name: "f\($0)") }
        model.weights = [Double](repeating: 1, count: 4_096)
        let table = Case.table(8_192, [], candidates: ["x", "y", "z"])
        let refusal = #expect(throws: Refusal.self) { try Case.decided(table, model) }
        #expect(refusal?.reason == .decisionRowsInvalid)
    }

    @Test("rows of more than one block are decided as one by one")
    func blocks() throws {
        let (table, _) = Case.labelled(700)
        let all = try Case.decided(table)
        for row in [0, 255, 256, 257, 511, 512, 699] {
            let alone = Case.table(1, table.columns.map { Case.column($0.feature, [$0.values[row]]) })
            let found = try Case.decided(alone)
            #expect(found.risks[0].bitPattern == all.risks[row].bitPattern && found.actions[0] == all.actions[row])
        }
    }

    @Test("an explanation takes the same sum apart")
    func explained() throws {
        var model = Case.model
        model.calibration = Calibration(kind: .temperature, temperature: 2)
        model.safetyRules = [SafetyRule(feature: "b", comparator: .greater, threshold: 0, action: .escalate)]
        let table = Case.table(1, [Case.column("b", [1])])
        let scorer = try DecisionScorer(model, of: Case.version)
        let found = scorer.explanation(of: try DecisionRows(table, for: model, rowsMax: 1))
        let candidate = try #require(found.candidates.first)
        #expect(candidate.contributions.map(\.contribution) == [1, -1] && candidate.bias == 0.25)
        #expect(candidate.contributions.map(\.isDefault) == [true, false])
        #expect(candidate.logit == 0.25 && candidate.calibratedLogit == 0.125)
        #expect(found.risk == 1 - candidate.probability && found.rulePlace == 1 && found.decision == .escalate)
        #expect(found.rule?.feature == "b" && found.calibrationSlope == 0.5)
    }

    @Test("the logistic function is that of libm to a unit in the last place, and never falls")
    func logistic() {
        var last = 0.0
        for step in -7_000...7_000 {
            let logit = Double(step) / 100
            let found = LogisticFunction.probability(logit)
            let exact = 1 / (1 + exp(-logit))
            let distance = abs(found - exact)
            #expect(distance <= 4 * exact.ulp && found >= last, "\(logit)")
            last = found
        }
        #expect(LogisticFunction.probability(.nan) == 0 && LogisticFunction.probability(.infinity) == 1)
        #expect(LogisticFunction.probability(-.infinity) < 1e-300)
    }
}
