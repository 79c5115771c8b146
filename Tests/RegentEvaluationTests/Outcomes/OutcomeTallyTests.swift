import RegentEvaluation
import RegentMessages
import RegentTestKit
import Testing

/// The tally against counting and sorting.
@Suite("Outcome tally")
struct OutcomeTallyTests {
    static func columns(_ outcomes: [SeededOutcome]) -> OutcomeColumns {
        let providers = ["provider-0", "provider-1", "provider-2", "provider-3"]
        return OutcomeColumns(
            count: UInt32(outcomes.count), createTimeUs: outcomes.map { UInt64($0.createMicros) },
            outcomeCodes: outcomes.map { outcome in
                UInt32(outcome.status) | UInt32(outcome.strategy) << 11 | (outcome.isFallback ? 1 << 14 : 0)
                    | (outcome.latencyMicros == nil ? 0 : 1 << 15)
            },
            latencyUs: outcomes.map { $0.latencyMicros ?? 0 },
            selectedProvider: DictionaryColumn(values: providers, codes: outcomes.map { UInt32($0.provider + 1) }),
            modelVersion: DictionaryColumn(values: ["models/m/versions/1.0.0"]))
    }

    static func oracle(_ value: String, _ outcomes: [SeededOutcome]) -> OutcomeGroup {
        let latencies = outcomes.compactMap(\.latencyMicros).sorted()
        func percentile(_ percent: Int) -> Double? {
            // The least value that at least so many per cent are not above.
            latencies.first { value in
                100 * latencies.partitioningIndex { $0 > value } >= percent * latencies.count
            }.map { Double($0) / 1_000 }
        }
        let count = Double(max(1, outcomes.count))
        return OutcomeGroup(
            value: value, count: UInt64(outcomes.count),
            fallbackRate: Double(outcomes.count { $0.isFallback }) / count,
            errorRate: Double(outcomes.count { [2, 3, 4, 6].contains($0.status) }) / count,
            latencyCount: UInt64(latencies.count), p50LatencyMs: percentile(50), p90LatencyMs: percentile(90),
            p95LatencyMs: percentile(95), p99LatencyMs: percentile(99))
    }

    @Test("groups and total equal the oracle's, over several batches and any range of time")
    func groups() {
        let seed = announcedSeed(#function)
        var generator = SplitMix64(seed: seed)
        let batches = (0..<4).map { _ in
            SeededOutcome.make(1_500, firstMicros: 1_000, spanMicros: 1_000, using: &generator)
        }
        for range in [0..<UInt64.max, 1_200..<1_700, 1_999..<2_000, 5_000..<6_000] as [Range<UInt64>] {
            let inRange = batches.joined().filter { range.contains(UInt64($0.createMicros)) }
            for grouping in [OutcomeGrouping.unspecified, .selectedProvider, .routeStrategy, .modelVersion] {
                var tally = OutcomeTally(grouping: grouping, range: range)
                for batch in batches { tally.add(Self.columns(batch)) }
                let expected = Dictionary(grouping: inRange) { outcome in
                    switch grouping {
                    case .routeStrategy: RouteStrategy(rawValue: outcome.strategy).name
                    case .modelVersion: "models/m/versions/1.0.0"
                    default: "provider-\(outcome.provider)"
                    }
                }
                let (groups, total) = tally.summary()
                let oracle = expected.map { Self.oracle($0.key, $0.value) }.sorted { $0.value < $1.value }
                #expect(groups == oracle, "seed \(seed), \(range), \(grouping)")
                #expect(total == Self.oracle("", Array(inRange)), "seed \(seed), \(range)")
            }
        }
    }

    @Test("no outcomes: no groups, a total of nothing without percentiles")
    func nothing() {
        let (groups, total) = OutcomeTally(grouping: .selectedProvider, range: 0..<10).summary()
        #expect(groups.isEmpty && total == OutcomeGroup())
        #expect(total.p95LatencyMs == nil)
    }
}

extension Array {
    /// The first place whose element satisfies a condition that holds from there on.
    fileprivate func partitioningIndex(where condition: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if condition(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
