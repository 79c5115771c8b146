import Foundation
import RegentEvaluation
import RegentTestKit
import Testing

/// How often bounds hold, over simulated data sets whose truth is known.
///
/// What a method guarantees is asserted; what is known to fall below its confidence is printed. Seeds are fixed, so
/// that a run gives the same shares again.
@Suite("Coverage of confidence bounds")
struct CoverageTests {
    /// Data sets of each case; 10,000 in `make test-nightly`.
    static let count = ProcessInfo.processInfo.environment["REGENT_DATA_SETS"].flatMap { Int($0) } ?? 300

    static let confidence = 0.95

    /// Share of the data sets in which a bound holds, printed.
    static func coverage(_ name: String, seed: UInt64, holds: (inout SplitMix64) throws -> Bool) rethrows -> Double {
        var random = SplitMix64(seed: seed)
        var held = 0
        for _ in 0..<count where try holds(&random) { held += 1 }
        let share = Double(held) / Double(count)
        print("coverage at 0.95 over \(count) data sets: \(share) \(name)")
        return share
    }

    /// Standard errors of the share of data sets: four of them are passed once in 30,000 cases.
    static let tolerance = 4 * (confidence * (1 - confidence) / Double(count)).squareRoot()

    /// One value of the standard normal distribution, by the method of Box and Muller.
    static func normal(_ random: inout SplitMix64) -> Double {
        (-2 * log(1 - random.unit())).squareRoot() * cos(2 * Double.pi * random.unit())
    }

    static func successes(_ trials: Int, _ rate: Double, _ random: inout SplitMix64) -> Int {
        (0..<trials).count { _ in random.unit() < rate }
    }

    static let rates: [(trials: Int, rate: Double)] = [(10, 0.5), (59, 0.95), (200, 0.97), (200, 0.02), (1_000, 0.9)]

    @Test("Clopper and Pearson's bounds hold at least as often as they say")
    func clopperPearson() {
        for (index, (trials, rate)) in Self.rates.enumerated() {
            var known: [Int: [Double]] = [:]
            for side in [ConfidenceBounds.Side.lower, .upper] {
                let name = "Clopper-Pearson, \(side), n \(trials), rate \(rate)"
                let share = Self.coverage(name, seed: UInt64(index)) { random in
                    let successes = Self.successes(trials, rate, &random)
                    let bounds =
                        known[successes]
                        ?? [ConfidenceBounds.Side.lower, .upper].map {
                            ClopperPearson.bound(
                                successes: successes, trials: trials, $0, confidence: Self.confidence)
                        }
                    known[successes] = bounds
                    return side == .lower ? bounds[0] <= rate : rate <= bounds[1]
                }
                #expect(share >= Self.confidence - Self.tolerance, "\(name)")
            }
        }
    }

    @Test("Bounds of a percentile by order statistics hold at least as often as they say")
    func orderStatistics() {
        for (index, (count, quantile)) in [(59, 0.95), (400, 0.95), (20, 0.5), (1_000, 0.99)].enumerated() {
            for side in [ConfidenceBounds.Side.lower, .upper] {
                guard
                    let rank = ConfidenceBounds.quantileRank(
                        quantile, count: count, side, confidence: Self.confidence)
                else { continue }
                let name = "order statistic, \(side), n \(count), q \(quantile)"
                let share = Self.coverage(name, seed: UInt64(index)) { random in
                    // Of uniform values the quantile q is q, and order statistics keep ranks of any distribution.
                    let bound = (0..<count).map { _ in random.unit() }.sorted()[rank - 1]
                    return side == .lower ? bound <= quantile : quantile <= bound
                }
                #expect(share >= Self.confidence - Self.tolerance, "\(name)")
            }
        }
    }

    /// Clusters of 8 values that share half of their variance, around 0.
    static func clusters(_ count: Int, _ random: inout SplitMix64) -> [ClusterTotal] {
        (0..<count).map { _ in
            let shared = normal(&random)
            return ClusterTotal(sum: (0..<8).reduce(0) { sum, _ in sum + shared + normal(&random) }, count: 8)
        }
    }

    @Test("Student's bounds over 10 balanced clusters or more hold as often as they say")
    func clusteredT() throws {
        for (index, count) in [10, 20, 60].enumerated() {
            for side in [ConfidenceBounds.Side.lower, .upper] {
                let name = "clustered t, \(side), \(count) clusters of 8"
                let share = try Self.coverage(name, seed: UInt64(index)) { random in
                    let mean = try #require(ClusteredMean(Self.clusters(count, &random)))
                    let bound = try #require(mean.bound(side, confidence: Self.confidence))
                    return side == .lower ? bound <= 0 : bound >= 0
                }
                #expect(abs(share - Self.confidence) <= Self.tolerance, "\(name)")
            }
        }
    }

    /// A cluster's rate is drawn first, then 1 to `sizeMax` values.
    static func flags(_ count: Int, sizeMax: Int, _ random: inout SplitMix64) -> [ClusterTotal] {
        (0..<count).map { _ in
            // The greatest of nine uniform numbers is 0.9 on average.
            let rate = (0..<9).reduce(0.0) { highest, _ in max(highest, random.unit()) }
            let size = 1 + Int(random.unit() * Double(sizeMax))
            return ClusterTotal(sum: Double(successes(size, rate, &random)), count: size)
        }
    }

    @Test("Coverage of Wilson's and Tango's bounds, and of few or uneven clusters, is printed and near")
    func printed() throws {
        for (index, (trials, rate)) in Self.rates.enumerated() {
            let share = Self.coverage("Wilson, lower, n \(trials), rate \(rate)", seed: UInt64(index)) { random in
                let successes = Self.successes(trials, rate, &random)
                return ConfidenceBounds.wilson(
                    successes: successes, trials: trials, .lower, confidence: Self.confidence) <= rate
            }
            #expect(share > 0.8)
        }
        for (index, (count, up, down)) in [(40, 0.1, 0.05), (200, 0.04, 0.06), (1_000, 0.02, 0.02)].enumerated() {
            let share = try Self.coverage("Tango, lower, \(count) pairs, \(up) and \(down)", seed: UInt64(index)) {
                random in
                var (ups, downs) = (0, 0)
                for _ in 0..<count {
                    let place = random.unit()
                    if place < up { ups += 1 } else if place < up + down { downs += 1 }
                }
                let pairs = PairedProportions(
                    bothTrue: count - ups - downs, onlyCandidate: ups, onlyBaseline: downs, bothFalse: 0)
                return try #require(pairs.tangoBound(.lower, confidence: Self.confidence)) <= up - down
            }
            #expect(share > 0.8)
        }
        for (index, (count, sizeMax)) in [(3, 8), (10, 20), (30, 20), (100, 5)].enumerated() {
            let name = "clustered t of a rate, lower, \(count) clusters of up to \(sizeMax)"
            let share = try Self.coverage(name, seed: UInt64(index)) { random in
                let mean = try #require(ClusteredMean(Self.flags(count, sizeMax: sizeMax, &random)))
                return try #require(mean.bound(.lower, confidence: Self.confidence, range: 0...1)) <= 0.9
            }
            #expect(share > 0.7)
        }
    }
}
