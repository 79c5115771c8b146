package import RegentMessages
import RegentModel

/// What is fitted, and how.
package struct StudyWishes: Sendable {
    /// How weights and biases are.
    package var weights: WeightMethod
    /// Penalty of weights.
    package var l2: Double
    /// How the calibration is.
    package var calibration: CalibrationMethod
    /// How thresholds are.
    package var thresholds: ThresholdMethod
    /// Of thresholds by cost.
    package var costs: DecisionCosts
    /// Of thresholds by certificate.
    package var certificate: CertificateTerms

    /// Wishes; nothing is fitted unless it is said.
    package init(
        weights: WeightMethod = .unspecified, l2: Double = 0, calibration: CalibrationMethod = .unspecified,
        thresholds: ThresholdMethod = .unspecified, costs: DecisionCosts = DecisionCosts(),
        certificate: CertificateTerms = CertificateTerms()
    ) {
        (self.weights, self.l2, self.calibration) = (weights, l2, calibration)
        (self.thresholds, self.costs, self.certificate) = (thresholds, costs, certificate)
    }

    /// Those of a study that nobody asks for in person: weights by logistic regression, the best calibration,
    /// thresholds by Youden, which need no costs.
    package static let monthly = StudyWishes(weights: .logistic, calibration: .best, thresholds: .youden)
}

/// Fits a decision model to rows whose right answer is known, and says what that changes.
///
/// Rows that a safety rule escalates say nothing of scores: they are left out of fits and of the quality, and count in
/// the rates. The study changes nothing; its result is the content of a proposal.
package struct DecisionStudy: Sendable {
    /// Values of the matrix of a regression; more would take more memory than a study may.
    static let valuesMax = 1 << 22
    /// Features of a regression.
    static let featuresMax = 256

    /// The model as it was.
    package let before: DecisionModel
    /// The model as it would be.
    package let after: DecisionModel
    /// How good it was on the rows.
    package let qualityBefore: DecisionQuality
    /// How good it would be on the rows.
    package let qualityAfter: DecisionQuality
    /// What was found, a line each.
    package let findings: [String]

    /// Runs the study.
    ///
    /// - Parameters:
    ///   - correct: one a row: index of the right candidate, from 1; 0 = none was right.
    ///   - version: the name of the base, for what a refusal says.
    /// - Throws: `Refusal` DECISION_MODEL_MISSING, DECISION_ROWS_INVALID, DECISION_STUDY_REFUSED; `CancellationError`.
    package init(
        of model: DecisionModel?, _ version: String, table: DecisionTable, correct: [UInt32], _ wishes: StudyWishes,
        stop: StopCheck = StopCheck()
    ) throws {
        let scorer = try DecisionScorer(model, of: version)
        let rows = try DecisionRows(table, for: scorer.model, rowsMax: DecisionRows.studiedMax)
        guard correct.count == rows.count, correct.allSatisfy({ $0 <= rows.candidates.count }) else {
            throw DecisionRows.invalid(
                "correct",
                "give one number a row, 0 or the place of one of \(rows.candidates.count) candidates, from 1")
        }
        var draft = StudyDraft(model: scorer.model, rows: rows, correct: correct, stop: stop)
        try draft.fitWeights(wishes)
        try draft.fitCalibration(wishes)
        try draft.chooseThresholds(wishes)
        try draft.model.checkFits()
        (before, after, findings) = (scorer.model, draft.model, draft.findings)
        guard before != after else {
            throw StudyRefusal.of(
                "model", "nothing would change: the base has what was found, or nothing was asked for")
        }
        qualityBefore = try StudyDraft(model: before, rows: rows, correct: correct, stop: stop).quality(version)
        qualityAfter = try draft.quality(version)
    }

    /// Runs the study on lines that all say which answer is correct, as a job does.
    ///
    /// - Throws: as the study of a table.
    package init(
        of version: ModelVersion, lines: DecisionLines, _ wishes: StudyWishes = .monthly,
        stop: StopCheck = StopCheck()
    ) throws {
        let (table, correct) = try lines.table(labelled: true)
        try self.init(
            of: version.decisionModel, version.name, table: table, correct: correct, wishes, stop: stop)
    }

    /// The kind of change that a proposal of it is: the one with the greatest least step.
    package var changeType: ChangeType {
        if before.weights != after.weights { return .weightsUpdate }
        if before.thresholdAuto != after.thresholdAuto || before.thresholdEscalate != after.thresholdEscalate {
            return .thresholdChange
        }
        return before.biases == after.biases ? .calibrationUpdate : .biasUpdate
    }

    /// What the change is expected to do.
    package var impact: ImpactAnalysis {
        var improvement: Double?
        if let youden = qualityAfter.youden, let old = qualityBefore.youden { improvement = youden - old }
        return ImpactAnalysis(
            expectedAutoResolveRate: qualityAfter.autoRate, expectedAskRate: qualityAfter.askRate,
            expectedEscalateRate: qualityAfter.escalateRate,
            youdenImprovement: improvement.map { min(1, max(-1, $0)) }, qualityBefore: qualityBefore,
            qualityAfter: qualityAfter)
    }

    /// The fields that change, as they are and as they would be, ordered by name.
    package var values: (old: [ChangedValue], new: [ChangedValue]) {
        func fields(_ model: DecisionModel) -> [String: JSONValue] {
            Dictionary((model.jsonValue.members ?? []).map { ($0.key, $0.value) }) { first, _ in first }
        }
        let (old, new) = (fields(before), fields(after))
        let names = Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted()
        func said(_ fields: [String: JSONValue]) -> [ChangedValue] {
            names.map { ChangedValue(name: $0, json: (fields[$0] ?? .null).text()) }
        }
        return (said(old), said(new))
    }
}

extension DecisionModel {
    /// Refuses a result that no version could hold.
    ///
    /// - Throws: `Refusal` DECISION_STUDY_REFUSED.
    fileprivate func checkFits() throws(Refusal) {
        guard thresholdAuto >= 0, thresholdAuto < thresholdEscalate, thresholdEscalate <= 1 else {
            throw StudyRefusal.of(
                "thresholds",
                "threshold_auto would be \(thresholdAuto), which is not below threshold_escalate, "
                    + "\(thresholdEscalate): "
                    + "choose both by cost, or propose a greater threshold_escalate first")
        }
        let numbers = weights + Array(biases.values)
        guard numbers.allSatisfy(\.isFinite) else {
            throw StudyRefusal.of("weights", "a weight would not be finite: give an l2 above 0")
        }
        let map = CalibrationMap(calibration)
        guard map.slope.isFinite, map.offset.isFinite, map.slope > 0 else {
            throw StudyRefusal.of("calibration", "the calibration would not be finite: fit the weights first")
        }
    }
}
