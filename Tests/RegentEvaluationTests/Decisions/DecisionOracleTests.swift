import Foundation
import RegentEvaluation
import RegentTestKit
import Testing

/// The fixture, which `Tests/Scripts/decision_oracle.py` wrote with scikit-learn, SciPy and NumPy.
@Suite("Decision models equal their oracles")
struct DecisionOracleTests {
    struct Case: Decodable {
        let kind: String
        let scores: [Double]?
        let values: [Double]?
        let l2: Double?
        let right: [Int]
        let expected: [Double]

        var isRight: [Bool] { right.map { $0 == 1 } }

        /// What is computed here.
        func found() throws -> [Double] {
            let scores = scores ?? []
            switch kind {
            case "auc": return [try #require(ROCCurve(scores: scores, isRight: isRight).auc)]
            case "youden":
                let cut = try YoudenCut(ROCCurve(scores: scores, isRight: isRight))
                return [cut.index, cut.score]
            case "platt":
                let fit = try PlattFit(scores, isRight: isRight)
                return [fit.a, fit.b]
            case "temperature": return [try TemperatureFit(scores, isRight: isRight).temperature]
            case "logistic": return try weights()
            default:
                let quality = try ForecastQuality(scores, isRight: isRight)
                let bins = quality.reliability
                return [
                    quality.brier, quality.logLoss, bins.ece, bins.reliability, bins.resolution, bins.uncertainty,
                ]
            }
        }

        private func weights() throws -> [Double] {
            let values = values ?? []
            let rows = LogisticFit.Rows(
                values: values, width: values.count / right.count, groups: right.map { _ in 0 }, groupCount: 1,
                isRight: isRight)
            let fit = try LogisticFit(rows, l2: l2 ?? 0)
            return fit.weights + fit.intercepts
        }
    }

    static func cases() throws -> [Case] {
        let file = Checkout.file("Tests/Fixtures/decisions/oracle.jsonl")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        return try lines.map { try JSONDecoder().decode(Case.self, from: Data($0.utf8)) }
    }

    @Test("Every curve, cut, fit and score of the file is computed: fits to 1e-6, all others to 1e-9")
    func all() throws {
        let cases = try Self.cases()
        #expect(Set(cases.map(\.kind)) == ["auc", "youden", "platt", "temperature", "logistic", "quality"])
        for (line, one) in cases.enumerated() {
            let found = try one.found()
            #expect(found.count == one.expected.count, "line \(line + 1)")
            let bound = ["platt", "temperature", "logistic"].contains(one.kind) ? 1e-6 : 1e-9
            for (number, wanted) in zip(found, one.expected) {
                let distance = abs(number - wanted)
                #expect(distance <= bound * max(1, abs(wanted)), "line \(line + 1), \(one.kind): \(number) \(wanted)")
            }
        }
    }
}
