import Foundation
import RegentEvaluation
import RegentMessages
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
        #expect(Set(cases.map(\.of)).count == 19)
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
        case "newcombe": try newcombe(one)
        case "student_two_sided": [try Distributions.studentTwoSided(one.number(0), degrees: one.number(1))]
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
            let clusters = zip(one.numbers(0), one.numbers(1)).map { ClusterTotal(sum: $1 - $0, count: 1) }
            let found = try clustered(clusters, confidence: one.number(2))
            let moments = try #require(Moments(of: clusters.map(\.sum)))
            for (side, end) in zip([ConfidenceBounds.Side.lower, .upper], found[2...]) {
                let plain = ConfidenceBounds.mean(moments, range: nil, side, confidence: try one.number(2))
                #expect(abs(try #require(plain) - (try #require(end))) < 1e-9)
            }
            return [found[0], found[2], found[3], ClusteredMean(clusters)?.pValue]
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

    /// Of a comparison of two runs as independent samples.
    private static func newcombe(_ one: Case) throws -> [Double?] {
        func evidence(_ yes: Int, of count: Int) -> Evidence {
            Columns.evidence(Columns.schemaValid(yes: yes, no: count - yes))
        }
        let comparison = try Columns.comparison(
            evidence(one.count(0), of: one.count(1)), evidence(one.count(2), of: one.count(3)))
        let interval = comparison.deltas.first { $0.metric == "schema_valid_rate" }?.interval
        #expect(interval?.method == "newcombe")
        return [interval?.lower, interval?.upper]
    }

    private static func clusters(_ one: Case) throws -> [Double?] {
        let lists = one.given[0].list.map(\.numbers)
        switch one.of {
        case "clustered_t":
            return try clustered(lists.map(total), confidence: one.number(1))
        case "flat_clusters":
            let value = try one.number(0)
            let totals = one.numbers(1).map { ClusterTotal(sum: $0 * value, count: Int($0)) }
            let mean = try #require(ClusteredMean(totals))
            #expect(mean.isFlat)
            return try bounds(mean, confidence: one.number(4), range: one.number(2)...one.number(3))
        case "f1": return try f1(one)
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

    /// Mean, standard error and bounds: by the clusters that gates and summaries have, which must agree with the sums
    /// that comparisons have.
    private static func clustered(_ clusters: [ClusterTotal], confidence: Double) throws -> [Double?] {
        let mean = try #require(ClusteredMean(clusters))
        var sums = ClusterSums()
        for cluster in clusters { sums.add(sum: cluster.sum, count: cluster.count) }
        let found = [mean.mean, mean.standardError] + bounds(mean, confidence: confidence, range: nil)
        let added =
            [sums.mean, sums.standardError]
            + [ConfidenceBounds.Side.lower, .upper].map { sums.bound($0, confidence: confidence, range: nil) }
        for (one, other) in zip(found, added) {
            #expect(abs(try #require(one) - (try #require(other))) <= 1e-9 * max(1, abs(one ?? 0)))
        }
        return found
    }

    /// The f1 of a run whose clusters have as many true and false values as the case says, as a gate has it.
    private static func f1(_ one: Case) throws -> [Double?] {
        var rows: [GateRow] = []
        for (score, totals) in zip(["p", "r"], one.given) {
            for (cluster, total) in totals.list.map(\.numbers).enumerated() {
                for place in 0..<Int(total[1]) {
                    let value = place < Int(total[0]) ? 1.0 : 0
                    rows.append(GateRow(id: "\(score)\(rows.count)", scores: [score: value], cluster: "\(cluster)"))
                }
            }
        }
        let declared = try ["p", "r", "f1=2 * p * r / (p + r)"].map { try MetricDeclaration(argument: $0) }
        let confidence = try one.number(2)
        let rest = #""bound": "lower", "confidence": \#(confidence), "missing": "exclude", "min_coverage": 0.01}}"#
        let gate = #"{"f1_min": {"min": 0.5, "# + rest
        let result = try GateCase(rows: rows, declared: declared).verdict(gate).results[0]
        let (lower, upper) = (try #require(result.worst), try #require(result.opposite))
        #expect(result.method == "clustered-delta")
        let t = Distributions.studentQuantile(confidence, degrees: Double(one.given[0].list.count - 1))
        return [result.estimate, (upper - lower) / (2 * t), lower, upper]
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
