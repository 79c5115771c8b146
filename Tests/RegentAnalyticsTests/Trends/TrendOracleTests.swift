import Foundation
import RegentAnalytics
import RegentTestKit
import Testing

/// The fixture, which `Tests/Scripts/trend_oracle.py` wrote with SciPy and statsmodels.
@Suite("Trends and smoothing equal their oracles")
struct TrendOracleTests {
    /// A number or a list.
    enum Value: Decodable {
        case number(Double)
        case list([Double])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Double.self) {
                self = .number(number)
            } else {
                self = .list(try container.decode([Double].self))
            }
        }

        var number: Double? {
            if case .number(let number) = self { number } else { nil }
        }

        var list: [Double] {
            if case .list(let list) = self { list } else { [] }
        }
    }

    struct Case: Decodable {
        let of: String
        let given: [Value]
        let gives: [Double]

        func number(_ index: Int) throws -> Double { try #require(given[index].number) }
    }

    @Test("Every slope, correlation and forecast of the file is computed to 1e-9")
    func all() throws {
        let file = Checkout.file("Tests/Fixtures/statistics/trends.jsonl")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        let cases = try lines.map { try JSONDecoder().decode(Case.self, from: Data($0.utf8)) }
        #expect(Set(cases.map(\.of)) == ["theil_sen", "kendall", "holt_winters"])
        for (line, one) in cases.enumerated() {
            let found = try Self.found(one)
            try #require(found.count == one.gives.count, "line \(line + 1)")
            for (found, expected) in zip(found, one.gives) {
                #expect(abs(found - expected) <= 1e-9 * max(1, abs(expected)), "line \(line + 1)")
            }
        }
    }

    private static func found(_ one: Case) throws -> [Double] {
        switch one.of {
        case "theil_sen":
            let confidence = try one.number(2)
            let line = try #require(
                TheilSenLine(x: one.given[0].list, y: one.given[1].list, confidence: confidence))
            return [line.slope, line.intercept, line.lower, line.upper]
        case "kendall":
            let kendall = try #require(KendallTau(ordered: one.given[0].list))
            return [kendall.tau, kendall.pValue]
        default: return try smoothed(one)
        }
    }

    private static func smoothed(_ one: Case) throws -> [Double] {
        let weights = one.given[4].list
        var model = HoltWinters(
            weights: HoltWinters.Weights(
                level: weights[0], trend: weights[1], season: weights[2], damping: weights[3]),
            level: try one.number(1), trend: try one.number(2), seasons: one.given[3].list)
        model.add(contentsOf: one.given[0].list.map(Optional.some))
        let steps = Int(try one.number(5))
        let forecasts = model.forecasts(steps)
        for step in 1...steps { #expect(model.forecast(after: step) == forecasts[step - 1]) }
        return forecasts + [model.squares]
    }
}
