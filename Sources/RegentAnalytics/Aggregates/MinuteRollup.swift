package import RegentMessages
import RegentModel

/// Exact figures of the outcomes of an environment by minute, provider, model version and strategy, from a minute on.
///
/// They are kept in memory beside the segments, which they follow batch by batch, and say the same at every batch.
package struct MinuteRollup: Sendable {
    /// Cells of an environment, some 500 bytes each and a byte or two for each latency; with more the first minutes go.
    package static let cellsMax = 50_000
    static let minuteMicros: Int64 = 60_000_000

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
    package mutating func add(_ columns: OutcomeColumns, rows: [Range<Int>], last: Int64) {
        let keys = CellKeys(columns)
        for row in rows.joined() {
            let time = Int64(clamping: columns.createTimeUs[row])
            guard time >= begin else { continue }
            let key = keys.key(row)
            let minute = time / Self.minuteMicros
            if minutes[minute]?[key] == nil { cellCount += 1 }
            minutes[minute, default: [:]][key, default: Cell()].add(row, columns)
        }
        pass(last)
        if cellCount > Self.cellsMax { shrink() }
    }

    /// Takes note of batches that have no outcomes any more.
    package mutating func pass(_ last: Int64) { lastBatch = max(lastBatch, last) }

    /// Forgets minutes before a time.
    package mutating func forget(before time: Int64) {
        let first = Self.roundedUp(time)
        guard first > begin else { return }
        begin = first
        for (minute, cells) in minutes where minute * Self.minuteMicros < first {
            cellCount -= cells.count
            minutes[minute] = nil
        }
    }

    /// Forgets the first minutes, until a tenth of the room is free.
    private mutating func shrink() {
        var left = cellCount
        for minute in minutes.keys.sorted() {
            guard left > Self.cellsMax * 9 / 10 else { return forget(before: minute * Self.minuteMicros) }
            left -= minutes[minute]?.count ?? 0
        }
        forget(before: begin + Self.minuteMicros)
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
        let end = times.upperBound - times.upperBound % Self.minuteMicros
        return first < end ? first..<end : nil
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
