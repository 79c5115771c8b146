import RegentEvaluation
import RegentTestKit
import Testing

@Suite("Cluster bootstrap")
struct ClusterBootstrapTests {
    /// Values and their clusters, side by side.
    struct Columns {
        var values: [UInt32] = []
        var clusters: [UInt32] = []

        init(_ lists: [[UInt32]]) {
            for (index, list) in lists.enumerated() {
                values += list
                clusters += list.map { _ in UInt32(index) }
            }
        }

        mutating func shuffle(using random: inout SplitMix64) {
            let order = values.indices.shuffled(using: &random)
            (values, clusters) = (order.map { values[$0] }, order.map { clusters[$0] })
        }

        func bootstrap(
            _ q: Double, count: Int, missing: [Int] = [], as fill: ClusterBootstrap.Fill = .infinite
        ) -> ClusterBootstrap {
            ClusterBootstrap(
                of: q, values: values, clusters: clusters, clusterCount: count, missing: missing, missingAs: fill)
        }
    }

    @Test("The order of the values does not change a bit, and every bound is one of the values")
    func order() throws {
        var random = SplitMix64(seed: announcedSeed("ClusterBootstrap.order"))
        let lists = (0..<20).map { _ in (0..<5).map { _ in UInt32(random.unit() * 1e6) } }
        var columns = Columns(lists)
        let first = columns.bootstrap(0.9, count: 20)
        columns.shuffle(using: &random)
        let second = columns.bootstrap(0.9, count: 20)
        for confidence in [0.5, 0.95, 0.975, 0.999] {
            for side in [ConfidenceBounds.Side.lower, .upper] {
                let bound = try #require(first.bound(side, confidence: confidence))
                #expect(second.bound(side, confidence: confidence) == bound)
                #expect(columns.values.contains(UInt32(bound)))
            }
        }
        #expect(first.bound(.upper, confidence: 0.9995) == nil)
    }

    @Test("One cluster, no value or no quantile has no bound")
    func nothing() {
        let one = Columns([[1, 2, 3]])
        #expect(one.bootstrap(0.5, count: 1).bound(.lower, confidence: 0.95) == nil)
        #expect(Columns([[], []]).bootstrap(0.5, count: 2).bound(.lower, confidence: 0.95) == nil)
        let two = Columns([[1], [2]])
        for q in [0, 1, -1, Double.nan] { #expect(two.bootstrap(q, count: 2).bound(.lower, confidence: 0.95) == nil) }
        for confidence in [0.4, 1, Double.nan] {
            #expect(two.bootstrap(0.5, count: 2).bound(.lower, confidence: confidence) == nil)
        }
    }

    @Test("Missing values widen the bounds to 0 and to infinity, and clusters of missing values only are drawn too")
    func missing() throws {
        let lists = (0..<30).map { index in (0..<4).map { UInt32(100 * index + $0) } }
        let columns = Columns(lists + [[], []])
        var missing = [Int](repeating: 0, count: 32)
        let complete = columns.bootstrap(0.9, count: 32)
        missing[31] = 8
        let (high, low) = (
            columns.bootstrap(0.9, count: 32, missing: missing),
            columns.bootstrap(0.9, count: 32, missing: missing, as: .zero)
        )
        let upper = try #require(complete.bound(.upper, confidence: 0.95))
        #expect(try #require(high.bound(.upper, confidence: 0.95)) > upper)
        #expect(try #require(low.bound(.lower, confidence: 0.95)) <= upper)
        missing = [Int](repeating: 4, count: 32)
        #expect(columns.bootstrap(0.9, count: 32, missing: missing).bound(.lower, confidence: 0.95) == .infinity)
        #expect(
            columns.bootstrap(0.1, count: 32, missing: missing, as: .zero).bound(.upper, confidence: 0.95) == 0)
    }

    @Test("Several quantiles of one set of draws are those of each alone")
    func together() {
        var random = SplitMix64(seed: announcedSeed("ClusterBootstrap.together"))
        let columns = Columns((0..<50).map { _ in (0..<7).map { _ in UInt32(random.unit() * 1e6) } })
        let quantiles = [0.5, 0.9, 0.999, 2]
        let all = ClusterBootstrap.all(
            of: quantiles, values: columns.values, clusters: columns.clusters, clusterCount: 50)
        for (q, together) in zip(quantiles, all) {
            let alone = columns.bootstrap(q, count: 50)
            for confidence in [0.5, 0.975] {
                #expect(together.bound(.lower, confidence: confidence) == alone.bound(.lower, confidence: confidence))
                #expect(together.bound(.upper, confidence: confidence) == alone.bound(.upper, confidence: confidence))
            }
        }
    }

    @Test("Many clusters of one value have bounds near the order statistics of independent values")
    func manyClusters() throws {
        let columns = Columns((0..<1_000).map { [UInt32($0)] })
        for q in [0.5, 0.95] {
            let bootstrap = columns.bootstrap(q, count: 1_000)
            for side in [ConfidenceBounds.Side.lower, .upper] {
                let exact = try #require(
                    ConfidenceBounds.quantileRank(q, count: 1_000, side, confidence: 0.975))
                let reach = abs(Double(exact) - q * 1_000)
                let found = abs(try #require(bootstrap.bound(side, confidence: 0.975)) - q * 1_000)
                // Three ranks of fourteen at 95 %.
                #expect(abs(found / reach - 1) < 0.22, "\(q)")
            }
        }
    }

    @Test("Clusters of equal values have bounds at the values of clusters, wider than without clusters")
    func dependent() throws {
        let lists = (0..<25).map { index in Array(repeating: UInt32(index), count: 40) }
        let bootstrap = Columns(lists).bootstrap(0.5, count: 25)
        let clustered = try #require(bootstrap.bound(.upper, confidence: 0.975))
        // Of 1,000 values as if independent.
        let rank = try #require(
            ConfidenceBounds.quantileRank(0.5, count: 1_000, .upper, confidence: 0.975))
        #expect(clustered > Double((rank - 1) / 40) + 1)
    }
}
