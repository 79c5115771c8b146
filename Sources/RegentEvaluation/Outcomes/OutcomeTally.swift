import RegentKernels
package import RegentMessages
import RegentModel

/// Counts, rates and exact latency percentiles of outcomes, by group, from their hot columns alone.
package struct OutcomeTally: Sendable {
    private struct Group {
        var count: UInt64 = 0
        var fallbacks: UInt64 = 0
        var errors: UInt64 = 0
        /// Latencies that were read from columns.
        var latencies = LatencyTally()
        /// Latencies of segments whose cells were added.
        var runs: [SortedRun] = []

        var latencyCount: Int { runs.reduce(latencies.count) { $0 + $1.count } }

        static func += (sum: inout Group, more: Group) {
            sum.count += more.count
            sum.fallbacks += more.fallbacks
            sum.errors += more.errors
            sum.latencies += more.latencies
            sum.runs += more.runs
        }

        func latencies(ofRanks ranks: [Int]) -> [UInt32] {
            guard !runs.isEmpty else { return latencies.values(ofRanks: ranks) }
            return SortedRun.values(ofRanks: ranks, in: latencies.count > 0 ? runs + [latencies.sorted] : runs)
        }
    }

    private let grouping: OutcomeGrouping
    /// Create times that count, microseconds since 1970.
    private let range: Range<UInt64>
    private var slots: [ExactText: Int] = [:]
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

    /// Adds the outcomes of a batch whose create times are in range; all of columns without times.
    ///
    /// - Precondition: the columns were checked.
    package mutating func add(_ columns: OutcomeColumns) {
        let batch = GroupedOutcomes(columns, groups(of: columns), range: range)
        for (place, slot) in batch.slots.enumerated() {
            groups[slot].count += batch.count(place)
            groups[slot].fallbacks += batch.fallbackCount(place)
            groups[slot].errors += batch.errorCount(place)
            groups[slot].latencies.add(batch.latencies(place))
        }
    }

    /// Adds all outcomes of a segment by its cells.
    ///
    /// - Precondition: every create time of the segment is in range.
    package mutating func add(_ cells: OutcomeCells) {
        for cell in cells.cells {
            let text =
                switch grouping {
                case .routeStrategy: RouteStrategy(rawValue: Int32(cell.strategy)).name
                case .modelVersion: cells.models[cell.model]
                default: cells.providers[cell.provider]
                }
            let slot = slot(of: text)
            groups[slot].count += cell.counts.reduce(0, +)
            groups[slot].fallbacks += GroupedOutcomes.fallbackCount(cell.counts)
            groups[slot].errors += GroupedOutcomes.errorCount(cell.counts)
            if cell.latencies.count > 0 { groups[slot].runs.append(cell.latencies) }
        }
    }

    /// The groups that have outcomes, by the bytes of their values, and all of them together.
    package func summary() -> (groups: [OutcomeGroup], total: OutcomeGroup) {
        let found = slots.filter { groups[$0.value].count > 0 }
            .sorted { $0.key.text.utf8.lexicographicallyPrecedes($1.key.text.utf8) }
        var all = Group()
        for slot in found.map(\.value) { all += groups[slot] }
        return (found.map { Self.summary($0.key.text, groups[$0.value]) }, Self.summary("", all))
    }

    private static func summary(_ value: String, _ group: Group) -> OutcomeGroup {
        var summary = OutcomeGroup(value: value, count: group.count, latencyCount: UInt64(group.latencyCount))
        if group.count > 0 {
            summary.fallbackRate = Double(group.fallbacks) / Double(group.count)
            summary.errorRate = Double(group.errors) / Double(group.count)
        }
        guard group.latencyCount > 0 else { return summary }
        // Nearest rank: the smallest value with at least q of them at or below it, in whole per cents.
        let ranks = [50, 90, 95, 99].map { ($0 * group.latencyCount + 99) / 100 }
        let percentiles = group.latencies(ofRanks: ranks).map { LatencyMicros($0).milliseconds }
        summary.p50LatencyMs = percentiles[0]
        summary.p90LatencyMs = percentiles[1]
        summary.p95LatencyMs = percentiles[2]
        summary.p99LatencyMs = percentiles[3]
        return summary
    }

    // MARK: Slots

    /// Which group each row of a batch belongs to, texts looked up once a batch.
    private mutating func groups(of columns: OutcomeColumns) -> OutcomeRowGroups {
        switch grouping {
        case .routeStrategy:
            let rows = columns.outcomeCodes.map { RouteOutcomeCode(rawValue: $0).routeStrategy }
            return OutcomeRowGroups(slots: (0...7).map { slot(of: RouteStrategy(rawValue: $0).name) }, rows: rows)
        case .modelVersion: return groups(of: columns.modelVersion)
        default: return groups(of: columns.selectedProvider)
        }
    }

    private mutating func groups(of column: DictionaryColumn?) -> OutcomeRowGroups {
        let texts = [""] + (column?.values ?? [])
        return OutcomeRowGroups(slots: texts.map { slot(of: $0) }, rows: column?.codes ?? [])
    }

    private mutating func slot(of text: String) -> Int {
        let value = ExactText(text)
        if let slot = slots[value] { return slot }
        groups.append(Group())
        slots[value] = groups.count - 1
        return groups.count - 1
    }
}
