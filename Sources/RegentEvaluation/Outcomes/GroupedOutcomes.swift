import RegentMessages
import RegentModel

/// Which group each row of a batch belongs to.
struct OutcomeRowGroups {
    /// Where the tally keeps each group of the batch.
    let slots: [Int]
    /// The place in `slots`, one a row; none where every row belongs to the last.
    let rows: [UInt32]
}

/// The outcomes of a batch by group: one pass that counts, one that sorts the latencies.
struct GroupedOutcomes {
    /// Where the tally keeps each group of the batch.
    let slots: [Int]
    /// Rows by group and kind. A kind is the number of the status, 8 more with a fallback, 16 more with a latency.
    private let counts: [UInt64]
    /// Present latencies, those of one group behind those of the one before.
    private let latencies: [UInt32]
    /// Where in `latencies` each group begins; the last one is of the rows without latency or out of range.
    private let starts: [Int]

    /// Kinds: see `counts`.
    static let kindCount = 32
    private static let fallbackBit = RouteOutcomeCode.bit { $0.fallbackUsed = true }
    private static let latencyBit = RouteOutcomeCode.bit { $0.latencyPresent = true }
    private static let statusBits = RouteOutcomeCode.bit { $0.status = 7 }

    /// Groups the rows whose create times are in range; all rows of columns without times.
    init(_ columns: OutcomeColumns, _ groups: OutcomeRowGroups, range: Range<UInt64>) {
        slots = groups.slots
        let places: [UInt32]
        (counts, places) = Self.counted(columns, groups, range)
        starts = Self.starts(of: counts, groupCount: slots.count)
        latencies = Self.sorted(columns.latencyUs, by: places, from: starts)
    }

    /// Rows of a group.
    func count(_ group: Int) -> UInt64 { kinds(group).reduce(0, +) }

    /// Rows of a group in which a fallback provider answered.
    func fallbackCount(_ group: Int) -> UInt64 { Self.fallbackCount(Array(kinds(group))) }

    /// Rows of a group with ERROR, TIMEOUT, THROTTLED or PARTIAL: the provider gave no whole answer. A refusal is one.
    func errorCount(_ group: Int) -> UInt64 { Self.errorCount(Array(kinds(group))) }

    /// Rows in which a fallback provider answered, of rows by kind.
    static func fallbackCount(_ kinds: [UInt64]) -> UInt64 { (kinds[8..<16] + kinds[24..<32]).reduce(0, +) }

    /// Rows with ERROR, TIMEOUT, THROTTLED or PARTIAL, of rows by kind.
    static func errorCount(_ kinds: [UInt64]) -> UInt64 {
        [2, 3, 4, 6].reduce(0) { $0 + kinds[$1] + kinds[$1 + 8] + kinds[$1 + 16] + kinds[$1 + 24] }
    }

    /// Present latencies of a group.
    func latencies(_ group: Int) -> [UInt32] { Array(latencies[starts[group]..<starts[group + 1]]) }

    /// Rows of a group by kind.
    func kinds(_ group: Int) -> ArraySlice<UInt64> {
        counts[group * Self.kindCount..<(group + 1) * Self.kindCount]
    }

    /// Counts the rows; gives the group of each latency too, or the one behind the last for a row without.
    private static func counted(
        _ columns: OutcomeColumns, _ groups: OutcomeRowGroups, _ range: Range<UInt64>
    ) -> (counts: [UInt64], places: [UInt32]) {
        let (fallbackBit, latencyBit, statusBits) = (fallbackBit, latencyBit, statusBits)
        let nowhere = UInt32(groups.slots.count)
        let last = nowhere - 1
        let (codes, times, rows) = (columns.outcomeCodes, columns.createTimeUs, groups.rows)
        var counts = [UInt64](repeating: 0, count: groups.slots.count * kindCount)
        var places = [UInt32](repeating: nowhere, count: codes.count)
        let areAllWithin = times.isEmpty
        for row in codes.indices where areAllWithin || range.contains(times[row]) {
            let code = codes[row]
            let group = rows.isEmpty ? last : rows[row]
            let (hasFallback, hasLatency) = (code & fallbackBit != 0, code & latencyBit != 0)
            let kind = Int(code & statusBits) + (hasFallback ? 8 : 0) + (hasLatency ? 16 : 0)
            counts[Int(group) * kindCount + kind] += 1
            places[row] = hasLatency ? group : nowhere
        }
        return (counts, places)
    }

    /// Where the latencies of each group begin, and those of the last end.
    private static func starts(of counts: [UInt64], groupCount: Int) -> [Int] {
        (0..<groupCount).reduce(into: [0]) { starts, group in
            let first = group * kindCount
            starts.append(starts[group] + Int(counts[first + 16..<first + 32].reduce(0, +)))
        }
    }

    /// The values by group; what belongs to none comes last.
    private static func sorted(_ values: [UInt32], by places: [UInt32], from starts: [Int]) -> [UInt32] {
        var (ends, result) = (starts, [UInt32](repeating: 0, count: places.count))
        for row in places.indices {
            let group = Int(places[row])
            result[ends[group]] = values[row]
            ends[group] += 1
        }
        return result
    }
}

extension RouteOutcomeCode {
    /// The bits that a change sets.
    fileprivate static func bit(_ change: (inout RouteOutcomeCode) -> Void) -> UInt32 {
        var code = RouteOutcomeCode(rawValue: 0)
        change(&code)
        return code.rawValue
    }
}
