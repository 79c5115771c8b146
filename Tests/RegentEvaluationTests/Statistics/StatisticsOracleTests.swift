import Foundation
import RegentEvaluation
import RegentTestKit
import Testing

/// The fixture, which `Tests/Scripts/statistics_oracle.py` wrote with SciPy and statsmodels.
@Suite("Statistics equal their oracles")
struct StatisticsOracleTests {
    /// A number, a list, or nothing.
    enum Value: Decodable {
        case none
        case number(Double)
        case list([Value])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .none
            } else if let number = try? container.decode(Double.self) {
                self = .number(number)
            } else {
                self = .list(try container.decode([Value].self))
            }
        }

        var number: Double? {
            if case .number(let number) = self { number } else { nil }
        }

        var list: [Value] {
            if case .list(let list) = self { list } else { [] }
        }

        var numbers: [Double] { list.compactMap(\.number) }
    }

    struct Case: Decodable {
        let of: String
        let given: [Value]
        let gives: [Value]

        func number(_ index: Int) throws -> Double { try #require(given[index].number) }

        func count(_ index: Int) throws -> Int { Int(try number(index)) }

        func numbers(_ index: Int) -> [Double] { given[index].numbers }
    }

    static func cases() throws -> [Case] {
        let file = Checkout.file("Tests/Fixtures/statistics/oracle.jsonl")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        return try lines.map { try JSONDecoder().decode(Case.self, from: Data($0.utf8)) }
    }

    @Test("Every bound, test and size of the file is computed to 1e-9")
    func all() throws {
        let cases = try Self.cases()
        #expect(Set(cases.map(\.of)).count == 17)
        for (line, one) in cases.enumerated() {
            let found = try Self.found(one)
            let expected = one.gives.map(\.number)
            try #require(found.count == expected.count, "line \(line + 1)")
            for (found, expected) in zip(found, expected) {
                guard let found, let expected else {
                    #expect(found == nil && expected == nil, "line \(line + 1)")
                    continue
                }
                #expect(abs(found - expected) <= 1e-9 * max(1, abs(expected)), "line \(line + 1)")
            }
        }
    }

    private static func found(_ one: Case) throws -> [Double?] {
        switch one.of {
        case "wilson", "clopper_pearson", "quantile_ranks", "rate_sequence": try rates(one)
        case "tango", "mcnemar_exact", "paired_t": try pairs(one)
        case "clustered_t", "flat_clusters", "f1", "cluster_bootstrap": try clusters(one)
        case "holm": Holm.adjusted(one.numbers(0))
        case "pass_at", "size_of_rate", "size_of_pairs": try counts(one)
        default: try sequences(one)
        }
    }

    private static func rates(_ one: Case) throws -> [Double?] {
        let (first, count, confidence) = (try one.number(0), try one.count(1), try one.number(2))
        func bounds(_ bound: (ConfidenceBounds.Side) -> Double?) -> [Double?] { [bound(.lower), bound(.upper)] }
        switch one.of {
        case "wilson":
            return bounds {
                ConfidenceBounds.wilson(successes: Int(first), trials: count, $0, confidence: confidence)
            }
        case "clopper_pearson":
            return bounds {
                ClopperPearson.bound(successes: Int(first), trials: count, $0, confidence: confidence)
            }
        case "quantile_ranks":
            return bounds {
                ConfidenceBounds.quantileRank(first, count: count, $0, confidence: confidence).map(Double.init)
            }
        default:
            let interval = ConfidenceSequence.rate(successes: Int(first), trials: count, confidence: confidence)
            return [interval.lowerBound, interval.upperBound]
        }
    }

    private static func pairs(_ one: Case) throws -> [Double?] {
        if one.of == "paired_t" {
            let differences = zip(one.numbers(0), one.numbers(1)).map { $1 - $0 }
            let (mean, confidence) = (try #require(PairedMean(differences: differences)), try one.number(2))
            return [
                mean.difference, mean.bound(.lower, confidence: confidence), mean.bound(.upper, confidence: confidence),
                mean.pValue,
            ]
        }
        let pairs = PairedProportions(
            bothTrue: try one.count(0), onlyCandidate: try one.count(1), onlyBaseline: try one.count(2),
            bothFalse: try one.count(3))
        guard one.of == "tango" else { return [pairs.mcNemarPValue] }
        let confidence = try one.number(4)
        return [
            pairs.tangoBound(.lower, confidence: confidence), pairs.tangoBound(.upper, confidence: confidence),
        ]
    }

    private static func clusters(_ one: Case) throws -> [Double?] {
        let lists = one.given[0].list.map(\.numbers)
        switch one.of {
        case "clustered_t":
            let mean = try #require(ClusteredMean(lists.map(total)))
            return [mean.mean, mean.standardError] + (try bounds(mean, confidence: one.number(1), range: nil))
        case "flat_clusters":
            let value = try one.number(0)
            let totals = one.numbers(1).map { ClusterTotal(sum: $0 * value, count: Int($0)) }
            let mean = try #require(ClusteredMean(totals))
            #expect(mean.isFlat)
            return try bounds(mean, confidence: one.number(4), range: one.number(2)...one.number(3))
        case "f1":
            let parts = [0, 1].map { index in
                one.given[index].list.map { ClusterTotal(sum: $0.numbers[0], count: Int($0.numbers[1])) }
            }
            return try f1(parts, confidence: one.number(2))
        default:
            let values = lists.flatMap { $0.map(UInt32.init) }
            let numbers = lists.enumerated().flatMap { index, list in list.map { _ in UInt32(index) } }
            let bootstrap = ClusterBootstrap(
                of: try one.number(1), values: values, clusters: numbers, clusterCount: lists.count)
            let confidence = try one.number(2)
            return [bootstrap.bound(.lower, confidence: confidence), bootstrap.bound(.upper, confidence: confidence)]
        }
    }

    static func total(_ values: [Double]) -> ClusterTotal {
        ClusterTotal(sum: values.reduce(0, +), count: values.count)
    }

    private static func bounds(
        _ mean: ClusteredMean, confidence: Double, range: ClosedRange<Double>?
    ) -> [Double?] {
        [ConfidenceBounds.Side.lower, .upper].map { mean.bound($0, confidence: confidence, range: range) }
    }

    private static func f1(_ parts: [[ClusterTotal]], confidence: Double) throws -> [Double?] {
        let covariance = try #require(ClusterCovariance(parts: parts))
        let terms = covariance.means.indices.map {
            DeltaMethod.Term(part: $0, value: covariance.means[$0], of: covariance.means.count)
        }
        let two = DeltaMethod.Term(constant: 2, parts: 2)
        let term = two * terms[0] * terms[1] / (terms[0] + terms[1])
        let bounds = [ConfidenceBounds.Side.lower, .upper].map {
            DeltaMethod.bound(
                term, covariance: covariance.covariance, degrees: covariance.degrees, $0, confidence: confidence)
        }
        return [term.value, DeltaMethod.standardError(term, covariance: covariance.covariance)] + bounds
    }

    private static func counts(_ one: Case) throws -> [Double?] {
        switch one.of {
        case "pass_at":
            let (k, trials, successes) = (try one.count(0), try one.count(1), try one.count(2))
            return [
                PassAtK.anyOf(k, trials: trials, successes: successes),
                PassAtK.allOf(k, trials: trials, successes: successes),
            ]
        case "size_of_rate":
            let size = try SampleSize.rate(
                threshold: one.number(0), true: one.number(1), confidence: one.number(2), power: one.number(3))
            return [size.map(Double.init)]
        default:
            let size = try SampleSize.pairedRates(
                margin: one.number(0), onlyCandidate: one.number(1), onlyBaseline: one.number(2),
                confidence: one.number(3), power: one.number(4))
            return [size.map(Double.init)]
        }
    }

    private static func sequences(_ one: Case) throws -> [Double?] {
        if one.of == "betting" {
            var process = try #require(BettingProcess(margin: try one.number(0)))
            for difference in one.numbers(1) { BettingTestTests.add(difference, to: &process) }
            return [process.logWealth, process.logWealthPeak]
        }
        let moments = try #require(Moments(of: one.numbers(0)))
        let interval = ConfidenceSequence.mean(
            moments, confidence: try one.number(1), tightestAt: try one.count(2))
        return [interval?.lowerBound, interval?.upperBound]
    }
}
