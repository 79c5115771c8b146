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
                // The cells of a batch stand for its columns where all of it is in range.
                for (place, batch) in batches.enumerated() {
                    let cells = OutcomeCells(bytes: OutcomeCells.bytes(of: Self.columns(batch)))
                    if range == 0..<UInt64.max, place != 1, let cells {
                        tally.add(cells)
                    } else {
                        tally.add(Self.columns(batch))
                    }
                }
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

    @Test("cells give the summary that the columns give, to the bit, for every grouping")
    func cells() throws {
        let seed = announcedSeed(#function)
        var generator = SplitMix64(seed: seed)
        var batches = [64, 65, 500, 8_192].map {
            Self.columns(SeededOutcome.make($0, firstMicros: 1, spanMicros: 9, using: &generator))
        }
        batches[1].modelVersion = nil
        batches[2].selectedProvider = DictionaryColumn(values: ["one"])
        batches[2].modelVersion = DictionaryColumn(
            values: ["a", "b"], codes: batches[2].latencyUs.map { $0 % 3 })
        batches[0].outcomeCodes = batches[0].outcomeCodes.map { $0 & ~(1 << 15) }
        for grouping in [OutcomeGrouping.selectedProvider, .routeStrategy, .modelVersion] {
            var (byCells, byColumns) = (
                OutcomeTally(grouping: grouping, range: 0..<100), OutcomeTally(grouping: grouping, range: 0..<100)
            )
            for columns in batches {
                let cells = try #require(OutcomeCells(bytes: OutcomeCells.bytes(of: columns)))
                #expect(cells.count == UInt64(columns.count))
                byCells.add(cells)
                byColumns.add(columns)
                #expect(byCells.summary() == byColumns.summary(), "\(grouping), seed \(seed)")
            }
        }
    }

    @Test("few outcomes, and those of many cells, have no cells; damaged bytes never trap")
    func noCells() {
        let seed = announcedSeed(#function)
        var generator = SplitMix64(seed: seed)
        func columns(_ count: Int) -> OutcomeColumns {
            Self.columns(SeededOutcome.make(count, firstMicros: 1, spanMicros: 9, using: &generator))
        }
        #expect(OutcomeCells.bytes(of: columns(63)).isEmpty)
        var many = columns(300)
        many.selectedProvider = DictionaryColumn(values: (1...300).map { "p\($0)" }, codes: Array(1...300))
        #expect(OutcomeCells.bytes(of: many).isEmpty)
        let bytes = OutcomeCells.bytes(of: columns(300))
        for count in 0..<bytes.count { #expect(OutcomeCells(bytes: Array(bytes.prefix(count))) == nil, "\(count)") }
        #expect(OutcomeCells(bytes: bytes + [0]) == nil)
        for _ in 0..<2_000 {
            var changed = bytes
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                changed[.random(in: changed.indices, using: &generator)] = .random(in: 0...255, using: &generator)
            }
            guard let cells = OutcomeCells(bytes: changed) else { continue }
            var tally = OutcomeTally(grouping: .selectedProvider, range: 0..<100)
            tally.add(cells)
            #expect(tally.summary().total.count == cells.count, "seed \(seed)")
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
