import RegentEvaluation
import RegentMessages
import RegentModel
import RegentTestKit
import Testing

@Suite("Intervals over clusters")
struct ClusteredSummaryTests {
    static func evidence(
        _ columns: SampleColumns, clusters: [UInt64], dependent: Bool = true, declared: [MetricDeclaration] = []
    ) -> Evidence {
        var evidence = Evidence(declared: declared, keepingClusters: true)
        evidence.add(
            columns, keys: RowKeys(clusters: clusters, isDependent: dependent ? clusters.map { _ in true } : []))
        return evidence
    }

    @Test("The mean of a score has the CR1 standard error and clusters − 1 degrees of freedom")
    func score() throws {
        // Clusters {1, 3}, {2, 2}, {6}, {1}: mean 2.5, residuals −1, −1, 3.5, −1.5; s = √(4/3 · 16.5) / 6.
        let columns = Columns.score("judge", [1, 2, 6, 2, 1, 3])
        let summary = EvalSummary(of: Self.evidence(columns, clusters: [5, 3, 9, 3, 1, 5]))
        let metric = try #require(summary.metrics["judge"])
        let interval = try #require(metric.interval)
        #expect((metric.value, metric.clusters, interval.method) == (2.5, 4, "clustered-t"))
        #expect(abs(interval.lower - 0.012167282484241593) < 1e-9)
        #expect(abs(interval.upper - 4.987832717515758) < 1e-9)
    }

    @Test("A rate is the mean of its clusters' true shares by their sizes, and stays within 0 and 1")
    func rate() throws {
        // Ten clusters of two: five with one true, five with none: mean 0.25, residuals ±0.5; s = √(10/9 · 2.5) / 20.
        var columns = Columns.schemaValid(yes: 5, no: 15)
        columns.latencyUs = [UInt32](repeating: 0, count: 20)
        let clusters = (0..<20).map { UInt64($0 < 10 ? $0 : ($0 - 10)) }
        let metric = try #require(
            EvalSummary(of: Self.evidence(columns, clusters: clusters)).metrics["schema_valid_rate"])
        let interval = try #require(metric.interval)
        let reach = 2.2621571628540993 * (10.0 / 9 * 2.5).squareRoot() / 20
        #expect((metric.value, metric.clusters, metric.trueCount, interval.method) == (0.25, 10, 5, "clustered-t"))
        #expect(abs(interval.lower - (0.25 - reach)) < 1e-9)
        #expect(abs(interval.upper - (0.25 + reach)) < 1e-9)
    }

    @Test("Percentiles have a cluster bootstrap, named so")
    func quantile() throws {
        let columns = Columns.latencies((0..<200).map { UInt32($0) * 1_000 })
        let summary = EvalSummary(of: Self.evidence(columns, clusters: (0..<200).map { UInt64($0 / 2) }))
        let metric = try #require(summary.metrics["p50_latency_ms"])
        let interval = try #require(metric.interval)
        #expect((metric.value, metric.clusters, interval.method) == (99, 100, "cluster-bootstrap"))
        #expect(interval.lower < 99)
        #expect(interval.upper > 99)
    }

    @Test("Samples of one cluster, however many, have no interval")
    func oneCluster() {
        var columns = Columns.score("judge", (0..<100).map(Double.init))
        columns.latencyUs = columns.latencyUs.indices.map { UInt32($0) }
        let summary = EvalSummary(of: Self.evidence(columns, clusters: [UInt64](repeating: 4, count: 100)))
        for name in ["judge", "schema_valid_rate", "p50_latency_ms", "scored_rate"] {
            #expect(summary.metrics[name]?.interval == nil, "\(name)")
        }
        #expect(summary.metrics["judge"]?.value == 49.5)
    }

    @Test("Keys of clusters change nothing where no sample depends on another")
    func independent() {
        let declared = [
            MetricDeclaration(name: "judge"), MetricDeclaration(name: "d", expr: "judge / schema_valid_rate"),
        ]
        var columns = Columns.score("judge", (0..<50).map { Double($0 * 7 % 13) }, absent: 3)
        columns.outcomeCodes[4] = Columns.code(.scored, [.schemaValid: false])
        let with = Self.evidence(columns, clusters: (0..<53).map { UInt64($0) }, dependent: false, declared: declared)
        let summary = EvalSummary(of: with)
        #expect(summary.encoded() == EvalSummary(of: Columns.evidence(columns, declared: declared)).encoded())
        #expect(summary.metrics["d"]?.interval?.method == "delta")
    }

    @Test("Clusters that were noted and not kept leave no interval that could be too narrow")
    func unknownClusters() {
        var evidence = Columns.evidence(Columns.score("judge", (0..<50).map(Double.init)))
        evidence.noteClusters()
        let summary = EvalSummary(of: evidence)
        #expect(summary.metrics.values.allSatisfy { $0.interval == nil })
        #expect(EvalSummary(of: evidence, rules: 0).metrics["judge"]?.interval?.method == "student-t")
    }

    @Test("The order and the cut of the batches, and the order of their arrival, do not change a bit")
    func order() {
        var random = SplitMix64(seed: announcedSeed("ClusteredSummary.order"))
        let count = 600
        let values = (0..<count).map { _ in Double.random(in: 0...1, using: &random) }
        let latencies = (0..<count).map { _ in UInt32.random(in: 0...9_000_000, using: &random) }
        let clusters = (0..<count).map { _ in UInt64.random(in: 0..<90, using: &random) }
        let declared = [
            MetricDeclaration(name: "judge"),
            MetricDeclaration(name: "d", expr: "judge * scored_rate / (judge + 1)"),
        ]
        func summary(_ order: [Int], cut: Int) -> EvalSummary {
            var evidence = Evidence(declared: declared, keepingClusters: true)
            for start in stride(from: 0, to: count, by: cut) {
                let rows = order[start..<min(start + cut, count)]
                var columns = Columns.latencies(rows.map { latencies[$0] })
                columns.scores = [ScoreColumn(name: "judge", rows: [], values: rows.map { values[$0] })]
                evidence.add(
                    columns,
                    keys: RowKeys(clusters: rows.map { clusters[$0] }, isDependent: rows.map { _ in true }))
            }
            return EvalSummary(of: evidence)
        }
        let straight = summary(Array(0..<count), cut: count)
        #expect(straight.metrics["d"]?.interval?.method == "clustered-delta")
        for cut in [1, 7, 100] {
            #expect(straight.encoded() == summary(Array(0..<count).shuffled(using: &random), cut: cut).encoded())
        }
    }

    @Test(
        "Values without spread are not certain",
        arguments: [
            (MetricRange(min: 0, max: 1), 10, 0.5, "hoeffding"), (MetricRange(min: 0, max: 1), 400, 0.5, "hoeffding"),
            (MetricRange(min: 0, max: 1), 400, 1, "wilson"), (nil, 10, 0.1, ""), (nil, 400, 0.1, ""),
        ])
    func flat(range: MetricRange?, count: Int, value: Double, method: String) throws {
        let declared = [MetricDeclaration(name: "judge", range: range)]
        let columns = Columns.score("judge", [Double](repeating: value, count: count))
        let metric = try #require(EvalSummary(of: Columns.evidence(columns, declared: declared)).metrics["judge"])
        #expect(metric.value == value)
        #expect(metric.interval?.method ?? "" == method)
        if let interval = metric.interval { #expect(interval.lower < interval.upper) }
    }

    @Test("The mean of the largest doubles is finite, in clusters too")
    func huge() {
        let top = Double.greatestFiniteMagnitude
        let columns = Columns.score("judge", [top, top, top, -top, top, top])
        for clusters in [[1, 1, 1, 2, 2, 3], [1, 2, 3, 4, 5, 6]] as [[UInt64]] {
            let metric = EvalSummary(of: Self.evidence(columns, clusters: clusters)).metrics["judge"]
            #expect(metric?.value == top / 6 * 4)
            #expect(metric?.interval.map { $0.lower.isFinite && $0.upper.isFinite } ?? true)
        }
    }
}
