import RegentEvaluation
import RegentTestKit
import Testing

@Suite("Clustered means")
struct ClusteredMeanTests {
    static let sides = [ConfidenceBounds.Side.lower, .upper]

    static func clusters(_ count: Int, _ random: inout SplitMix64) -> [ClusterTotal] {
        (0..<count).map { _ in
            let size = 1 + Int(random.unit() * 9)
            return ClusterTotal(sum: random.unit() * Double(size), count: size)
        }
    }

    @Test("The order of the clusters does not change a bit")
    func order() throws {
        var random = SplitMix64(seed: announcedSeed("ClusteredMean.order"))
        for count in 2..<30 {
            var clusters = Self.clusters(count, &random)
            let mean = try #require(ClusteredMean(clusters))
            for _ in 0..<5 {
                clusters.shuffle(using: &random)
                #expect(ClusteredMean(clusters) == mean)
            }
        }
    }

    @Test("Below two clusters there is no bound, whatever the number of values; empty clusters do not count")
    func fewClusters() throws {
        #expect(ClusteredMean([]) == nil)
        #expect(ClusteredMean([ClusterTotal(sum: 0, count: 0)]) == nil)
        let one = try #require(
            ClusteredMean([ClusterTotal(sum: 900, count: 1_000), ClusterTotal(sum: 0, count: 0)]))
        #expect(one.clusterCount == 1)
        #expect(one.standardError == nil)
        for side in Self.sides {
            #expect(one.bound(side, confidence: 0.95) == nil)
            #expect(one.bound(side, confidence: 0.95, range: 0...1) == nil)
        }
    }

    @Test("Clusters of one value have the bound of Student's t, and one cluster per pair that of the paired t")
    func singletons() throws {
        var random = SplitMix64(seed: announcedSeed("ClusteredMean.singletons"))
        for count in 2..<40 {
            let values = (0..<count).map { _ in random.unit() }
            let moments = try #require(Moments(of: values))
            let mean = try #require(ClusteredMean(values.map { ClusterTotal(sum: $0, count: 1) }))
            var pairs = ClusterSums()
            for value in values { pairs.add(sum: value, count: 1) }
            #expect(mean.mean == moments.mean && pairs.mean == moments.mean)
            #expect((mean.pairedMethod(), pairs.method(range: nil)) == ("paired-t", "paired-t"))
            for side in Self.sides {
                let plain = try #require(
                    ConfidenceBounds.mean(moments, range: nil, side, confidence: 0.975))
                #expect(abs(try #require(mean.bound(side, confidence: 0.975)) - plain) < 1e-12)
                let paired = try #require(pairs.bound(side, confidence: 0.975, range: nil))
                #expect(abs(paired - plain) < 1e-12)
            }
        }
    }

    @Test("Repeating every value within its cluster changes nothing; as clusters of their own it narrows the bound")
    func repeats() throws {
        let values = [0.2, 0.9, 0.4, 0.7, 0.6]
        func bound(_ clusters: [ClusterTotal]) throws -> Double {
            try #require(ClusteredMean(clusters)?.bound(.lower, confidence: 0.95))
        }
        let once = try bound(values.map { ClusterTotal(sum: $0, count: 1) })
        let within = try bound(values.map { ClusterTotal(sum: 4 * $0, count: 4) })
        let apart = try bound((0..<20).map { ClusterTotal(sum: values[$0 % 5], count: 1) })
        #expect(abs(once - within) < 1e-12)
        #expect(apart > within)
    }

    @Test("Equal clusters are not certain, whatever their mean rounds to")
    func flat() throws {
        for (value, size, count) in [(1.0, 5, 300), (0, 1, 40), (0.1, 3, 12), (0.1, 7, 5), (1.0 / 3, 11, 40)] {
            // Sums as they are rounded once.
            let clusters = (1...count).map { place in
                let size = size + place % 3
                return ClusterTotal(sum: value * Double(size), count: size)
            }
            let mean = try #require(ClusteredMean(clusters))
            #expect(mean.isFlat, "\(value)")
            let lower = try #require(mean.bound(.lower, confidence: 0.95, range: 0...1))
            let upper = try #require(mean.bound(.upper, confidence: 0.95, range: 0...1))
            #expect(upper - lower > 0.005, "\(value)")
            #expect(lower <= value && value <= upper, "\(value)")
            #expect(mean.bound(.lower, confidence: 0.95) == nil)
        }
        // Single samples, all true: the bound of a rate without clusters.
        let single = try #require(ClusteredMean(Array(repeating: ClusterTotal(sum: 1, count: 1), count: 52)))
        let wilson = ConfidenceBounds.wilson(successes: 52, trials: 52, .lower, confidence: 0.95)
        #expect(abs(try #require(single.bound(.lower, confidence: 0.95, range: 0...1)) - wilson) < 1e-12)
        #expect(single.method(range: 0...1) == "clustered-wilson")
    }

    @Test("Huge sums have the bounds of small ones, scaled; a sum beyond the range of a double has none")
    func huge() throws {
        var random = SplitMix64(seed: announcedSeed("ClusteredMean.huge"))
        let clusters = Self.clusters(9, &random)
        let scale = 0x1p1015
        let small = try #require(ClusteredMean(clusters))
        let huge = try #require(
            ClusteredMean(clusters.map { ClusterTotal(sum: $0.sum * scale, count: $0.count) }))
        for side in Self.sides {
            let expected = try #require(small.bound(side, confidence: 0.95)) * scale
            #expect(abs(try #require(huge.bound(side, confidence: 0.95)) / expected - 1) < 1e-12)
        }
        for sum in [Double.infinity, .nan] {
            let mean = try #require(ClusteredMean(clusters + [ClusterTotal(sum: sum, count: 1)]))
            #expect(mean.bound(.lower, confidence: 0.95, range: 0...1) == nil)
        }
    }
}
