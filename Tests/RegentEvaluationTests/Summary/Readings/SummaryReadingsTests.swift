import RegentEvaluation
import RegentMessages
import RegentModel
import RegentTestKit
import Testing

/// Batches of a run with every kind of value, and their clusters.
private struct RandomRun {
    static let declared = [
        MetricDeclaration(name: "judge", range: MetricRange(min: 0, max: 1)), MetricDeclaration(name: "huge"),
        MetricDeclaration(name: "level"), MetricDeclaration(name: "never"),
        MetricDeclaration(name: "d", expr: "judge * scored_rate / (level + 1)"),
        MetricDeclaration(name: "e", expr: "max(judge, p50_latency_ms) - min(level, p99_latency_ms)"),
        MetricDeclaration(name: "f", expr: "huge / sample_count"),
    ]

    var batches: [(columns: SampleColumns, keys: RowKeys, replaced: RowSet?)] = []

    /// - Parameters:
    ///   - clusters: 0 = samples are independent.
    ///   - latencyBits: latencies are below 2 to this power.
    init(samples: Int, clusters: Int, latencyBits: UInt32 = 32, seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var left = samples
        while left > 0 {
            let count = min(left, Int.random(in: 1...97, using: &random))
            left -= count
            var columns = SampleColumns(count: UInt32(count), rejected: UInt32.random(in: 0...1, using: &random))
            for _ in 0..<count {
                let status = SampleStatus(rawValue: Int32.random(in: 1...5, using: &random))
                let valid: [Outcome: Bool] = Bool.random(using: &random) ? [.schemaValid: .random(using: &random)] : [:]
                let hasLatency = Int.random(in: 0..<10, using: &random) > 0
                columns.outcomeCodes.append(Columns.code(status, valid, latency: hasLatency))
                let latency = UInt32.random(in: 0...UInt32.max >> (32 - latencyBits), using: &random)
                columns.latencyUs.append(hasLatency ? latency : 0)
            }
            let rows = (0..<UInt32(count)).filter { _ in Int.random(in: 0..<3, using: &random) > 0 }
            columns.scores = [
                ScoreColumn(name: "huge", values: (0..<count).map { _ in .random(in: -8e307...8e307, using: &random) }),
                ScoreColumn(name: "judge", rows: rows, values: rows.map { _ in .random(in: 0...1, using: &random) }),
                ScoreColumn(name: "level", values: [Double](repeating: 0.1, count: count)),
                ScoreColumn(
                    name: "seen", values: (0..<count).map { _ in Double(Int.random(in: 0..<9, using: &random)) }),
            ].filter { !$0.values.isEmpty }
            let keys = (0..<count).map { _ -> UInt64 in
                var key = SplitMix64(seed: UInt64.random(in: 0..<UInt64(max(1, clusters)), using: &random))
                return key.next()
            }
            var replaced: RowSet? = Int.random(in: 0..<4, using: &random) == 0 ? RowSet() : nil
            if replaced != nil { _ = replaced?.insert(count / 2) }
            let dependent = clusters == 0 ? [] : keys.map { _ in true }
            batches.append((columns, RowKeys(clusters: keys, isDependent: dependent), replaced))
        }
    }

    /// The summary of everything at once.
    func summary(clustered: Bool, rules: UInt32 = EvalSummary.currentRules) -> EvalSummary {
        var evidence = Evidence(declared: Self.declared, keepingClusters: clustered)
        for batch in batches { evidence.add(batch.columns, keys: batch.keys, without: batch.replaced) }
        return EvalSummary(of: evidence, rules: rules)
    }

    /// The summary of several readings, each in another order.
    func summaryOfReadings(
        keptFirst: Int, clustered: Bool, rules: UInt32 = EvalSummary.currentRules, bytesMax: Int,
        using random: inout SplitMix64
    ) -> (summary: EvalSummary, readings: Int) {
        var kept = Evidence(declared: Self.declared)
        for batch in batches.prefix(keptFirst) { kept.add(batch.columns, without: batch.replaced) }
        var totals = RunTotals(kept)
        for batch in batches.dropFirst(keptFirst) { totals.add(batch.columns, without: batch.replaced) }
        if clustered { totals.noteClusters() }
        var readings = totals.readings(rules: rules, bytesMax: bytesMax)
        var count = 1
        while readings.isOpen {
            for batch in batches.shuffled(using: &random) {
                readings.add(
                    batch.columns, keys: readings.needsKeys ? batch.keys : .none, without: batch.replaced)
            }
            let isSame = readings.endReading()
            #expect(isSame)
            count += 1
        }
        return (readings.summary, count)
    }
}

@Suite("A summary of several readings")
struct SummaryReadingsTests {
    @Test(
        "It is that of everything at once, to the bit, whatever the memory and the order of the batches",
        arguments: [0, 1, 2, 40, 1_500], [20_000, 200_000, 64 << 20])
    func same(clusters: Int, bytesMax: Int) {
        let seed = announcedSeed("SummaryReadings.same")
        var random = SplitMix64(seed: seed)
        let run = RandomRun(samples: 2_500, clusters: clusters, seed: seed)
        let whole = run.summary(clustered: clusters > 0)
        for kept in clusters > 40 ? [5] : [0, 5] {
            let found = run.summaryOfReadings(
                keptFirst: kept, clustered: clusters > 0, bytesMax: bytesMax, using: &random)
            #expect(found.summary == whole)
            #expect(found.summary.encoded() == whole.encoded())
        }
        #expect((whole.metrics["p50_latency_ms"]?.clusters ?? 0 > 1) == (clusters > 1))
    }

    @Test("So is it of short latencies, and by the rules of an earlier release", arguments: [0, 40])
    func others(clusters: Int) {
        let seed = announcedSeed("SummaryReadings.others")
        var random = SplitMix64(seed: seed)
        for bits in [1, 8, 11, 21] as [UInt32] {
            let run = RandomRun(samples: 700, clusters: clusters, latencyBits: bits, seed: seed ^ UInt64(bits))
            for rules in [0, EvalSummary.currentRules] {
                let found = run.summaryOfReadings(
                    keptFirst: 2, clustered: clusters > 0, rules: rules, bytesMax: 2_000, using: &random)
                let whole = run.summary(clustered: clusters > 0, rules: rules)
                #expect(found.summary.encoded() == whole.encoded(), "\(bits) bits, rules \(rules)")
            }
        }
    }

    @Test("Independent samples of short latencies take three readings, clusters that fit into memory five")
    func readings() {
        let seed = announcedSeed("SummaryReadings.readings")
        var random = SplitMix64(seed: seed)
        for (clusters, most) in [(0, 3), (40, 5)] {
            let run = RandomRun(samples: 700, clusters: clusters, latencyBits: 20, seed: seed)
            let found = run.summaryOfReadings(
                keptFirst: 0, clustered: clusters > 0, bytesMax: 64 << 20, using: &random)
            #expect(found.readings <= most)
        }
    }

    @Test("A reading that had other latencies than the first is not taken for one of the run")
    func changed() {
        var totals = RunTotals(Evidence(declared: []))
        totals.add(Columns.latencies((0..<100).map { $0 * 100_000 }), without: nil)
        var readings = totals.readings(bytesMax: 1 << 20)
        #expect(readings.isOpen)
        readings.add(Columns.latencies([5]))
        let isSame = readings.endReading()
        #expect(!isSame)
    }

    @Test("The percentiles of more clusters than are drawn have bounds near those of independent samples")
    func manyClusters() throws {
        let count = 5_000
        let columns = Columns.latencies((0..<count).map { UInt32($0) * 1_000 })
        let keys = (0..<count).map { number -> UInt64 in
            var key = SplitMix64(seed: UInt64(number))
            return key.next()
        }
        let clustered = EvalSummary(of: ClusteredSummaryTests.evidence(columns, clusters: keys))
        let independent = EvalSummary(of: Columns.evidence(columns))
        for name in ["p50_latency_ms", "p95_latency_ms"] {
            let (found, exact) = (try #require(clustered.metrics[name]), try #require(independent.metrics[name]))
            #expect((found.value, found.clusters) == (exact.value, 5_000))
            let (one, other) = (try #require(found.interval), try #require(exact.interval))
            #expect(abs((one.upper - one.lower) / (other.upper - other.lower) - 1) < 0.2, "\(name)")
        }
    }
}
