import RegentKernels
package import RegentMessages
import RegentModel

/// Counts, rates and exact latency percentiles of outcomes, by group, from their hot columns alone.
package struct OutcomeTally: Sendable {
    private struct Group {
        var count: UInt64 = 0
        var fallbacks: UInt64 = 0
        var errors: UInt64 = 0
        var latencies: [UInt32] = []
    }

    private let grouping: OutcomeGrouping
    /// Create times that count, microseconds since 1970.
    private let range: Range<UInt64>
    private var slots: [String: Int] = [:]
    private var groups: [Group] = []

    /// Nothing yet.
    ///
    /// - Parameters:
    ///   - grouping: unspecified = by selected provider.
    ///   - range: create times that count, microseconds since 1970.
    package init(grouping: OutcomeGrouping, range: Range<UInt64>) {
        self.grouping = grouping
        self.range = range
    }

    /// Adds the outcomes of a batch whose create times are in range.
    ///
    /// - Precondition: the columns were checked.
    package mutating func add(_ columns: OutcomeColumns) {
        let places = slots(of: columns)
        for index in columns.outcomeCodes.indices where range.contains(columns.createTimeUs[index]) {
            let code = RouteOutcomeCode(rawValue: columns.outcomeCodes[index])
            let slot = places.slot(index, code)
            groups[slot].count += 1
            if code.fallbackUsed { groups[slot].fallbacks += 1 }
            if Self.isError(code.status) { groups[slot].errors += 1 }
            if code.latencyPresent { groups[slot].latencies.append(columns.latencyUs[index]) }
        }
    }

    /// The groups that have outcomes, by the bytes of their values, and all of them together.
    package func summary() -> (groups: [OutcomeGroup], total: OutcomeGroup) {
        let found = slots.filter { groups[$0.value].count > 0 }
            .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        var all = Group()
        for slot in found.map(\.value) {
            all.count += groups[slot].count
            all.fallbacks += groups[slot].fallbacks
            all.errors += groups[slot].errors
            all.latencies += groups[slot].latencies
        }
        return (found.map { Self.summary($0.key, groups[$0.value]) }, Self.summary("", all))
    }

    /// ERROR, TIMEOUT, THROTTLED and PARTIAL: the provider gave no whole answer. A refusal is one.
    private static func isError(_ status: UInt32) -> Bool { status == 2 || status == 3 || status == 4 || status == 6 }

    private static func summary(_ value: String, _ group: Group) -> OutcomeGroup {
        var summary = OutcomeGroup(value: value, count: group.count, latencyCount: UInt64(group.latencies.count))
        if group.count > 0 {
            summary.fallbackRate = Double(group.fallbacks) / Double(group.count)
            summary.errorRate = Double(group.errors) / Double(group.count)
        }
        guard !group.latencies.isEmpty else { return summary }
        // Nearest rank: the smallest value with at least q of them at or below it, in whole per cents.
        let ranks = [50, 90, 95, 99].map { ($0 * group.latencies.count + 99) / 100 }
        let percentiles = Kernels.orderStatistics(group.latencies, ranks: ranks).map { LatencyMicros($0).milliseconds }
        summary.p50LatencyMs = percentiles[0]
        summary.p90LatencyMs = percentiles[1]
        summary.p95LatencyMs = percentiles[2]
        summary.p99LatencyMs = percentiles[3]
        return summary
    }

    // MARK: Slots

    /// Which group each row of a batch belongs to, texts looked up once a batch.
    private enum Slots {
        /// One a code of the dictionary, 0 = empty; and one a row, or none where all rows have the first text.
        case texts([Int], codes: [UInt32])
        /// One a number of the strategy.
        case strategies([Int])

        func slot(_ index: Int, _ code: RouteOutcomeCode) -> Int {
            switch self {
            case .texts(let slots, let codes): slots[codes.isEmpty ? slots.count - 1 : Int(codes[index])]
            case .strategies(let slots): slots[Int(code.routeStrategy)]
            }
        }
    }

    private mutating func slots(of columns: OutcomeColumns) -> Slots {
        switch grouping {
        case .routeStrategy:
            return .strategies((0...7).map { slot(of: RouteStrategy(rawValue: $0).name) })
        case .modelVersion: return slots(of: columns.modelVersion)
        default: return slots(of: columns.selectedProvider)
        }
    }

    private mutating func slots(of column: DictionaryColumn?) -> Slots {
        let texts = [""] + (column?.values ?? [])
        return .texts(texts.map { slot(of: $0) }, codes: column?.codes ?? [])
    }

    private mutating func slot(of value: String) -> Int {
        if let slot = slots[value] { return slot }
        groups.append(Group())
        slots[value] = groups.count - 1
        return groups.count - 1
    }
}
