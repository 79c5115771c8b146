package import RegentMessages
import RegentModel

/// Exact figures of the outcomes of an environment by minute, provider, model version and strategy, of a range of
/// minutes.
///
/// They are kept in memory beside the segments, which they follow batch by batch, and say the same at every batch. With
/// too many cells the minutes ahead of the clock go, the farthest first, then the first ones: a reporter whose clock is
/// wrong takes no room from the minutes that are asked for.
package struct MinuteRollup: Sendable {
    /// Cells of an environment, some 500 bytes each and a byte or two for each latency.
    package static let cellsMax = 50_000
    static let minuteMicros: Int64 = 60_000_000
    /// The last whole minute that a time can be of, of the year 294247.
    package static let endMax = Int64.max - Int64.max % minuteMicros

    struct Key: Hashable, Sendable {
        let provider: ExactText
        let model: ExactText
        let strategy: UInt32
    }

    /// The outcomes of a minute that have one key.
    struct Cell: Sendable {
        /// Outcomes by kind: the number of the status, 8 more with a fallback, 16 more with a latency.
        var counts = [UInt64](repeating: 0, count: 32)
        /// True and false ones of schema_valid, patch_apply_success and safety_compliant.
        var trues: [UInt64] = [0, 0, 0]
        var falses: [UInt64] = [0, 0, 0]
        var latencies = NumberFigures()

        var count: UInt64 { OutcomeKinds.count(counts) }
    }

    /// The first time of which every outcome is here, microseconds since 1970: a whole minute.
    package private(set) var begin: Int64
    /// The time from which on not every outcome is here: a whole minute; `endMax` = none is missing.
    package private(set) var end = endMax
    /// The last batch whose outcomes are here; 0 = none.
    package private(set) var lastBatch: Int64
    private(set) var minutes: [Int64: [Key: Cell]] = [:]
    /// Cells of all minutes.
    package private(set) var cellCount = 0

    /// No outcomes.
    ///
    /// - Parameters:
    ///   - begin: earlier outcomes do not count; rounded up to a whole minute.
    ///   - lastBatch: the batch after which the outcomes come.
    package init(begin: Int64, lastBatch: Int64 = 0) {
        self.begin = Self.roundedUp(begin)
        self.lastBatch = lastBatch
    }

    /// Adds the outcomes of batches.
    ///
    /// - Parameters:
    ///   - columns: checked, with times.
    ///   - rows: which of them are of these batches.
    ///   - last: the last batch.
    ///   - now: what lies after it goes first where there are too many cells.
    package mutating func add(_ columns: OutcomeColumns, rows: [Range<Int>], last: Int64, now: Int64) {
        let keys = CellKeys(columns)
        for row in rows.joined() {
            let time = Int64(clamping: columns.createTimeUs[row])
            guard time >= begin, time < end else { continue }
            let key = keys.key(row)
            let minute = time / Self.minuteMicros
            if minutes[minute]?[key] == nil { cellCount += 1 }
            minutes[minute, default: [:]][key, default: Cell()].add(row, columns)
        }
        pass(last)
        if cellCount > Self.cellsMax { shrink(now: now) }
    }

    /// Takes note of batches that have no outcomes any more.
    package mutating func pass(_ last: Int64) { lastBatch = max(lastBatch, last) }

    /// Forgets minutes before a time.
    package mutating func forget(before time: Int64) {
        let first = Self.roundedUp(time)
        guard first > begin else { return }
        begin = first
        for minute in minutes.keys where minute * Self.minuteMicros < first { remove(minute) }
    }

    /// Forgets minutes until a tenth of the room is free: the last ones ahead of the clock, then the first ones.
    private mutating func shrink(now: Int64) {
        let cellsWanted = Self.cellsMax * 9 / 10
        for minute in minutes.keys.sorted(by: >) {
            guard cellCount > cellsWanted, minute * Self.minuteMicros > now else { break }
            end = minute * Self.minuteMicros
            remove(minute)
        }
        for minute in minutes.keys.sorted() where cellCount > cellsWanted {
            begin = (minute + 1) * Self.minuteMicros
            remove(minute)
        }
    }

    private mutating func remove(_ minute: Int64) {
        let cells = minutes.removeValue(forKey: minute)
        cellCount -= cells?.count ?? 0
    }

    /// The first whole minute at or after a time.
    private static func roundedUp(_ time: Int64) -> Int64 {
        let first = max(0, time)
        let rest = first % minuteMicros
        return rest == 0 ? first : first - rest + minuteMicros
    }

    /// Whole minutes of a range that are here; nil where there are none.
    package func minutes(within times: Range<Int64>) -> Range<Int64>? {
        let first = max(begin, Self.roundedUp(times.lowerBound))
        let last = min(end, times.upperBound - times.upperBound % Self.minuteMicros)
        return first < last ? first..<last : nil
    }
}

extension MinuteRollup.Cell {
    fileprivate mutating func add(_ row: Int, _ columns: OutcomeColumns) {
        let code = RouteOutcomeCode(rawValue: columns.outcomeCodes[row])
        counts[Int(code.status) + (code.fallbackUsed ? 8 : 0) + (code.latencyPresent ? 16 : 0)] += 1
        for (place, state) in [code.schemaValid, code.patchApplySuccess, code.safetyCompliant].enumerated() {
            if state == 1 { trues[place] += 1 }
            if state == 2 { falses[place] += 1 }
        }
        if code.latencyPresent { latencies.add(columns.latencyUs[row]) }
    }
}

/// The keys of the rows of a segment; neighbours mostly have the same.
private struct CellKeys {
    private let columns: OutcomeColumns
    private let providers: [ExactText]
    private let models: [ExactText]

    init(_ columns: OutcomeColumns) {
        self.columns = columns
        providers = Self.texts(columns.selectedProvider)
        models = Self.texts(columns.modelVersion)
    }

    func key(_ row: Int) -> MinuteRollup.Key {
        MinuteRollup.Key(
            provider: providers[Self.place(row, columns.selectedProvider)],
            model: models[Self.place(row, columns.modelVersion)],
            strategy: RouteOutcomeCode(rawValue: columns.outcomeCodes[row]).routeStrategy)
    }

    private static func texts(_ column: DictionaryColumn?) -> [ExactText] {
        [ExactText("")] + (column?.values ?? []).map { ExactText($0) }
    }

    private static func place(_ row: Int, _ column: DictionaryColumn?) -> Int {
        guard let column else { return 0 }
        return column.codes.isEmpty ? column.values.count : Int(column.codes[row])
    }
}
