import RegentEvaluation
import RegentTestKit
import Testing

@Suite("Paired proportions")
struct PairedProportionsTests {
    static func pairs(_ up: Int, _ down: Int, _ equal: Int) -> PairedProportions {
        PairedProportions(bothTrue: equal, onlyCandidate: up, onlyBaseline: down, bothFalse: 0)
    }

    @Test("Bounds of the runs exchanged are the negated bounds, lie around the difference and within [-1, 1]")
    func mirrored() throws {
        for up in 0...6 {
            for down in 0...6 {
                for equal in [0, 1, 3, 40] where up + down + equal > 0 {
                    let (one, other) = (Self.pairs(up, down, equal), Self.pairs(down, up, equal))
                    let difference = try #require(one.difference)
                    for confidence in [0.5, 0.9, 0.999] {
                        let lower = try #require(one.tangoBound(.lower, confidence: confidence))
                        let upper = try #require(one.tangoBound(.upper, confidence: confidence))
                        #expect(lower == -(try #require(other.tangoBound(.upper, confidence: confidence))))
                        #expect(-1 <= lower && lower <= difference && difference <= upper && upper <= 1)
                        if confidence > 0.5 { #expect(upper > lower) }
                    }
                }
            }
        }
    }

    @Test("Where no pair differs the bound is z²/(n + z²) away, not certain")
    func nothingDiffers() throws {
        for count in [1, 10, 52, 100_000] {
            let pairs = PairedProportions(
                bothTrue: count / 2, onlyCandidate: 0, onlyBaseline: 0, bothFalse: count - count / 2)
            let z = Distributions.normalQuantile(0.95)
            let reach = z * z / (Double(count) + z * z)
            #expect(abs(try #require(pairs.tangoBound(.upper, confidence: 0.95)) - reach) < 1e-12)
            #expect(abs(try #require(pairs.tangoBound(.lower, confidence: 0.95)) + reach) < 1e-12)
            #expect(pairs.mcNemarPValue == 1)
        }
        let none = Self.pairs(0, 0, 0)
        #expect(none.difference == nil)
        #expect(none.tangoBound(.lower, confidence: 0.95) == nil)
        #expect(none.mcNemarPValue == 1)
    }

    @Test("McNemar's p value is the sum of binomial coefficients")
    func mcNemar() {
        for up in 0...20 {
            for down in 0...20 {
                // Pascal's row of up + down.
                var row = [1.0]
                for _ in 0..<(up + down) { row = zip([0] + row, row + [0]).map { $0 + $1 } }
                let tail = row.prefix(min(up, down) + 1).reduce(0, +) / row.reduce(0, +)
                #expect(abs(Self.pairs(up, down, 5).mcNemarPValue - min(1, 2 * tail)) < 1e-12)
            }
        }
    }

    /// Differences of pairs, `size` of them in a cluster.
    static func differences(_ value: Double, clusters: Int, size: Int) throws -> (ClusteredMean, ClusterSums) {
        let total = ClusterTotal(sum: value * Double(size), count: size)
        var sums = ClusterSums()
        for _ in 0..<clusters { sums.add(sum: total.sum, count: total.count) }
        return (try #require(ClusteredMean(Array(repeating: total, count: clusters))), sums)
    }

    @Test(
        "Equal differences are no certainty, however many: they have the bound of the range, or none, and no p value",
        arguments: [
            // difference, pairs in a cluster, method
            (0.0, 1, "paired-hoeffding"), (0, 4, "paired-clustered-hoeffding"), (1, 1, "paired-wilson"),
            (-1, 5, "paired-clustered-wilson"), (1e-170, 1, "paired-hoeffding"),
        ], [20, 400])
    func equalDifferences(_ kind: (value: Double, size: Int, method: String), clusters: Int) throws {
        let (mean, sums) = try Self.differences(kind.value, clusters: clusters, size: kind.size)
        #expect(mean.pValue == nil)
        #expect((mean.pairedMethod(range: -1...1), sums.method(range: -1...1)) == (kind.method, kind.method))
        for side in [ConfidenceBounds.Side.lower, .upper] {
            #expect(mean.bound(side, confidence: 0.95) == nil)
            #expect(sums.bound(side, confidence: 0.95, range: nil) == nil)
            let bound = try #require(mean.bound(side, confidence: 0.95, range: -1...1))
            #expect(try #require(sums.bound(side, confidence: 0.95, range: -1...1)) == bound)
            // An end of the range bounds its own side.
            let isEnd = abs(kind.value) == 1 && (kind.value > 0) == (side == .upper)
            #expect(isEnd ? bound == kind.value : abs(bound - kind.value) > 0.01)
        }
    }

    @Test("Differences whose squares are below the range of a double have no certainty either")
    func tinyDifferences() {
        var sums = ClusterSums()
        for place in 0..<40 { sums.add(sum: Double(place) * 1e-175, count: 1) }
        #expect(sums.bound(.lower, confidence: 0.95, range: nil) == nil)
        #expect((sums.bound(.lower, confidence: 0.95, range: -1...1) ?? 0) < -0.1)
    }

    @Test("One difference has no bound, and nothing no mean")
    func fewDifferences() throws {
        let (mean, sums) = try Self.differences(0.5, clusters: 1, size: 9)
        #expect(mean.bound(.lower, confidence: 0.95, range: -1...1) == nil && mean.pValue == nil)
        #expect(sums.bound(.lower, confidence: 0.95, range: -1...1) == nil)
        #expect(ClusterSums().mean == nil && ClusterSums().bound(.upper, confidence: 0.95, range: -1...1) == nil)
    }
}
