import RegentEvaluation
import RegentMessages
import RegentModel
import RegentTestKit
import Testing

@Suite("Fits of decision models")
struct DecisionFitTests {
    static let line: [Double] = (0..<40).map { Double($0) - 19.5 }

    static func rows(_ values: [Double], width: Int = 1, groups: [Int]? = nil, _ isRight: [Bool]) -> LogisticFit.Rows {
        LogisticFit.Rows(
            values: values, width: width, groups: groups ?? isRight.map { _ in 0 },
            groupCount: (groups?.max() ?? 0) + 1, isRight: isRight)
    }

    @Test("rows that determine no finite weights are refused, and a penalty finds some")
    func undetermined() throws {
        let separable = Self.rows(Self.line, Self.line.map { $0 > 0 })
        let mixed = (0..<40).map { $0 % 3 == 0 }
        let hopeless = [
            separable,
            // One value is always right.
            Self.rows(Self.line.map { $0 > 0 ? 1 : 0 }, Self.line.map { $0 > 0 || $0 < -10 }),
            Self.rows(Self.line.flatMap { [$0, 2 * $0] }, width: 2, mixed), Self.rows(mixed.map { _ in 1 }, mixed),
            Self.rows(Self.line, mixed.map { _ in true }),
        ]
        for rows in hopeless {
            let refusal = #expect(throws: Refusal.self) { try LogisticFit(rows, l2: 0) }
            #expect(refusal?.reason == .decisionStudyRefused)
        }
        let weight = try LogisticFit(separable, l2: 1).weights[0]
        #expect(weight > 0.5 && weight < 5)
        // A candidate that is never right has no finite intercept, which is not penalised.
        let never = Self.rows(Self.line, groups: (0..<40).map { $0 / 20 }, (0..<40).map { $0 < 20 && $0 % 3 == 0 })
        #expect(throws: Refusal.self) { try LogisticFit(never, l2: 1) }
    }

    @Test("a fit that nobody waits for ends")
    func stopped() {
        let rows = Self.rows(Self.line, (0..<40).map { $0 % 3 == 0 })
        #expect(throws: CancellationError.self) { try LogisticFit(rows, l2: 0, stop: StopCheck { true }) }
        #expect(throws: CancellationError.self) {
            try PlattFit(Self.line, isRight: Self.line.map { $0 > 3 }, stop: StopCheck { true })
        }
    }

    @Test("a temperature that has no best value is refused")
    func temperatures() {
        let turned = Self.line.map { $0 < 0 }
        let certain = Self.line.map { $0 > 0 }
        for isRight in [turned, certain] {
            #expect(throws: Refusal.self) { try TemperatureFit(Self.line, isRight: isRight) }
        }
        #expect(throws: Refusal.self) { try PlattFit(Self.line, isRight: turned) }
        #expect(throws: Refusal.self) { try PlattFit(Self.line, isRight: turned.map { _ in true }) }
        let huge = Self.line.map { $0 * 1e300 }
        #expect(throws: Refusal.self) { try TemperatureFit(huge, isRight: turned) }
        #expect(throws: Refusal.self) { try PlattFit(huge, isRight: certain) }
    }

    /// Logits that are too sure by a factor.
    static func overconfident(_ count: Int, by factor: Double) -> (logits: [Double], isRight: [Bool]) {
        var random = SplitMix64(seed: 5)
        var (logits, isRight): ([Double], [Bool]) = ([], [])
        for _ in 0..<count {
            let logit = random.unit() * 6 - 3
            logits.append(factor * logit)
            isRight.append(random.unit() < LogisticFunction.probability(logit))
        }
        return (logits, isRight)
    }

    @Test("a calibration is chosen where it is better by a standard error, and none where it is not")
    func chosen() throws {
        let sure = Self.overconfident(2_000, by: 4)
        let choice = try CalibrationChoice(sure.logits, isRight: sure.isRight)
        let map = CalibrationMap(choice.calibration)
        #expect(choice.trials.count == 2 && map.slope > 0.2 && map.slope < 0.31)
        let honest = Self.overconfident(2_000, by: 1)
        let none = try CalibrationChoice(honest.logits, isRight: honest.isRight)
        #expect(none.calibration == nil)
    }

    @Test("a calibration changes neither order nor area")
    func order() throws {
        let sure = Self.overconfident(600, by: 3)
        let area = ROCCurve(scores: sure.logits, isRight: sure.isRight).auc
        for kind in [CalibrationKind.temperature, .platt] {
            let fitted = try Calibration(fitting: kind, sure.logits, isRight: sure.isRight, stop: StopCheck())
            let map = CalibrationMap(fitted)
            let after = ROCCurve(scores: map.logits(sure.logits), isRight: sure.isRight).auc
            #expect(after == area)
            let before = try ForecastQuality(sure.logits, isRight: sure.isRight)
            let better = try ForecastQuality(map.logits(sure.logits), isRight: sure.isRight)
            #expect(better.logLoss < before.logLoss && better.ece < before.ece)
        }
    }

    @Test("bins have equally many rows, equal forecasts stay together, and the parts make the score")
    func bins() throws {
        let tied = ReliabilityBins([Double](repeating: 0.5, count: 40), isRight: (0..<40).map { $0 % 2 == 0 })
        #expect(tied.bins.count == 1 && tied.ece == 0 && tied.uncertainty == 0.25)
        let many = Self.overconfident(1_500, by: 1)
        let quality = try ForecastQuality(many.logits, isRight: many.isRight)
        #expect(quality.reliability.bins.map(\.count) == [Int](repeating: 100, count: 15))
        let parts = quality.reliability.reliability - quality.reliability.resolution + quality.reliability.uncertainty
        // What is left is the spread within bins.
        let rest = abs(parts - quality.brier)
        #expect(rest < 0.01 && quality.eceBias > 0)
    }
}
