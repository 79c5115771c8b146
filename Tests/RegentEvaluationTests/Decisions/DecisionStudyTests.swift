import RegentEvaluation
import RegentMessages
import RegentModel
import RegentTestKit
import Testing

@Suite("Studies of decision models")
struct DecisionStudyTests {
    typealias Case = DecisionCase

    /// The model with room for every AUTO threshold.
    static var wide: DecisionModel {
        var model = Case.model
        model.thresholdEscalate = 0.95
        return model
    }

    static func study(
        _ wishes: StudyWishes, _ model: DecisionModel? = DecisionStudyTests.wide, rows: Int = 2_000,
        stop: StopCheck = StopCheck()
    ) throws -> DecisionStudy {
        let (table, correct) = Case.labelled(rows)
        return try DecisionStudy(of: model, Case.version, table: table, correct: correct, wishes, stop: stop)
    }

    @Test("weights are found, quality rises, and the calibration of the old weights goes")
    func weights() throws {
        var model = Case.model
        model.calibration = Calibration(kind: .temperature, temperature: 3)
        let study = try Self.study(StudyWishes(weights: .logistic), model)
        let distances = zip(study.after.weights, [1.2, -0.4]).map { abs($0 - $1) }
        let farthest = distances.max() ?? 1
        #expect(farthest < 0.2)
        let bias = try #require(study.after.biases["default"])
        #expect(abs(bias - 0.5) < 0.2)
        #expect(study.after.calibration == nil && study.changeType == .weightsUpdate)
        #expect(study.qualityAfter.logLoss < study.qualityBefore.logLoss)
        #expect(study.qualityAfter.brier < study.qualityBefore.brier)
        #expect(study.values.new.map(\.name) == ["biases", "calibration", "weights"])
        #expect(study.values.new[1].json == "null")
        #expect(study.before == model)
    }

    @Test("thresholds by each method lie below the other threshold, and the rates follow")
    func thresholds() throws {
        let wishes = [
            StudyWishes(weights: .logistic, thresholds: .youden),
            StudyWishes(
                weights: .logistic, thresholds: .cost,
                costs: DecisionCosts(wrong: 20, ask: 4, escalate: 8, askFail: 9)),
            StudyWishes(thresholds: .certificate, certificate: CertificateTerms(errorMax: 0.2)),
        ]
        for wishes in wishes {
            let study = try Self.study(wishes)
            #expect(study.after.thresholdAuto < study.after.thresholdEscalate)
            let quality = study.qualityAfter
            let sum = quality.autoRate + quality.askRate + quality.escalateRate
            #expect(abs(sum - 1) < 1e-12 && quality.autoRate > 0)
            #expect(study.impact.expectedAutoResolveRate == quality.autoRate)
        }
    }

    @Test("Youden's improvement is the difference of J at the thresholds")
    func improvement() throws {
        let study = try Self.study(StudyWishes(thresholds: .youden))
        let (before, after) = (try #require(study.qualityBefore.youden), try #require(study.qualityAfter.youden))
        #expect(study.impact.youdenImprovement == after - before && after >= before)
        #expect(study.changeType == .thresholdChange && study.values.new.map(\.name) == ["threshold_auto"])
        let findings = study.findings.joined()
        #expect(findings.contains("Youden"))
    }

    @Test("the same rows give the same proposal, bit for bit")
    func repeatable() throws {
        let wishes = StudyWishes(weights: .logistic, calibration: .best, thresholds: .youden)
        let (one, two) = (try Self.study(wishes), try Self.study(wishes))
        #expect(one.after == two.after && one.impact == two.impact && one.findings == two.findings)
    }

    @Test("lines are studied as the columns that they make")
    func lines() throws {
        let (table, correct) = Case.labelled(400)
        var lines = DecisionLines()
        for row in correct.indices {
            let values = table.columns.map { "\"\($0.feature)\":\($0.values[row])" }.joined(separator: ",")
            let line = "{\"features\":{\(values)},\"correct\":\(correct[row] == 1)}"
            try lines.add(Array(line.utf8), number: row + 1)
        }
        let version = ModelVersion(name: Case.version, decisionModel: Self.wide)
        let byLines = try DecisionStudy(of: version, lines: lines)
        let byTable = try DecisionStudy(
            of: Self.wide, Case.version, table: table, correct: correct, .monthly)
        #expect(byLines.after == byTable.after && byLines.impact == byTable.impact)
        #expect(byLines.changeType == .weightsUpdate)
    }

    @Test("what cannot be studied is refused")
    func refused() throws {
        let (table, correct) = Case.labelled(100)
        func reason(_ model: DecisionModel?, _ correct: [UInt32], _ wishes: StudyWishes) -> ErrorReason? {
            let refusal = #expect(throws: Refusal.self) {
                try DecisionStudy(of: model, Case.version, table: table, correct: correct, wishes)
            }
            return refusal?.reason
        }
        let fit = StudyWishes(weights: .logistic)
        #expect(reason(nil, correct, fit) == .decisionModelMissing)
        #expect(reason(Case.model, Array(correct.dropLast()), fit) == .decisionRowsInvalid)
        let (twos, ones) = (correct.map { _ in UInt32(2) }, correct.map { _ in UInt32(1) })
        #expect(reason(Case.model, twos, fit) == .decisionRowsInvalid)
        #expect(reason(Case.model, ones, fit) == .decisionStudyRefused)
        #expect(reason(Case.model, correct, StudyWishes()) == .decisionStudyRefused)
        var strict = Case.model
        strict.safetyRules = [SafetyRule(feature: "a", comparator: .less, threshold: 1e9, action: .escalate)]
        #expect(reason(strict, correct, fit) == .decisionStudyRefused)
        var narrow = Case.model
        (narrow.thresholdAuto, narrow.thresholdEscalate) = (0, 1e-9)
        let cut = StudyWishes(thresholds: .certificate, certificate: CertificateTerms(errorMax: 0.9))
        #expect(reason(narrow, correct, cut) == .decisionStudyRefused)
    }

    @Test("a study that nobody waits for ends")
    func stopped() {
        #expect(throws: CancellationError.self) {
            try Self.study(StudyWishes(weights: .logistic), stop: StopCheck { true })
        }
    }

    @Test("rows that a safety rule escalates count in the rates alone")
    func rules() throws {
        var model = Case.model
        model.safetyRules = [SafetyRule(feature: "a", comparator: .greater, threshold: 0, action: .escalate)]
        let study = try Self.study(StudyWishes(calibration: .platt), model)
        #expect(study.qualityAfter.escalateRate > 0.4 && study.qualityAfter.rows == 2_000)
        #expect(study.changeType == .calibrationUpdate && study.after.calibration?.kind == .platt)
    }
}
