import RegentEvaluation
import RegentMessages
import RegentModel
import RegentTestKit
import Testing

@Suite("Thresholds of decision models")
struct ThresholdTests {
    /// Rows whose score is their place, wrong where they are told.
    static func curve(_ count: Int, wrong: (Int) -> Bool) -> ROCCurve {
        ROCCurve(scores: (0..<count).map { Double($0) / Double(count) }, isRight: (0..<count).map { !wrong($0) })
    }

    @Test("ties count by half, and rows of one kind have no area")
    func areas() {
        #expect(ROCCurve(scores: [1, 1, 1, 1], isRight: [true, false, true, false]).auc == 0.5)
        #expect(ROCCurve(scores: [3, 2, 1], isRight: [true, true, false]).auc == 1)
        #expect(ROCCurve(scores: [1, 2], isRight: [true, true]).auc == nil)
        let points = ROCCurve(scores: [3, 2, 2, 1], isRight: [true, true, false, false]).points
        #expect(points.map(\.trueRate) == [0, 0.5, 1, 1] && points.map(\.falseRate) == [0, 0, 0.5, 1])
    }

    @Test("of equal cuts Youden takes the stricter")
    func stricter() throws {
        // J is 0.5 above 0.5 and again above 0.25: 50 right, 50 wrong and 50 right, 50 wrong.
        let scores = (0..<200).map { [0.75, 0.5, 0.25, 0.1][$0 / 50] }
        let isRight = (0..<200).map { [true, false, true, false][$0 / 50] }
        let cut = try YoudenCut(ROCCurve(scores: scores, isRight: isRight))
        #expect(cut.score == 0.75 && cut.index == 0.5)
        #expect(cut.indexInterval.contains(0.5) && cut.scoreInterval.contains(0.75))
        let again = try YoudenCut(ROCCurve(scores: scores, isRight: isRight))
        #expect(again == cut)
    }

    @Test("below 50 rows of a kind, and where no cut is better than none, Youden is refused")
    func refused() throws {
        let few = Self.curve(150) { $0 < 49 }
        let enough = Self.curve(150) { $0 < 50 }
        let turned = Self.curve(150) { $0 >= 75 }
        for curve in [few, turned] {
            let refusal = #expect(throws: Refusal.self) { try YoudenCut(curve) }
            #expect(refusal?.reason == .decisionStudyRefused)
        }
        let whole = try YoudenCut(enough)
        #expect(whole.index == 1)
    }

    @Test("a study that nobody waits for ends")
    func stopped() {
        let curve = Self.curve(150) { $0 < 50 }
        #expect(throws: CancellationError.self) { try YoudenCut(curve, stop: StopCheck { true }) }
    }

    @Test("costs decide: AUTO up to min(ask, escalate) / wrong, ESCALATE from (escalate - ask) / ask_fail")
    func costs() throws {
        let usual = try CostThresholds(DecisionCosts(wrong: 100, ask: 5, escalate: 20, askFail: 50))
        #expect(usual.auto == 0.05 && usual.escalate == 0.3 && !usual.asksNever)
        let never = try CostThresholds(DecisionCosts(wrong: 100, ask: 20, escalate: 5, askFail: 1))
        #expect(never.auto == 0.05 && never.escalate == 0.05.nextUp && never.asksNever)
        let always = try CostThresholds(DecisionCosts(wrong: 100, ask: 5, escalate: 20, askFail: 0))
        #expect(always.escalate == 1)
        let hopeless = [
            DecisionCosts(wrong: 0, ask: 1, escalate: 1), DecisionCosts(wrong: 1, ask: 1, escalate: 1),
            DecisionCosts(wrong: .nan, ask: 1, escalate: 1), DecisionCosts(wrong: 1, ask: -1, escalate: 1),
            DecisionCosts(wrong: .infinity, ask: 1, escalate: 1),
        ]
        for costs in hopeless { #expect(throws: Refusal.self) { try CostThresholds(costs) } }
    }

    @Test("dearer wrong answers make AUTO rarer, and dearer escalation makes it rarer too that one is made")
    func monotone() throws {
        var last = 1.0
        for wrong in stride(from: 10.0, through: 1_000, by: 37) {
            let found = try CostThresholds(DecisionCosts(wrong: wrong, ask: 5, escalate: 8, askFail: 40))
            #expect(found.auto <= last && found.auto < found.escalate)
            last = found.auto
        }
        last = 0
        for escalate in stride(from: 1.0, through: 50, by: 0.7) {
            let found = try CostThresholds(DecisionCosts(wrong: 100, ask: 2, escalate: escalate, askFail: 60))
            #expect(found.escalate >= last && found.auto < found.escalate && found.escalate <= 1)
            last = found.escalate
        }
    }

    @Test("a certificate takes the loosest cut that it can show, and a stricter limit no looser cut")
    func certificate() throws {
        let curve = Self.curve(2_000) { $0 < 1_000 ? $0 % 2 == 0 : $0 % 200 == 0 }
        var accepted = Int.max
        for limit in [0.2, 0.1, 0.05, 0.02] {
            let found = try RiskCertificate(curve, CertificateTerms(errorMax: limit))
            #expect(found.bound <= limit && found.wrong <= found.accepted && found.accepted <= accepted)
            accepted = found.accepted
        }
        let all = try RiskCertificate(curve, CertificateTerms(errorMax: 0.5))
        #expect(all.accepted > 1_900)
    }

    @Test("a certificate that no rows could show is refused at once, and so is one that the best rows do not show")
    func impossible() {
        let few = Self.curve(50) { _ in false }
        let wrong = Self.curve(1_000) { $0 >= 900 }
        let terms = [
            (few, CertificateTerms(errorMax: 0.01)), (wrong, CertificateTerms(errorMax: 0.05)),
            (few, CertificateTerms(errorMax: 0)), (few, CertificateTerms(errorMax: 1)),
            (few, CertificateTerms(errorMax: .nan)), (few, CertificateTerms(errorMax: 0.5, confidence: 1)),
            (few, CertificateTerms(errorMax: 1e-300)),
        ]
        for (curve, terms) in terms {
            let refusal = #expect(throws: Refusal.self) { try RiskCertificate(curve, terms) }
            #expect(refusal?.reason == .decisionStudyRefused)
        }
    }
}
