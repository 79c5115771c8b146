import RegentKernels
package import RegentMessages
package import RegentModel

/// Decides by a decision model: safety rules, logits, calibration, thresholds.
package struct DecisionScorer: Sendable {
    /// Rows whose columns lie together while they are scored.
    private static let blockRows = 256

    /// The model.
    package let model: DecisionModel
    /// Its calibration.
    package let calibration: CalibrationMap

    /// Takes the model of a version.
    ///
    /// - Parameter version: its name, for what a refusal says.
    /// - Throws: `Refusal` DECISION_MODEL_MISSING where it has none, or one that cannot be scored.
    package init(_ model: DecisionModel?, of version: String) throws(Refusal) {
        func missing(_ message: String) -> Refusal {
            Refusal(.decisionModelMissing, "\(version) \(message)", ["resource": version])
        }
        guard let model else { throw missing("has no decision model: name a version that has one") }
        guard !model.features.isEmpty, model.features.count == model.weights.count else {
            throw missing("has weights whose features are named elsewhere: register a version that names its features")
        }
        calibration = CalibrationMap(model.calibration)
        guard calibration.slope.isFinite, calibration.offset.isFinite, calibration.slope > 0 else {
            throw missing("has a calibration that turns the order of candidates around: fit it again")
        }
        self.model = model
    }

    /// Decisions of rows.
    ///
    /// - Parameter withProbabilities: whether those of every candidate are kept.
    package func decisions(of rows: DecisionRows, withProbabilities: Bool = false) -> RowDecisions {
        var found = RowDecisions(rows: rows.count, rules: rules(of: rows))
        if withProbabilities {
            found.probabilities = [Double](repeating: 0, count: rows.count * rows.candidates.count)
        }
        for start in stride(from: 0, to: rows.count, by: Self.blockRows) {
            let block = Block(rows, start..<min(start + Self.blockRows, rows.count), model)
            for (candidate, name) in rows.candidates.enumerated() {
                let logits = block.logits(of: candidate, weights: model.weights, bias: model.bias(of: name))
                take(logits, of: candidate, from: start, rows.count, into: &found)
            }
        }
        decide(&found)
        return found
    }

    /// Keeps the greatest logit of each row; the first candidate of equals, and never one that is not a number before
    /// one that is.
    private func take(
        _ logits: [Double], of candidate: Int, from start: Int, _ count: Int, into found: inout RowDecisions
    ) {
        for (offset, logit) in logits.enumerated() {
            let (row, counted) = (start + offset, logit.isNaN ? -Double.infinity : logit)
            if candidate == 0 || counted > found.logits[row] {
                found.logits[row] = counted
                found.choices[row] = UInt32(candidate)
            }
            if !found.probabilities.isEmpty {
                found.probabilities[candidate * count + row] = LogisticFunction.probability(calibration.logit(counted))
            }
        }
    }

    private func decide(_ found: inout RowDecisions) {
        for row in found.logits.indices {
            let risk = 1 - LogisticFunction.probability(calibration.logit(found.logits[row]))
            found.risks[row] = risk
            found.actions[row] = found.rules[row] == 0 ? action(risk: risk) : .escalate
        }
    }

    /// What follows from a risk where no safety rule holds.
    package func action(risk: Double) -> DecisionAction {
        if risk <= model.thresholdAuto { return .auto }
        return risk >= model.thresholdEscalate ? .escalate : .ask
    }

    /// Place of the first safety rule that holds in each row, from 1; 0 = none.
    private func rules(of rows: DecisionRows) -> [UInt32] {
        var held = [UInt32](repeating: 0, count: rows.count)
        var places: [ExactText: Int] = [:]
        for (place, feature) in model.features.enumerated() { places[ExactText(feature.name)] = place }
        for (place, rule) in model.safetyRules.enumerated() {
            guard let feature = places[ExactText(rule.feature)] else { continue }
            // A value that all candidates share is looked at once.
            let candidates = rows.columns[feature].isOfCandidates ? rows.candidates.count : 1
            for row in 0..<rows.count where held[row] == 0 {
                let holds = (0..<candidates).contains { rule.holds(rows.value(feature, row: row, candidate: $0)) }
                if holds { held[row] = UInt32(place + 1) }
            }
        }
        return held
    }

    /// The columns of some rows, end to end, as the kernel takes them.
    private struct Block {
        private var values: [Double] = []
        private var starts: [Int] = []
        private var ofCandidates: [Bool] = []
        private let count: Int

        init(_ rows: DecisionRows, _ range: Range<Int>, _ model: DecisionModel) {
            count = range.count
            for (column, feature) in zip(rows.columns, model.features) {
                starts.append(values.count)
                ofCandidates.append(column.isOfCandidates)
                if column.values.isEmpty {
                    values += repeatElement(feature.defaultValue, count: count)
                } else if column.isOfCandidates {
                    for candidate in rows.candidates.indices {
                        let first = candidate * rows.count
                        values += column.values[first + range.lowerBound..<first + range.upperBound]
                    }
                } else {
                    values += column.values[range]
                }
            }
        }

        func logits(of candidate: Int, weights: [Double], bias: Double) -> [Double] {
            let places = zip(starts, ofCandidates).map { $0 + ($1 ? candidate * count : 0) }
            return Kernels.logits(values.span, starts: places, weights: weights, count: count, bias: bias)
        }
    }
}

/// Decisions of rows, in columns.
package struct RowDecisions: Sendable {
    /// What follows.
    package internal(set) var actions: [DecisionAction]
    /// 1 − the probability that the chosen candidate is right.
    package internal(set) var risks: [Double]
    /// Index of the chosen candidate.
    package internal(set) var choices: [UInt32]
    /// Place of the safety rule that held, from 1; 0 = none.
    package let rules: [UInt32]
    /// Logit of the chosen candidate, before the calibration.
    package internal(set) var logits: [Double]
    /// Where they were asked for: all rows of the first candidate, then all of the second.
    package internal(set) var probabilities: [Double] = []

    init(rows: Int, rules: [UInt32]) {
        actions = [DecisionAction](repeating: .escalate, count: rows)
        risks = [Double](repeating: 1, count: rows)
        choices = [UInt32](repeating: 0, count: rows)
        logits = [Double](repeating: -.infinity, count: rows)
        self.rules = rules
    }

    /// The decisions as they are answered.
    ///
    /// - Parameter contentDigest: of the version.
    package func response(candidates: [String], contentDigest: [UInt8] = []) -> ScoreDecisionsResponse {
        ScoreDecisionsResponse(
            candidates: candidates, decisions: actions.map { UInt8(clamping: $0.rawValue) }, risks: risks,
            choices: choices, rules: rules, probabilities: probabilities, contentDigest: contentDigest)
    }

    /// Part of the rows with an action; 0 … 1.
    package func rate(of action: DecisionAction) -> Double {
        Double(actions.count { $0 == action }) / Double(max(1, actions.count))
    }
}

extension SafetyRule {
    /// Whether it holds for a value. One that this release cannot compare holds: a person decides.
    package func holds(_ value: Double) -> Bool {
        switch comparator {
        case .greater: value > threshold
        case .greaterOrEqual: value >= threshold
        case .less: value < threshold
        case .lessOrEqual: value <= threshold
        default: true
        }
    }
}
