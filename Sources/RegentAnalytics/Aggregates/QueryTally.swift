import RegentKernels
import RegentMessages
package import RegentModel

/// The groups of a query while its rows are read.
package struct QueryTally: Sendable {
    /// Rows of a group in a bucket of time.
    struct Cell: Sendable {
        var count: UInt64 = 0
        var fields: [FieldTally]
    }

    /// A group, and a bucket of time by its place.
    struct Key: Hashable, Sendable {
        let group: Int
        let bucket: Int
    }

    let query: MetricsQuery
    /// Values of the dimensions of each group.
    private(set) var groups: [[ExactText]] = []
    private(set) var cells: [Cell] = []
    private(set) var places: [Key: Int] = [:]
    /// Rows that counted.
    package private(set) var counted: UInt64 = 0

    private var groupPlaces: [[ExactText]: Int] = [:]
    private var chunkCount = 0
    /// Chunks after which the memory is counted: each adds little, and there may be many groups.
    private static let chunksUnchecked = 16
    /// What is kept of each field of the query; nil for one that no measure is of.
    let needs: [FieldTally.Needs?]

    /// Nothing read.
    package init(_ query: MetricsQuery) {
        self.query = query
        needs = query.fields.map { field in
            let aggregates = query.shape.measures.filter { $0.field == field }.map(\.aggregate)
            guard !aggregates.isEmpty else { return nil }
            var needs = FieldTally.Needs()
            for aggregate in aggregates {
                switch aggregate {
                case .percentile: needs.values = true
                case .sum, .average, .least, .greatest, .deviation: needs.moments = true
                case .distinct: needs.distinct = true
                case .count, .rate: break
                }
            }
            return needs
        }
    }

    /// Adds the rows of a chunk that lie in the range and of which the filter is true.
    ///
    /// - Parameter known: times that were added already; nil = none.
    /// - Throws: `Refusal` QUERY_TOO_LARGE.
    package mutating func add(_ chunk: QueryChunk, outside known: Range<Int64>? = nil) throws(Refusal) {
        var wanted = chunk.rows(of: query)
        if let known { for row in chunk.times.indices where known.contains(chunk.times[row]) { wanted[row] = false } }
        try add(chunk, wanted: wanted)
    }

    /// Adds the rows of a chunk, all of which count.
    ///
    /// - Throws: `Refusal` QUERY_TOO_LARGE.
    mutating func add(matching chunk: QueryChunk) throws(Refusal) {
        try add(chunk, wanted: [Bool](repeating: true, count: chunk.count))
    }

    private mutating func add(_ chunk: QueryChunk, wanted: [Bool]) throws(Refusal) {
        let slots = try slots(of: chunk, wanted)
        let (order, starts) = Self.sorted(slots.rows, slotCount: slots.cells.count)
        for (slot, cell) in slots.cells.enumerated() {
            let rows = order[starts[slot]..<starts[slot + 1]]
            guard !rows.isEmpty else { continue }
            counted += UInt64(rows.count)
            cells[cell].count += UInt64(rows.count)
            for (place, column) in chunk.columns.enumerated() where needs[place] != nil {
                cells[cell].fields[place].add(column, rows: rows)
            }
        }
        chunkCount += 1
        if chunkCount % Self.chunksUnchecked == 0 { try checkMemory() }
    }

    /// Adds rows of a stored summary that belong to one group and one bucket.
    ///
    /// - Parameters:
    ///   - dimensions: values of the dimensions.
    ///   - fill: adds to the fields of the query, by their places, what the summary has.
    /// - Throws: `Refusal` QUERY_TOO_LARGE.
    mutating func add(
        _ count: UInt64, dimensions: [ExactText], time: Int64, _ fill: (inout [FieldTally]) -> Void
    ) throws(Refusal) {
        guard count > 0 else { return }
        let cell = try cell(of: Key(group: group(of: dimensions), bucket: query.buckets?.place(of: time) ?? 0))
        counted += count
        cells[cell].count += count
        fill(&cells[cell].fields)
    }

    private func checkMemory() throws(Refusal) {
        let bytes = cells.reduce(0) { sum, cell in
            cell.fields.reduce(sum + 64) { $0 + $1.byteCount + 160 }
        }
        guard bytes <= QueryBound.memory.limit else {
            throw .queryTooLarge(.memory, "narrow the time or the filter, or leave out percentiles")
        }
    }

    // MARK: Groups

    /// The cell of each wanted row, by its place among those of the chunk; -1 = the row does not count.
    private mutating func slots(of chunk: QueryChunk, _ wanted: [Bool]) throws(Refusal) -> (
        rows: [Int32], cells: [Int]
    ) {
        let columns = query.shape.dimensions.compactMap { query.fields.firstIndex(of: $0) }.map {
            GroupColumn(chunk.columns[$0])
        }
        var (rows, cells) = ([Int32](repeating: -1, count: chunk.count), [Int]())
        var known: [GroupKey: Int32] = [:]
        var last: (key: GroupKey, slot: Int32)?
        let bucketOfAll = chunk.times.isEmpty ? query.buckets?.place(of: chunk.time) ?? 0 : 0
        for row in 0..<chunk.count where wanted[row] {
            let bucket = chunk.times.isEmpty ? bucketOfAll : query.buckets?.place(of: chunk.times[row]) ?? 0
            let key = GroupKey(codes: columns.reduce(0) { $0 &* 65_536 &+ UInt64($1.code(row)) }, bucket: bucket)
            if let last, last.key == key {
                rows[row] = last.slot
                continue
            }
            var slot = known[key]
            if slot == nil {
                let values = columns.map { ExactText($0.text(row)) }
                cells.append(try cell(of: Key(group: try group(of: values), bucket: bucket)))
                slot = Int32(cells.count - 1)
                known[key] = slot
            }
            rows[row] = slot ?? 0
            last = (key, slot ?? 0)
        }
        return (rows, cells)
    }

    private mutating func group(of values: [ExactText]) throws(Refusal) -> Int {
        if let place = groupPlaces[values] { return place }
        guard groups.count < QueryBound.groups.limit else {
            throw .queryTooLarge(.groups, "leave out a dimension, or narrow the filter")
        }
        groups.append(values)
        groupPlaces[values] = groups.count - 1
        return groups.count - 1
    }

    private mutating func cell(of key: Key) throws(Refusal) -> Int {
        if let place = places[key] { return place }
        guard cells.count < 10 * QueryBound.groups.limit else {
            throw .queryTooLarge(.groups, "leave out a dimension, widen the buckets, or narrow the time")
        }
        cells.append(Cell(fields: needs.map { FieldTally($0 ?? FieldTally.Needs()) }))
        places[key] = cells.count - 1
        return cells.count - 1
    }

    /// The rows by slot; those that count nowhere are left out.
    private static func sorted(_ slots: [Int32], slotCount: Int) -> (order: [Int32], starts: [Int]) {
        var counts = [Int](repeating: 0, count: slotCount)
        for slot in slots where slot >= 0 { counts[Int(slot)] += 1 }
        var starts = [0]
        for count in counts { starts.append(starts[starts.count - 1] + count) }
        var ends = starts
        var order = [Int32](repeating: 0, count: starts[slotCount])
        for row in slots.indices where slots[row] >= 0 {
            let slot = Int(slots[row])
            order[ends[slot]] = Int32(row)
            ends[slot] += 1
        }
        return (order, starts)
    }
}

/// Codes of the dimensions of a row, and its bucket.
private struct GroupKey: Hashable {
    let codes: UInt64
    let bucket: Int
}

/// A dimension of a chunk: fewer than 65,536 values, as a chunk has fewer rows.
private struct GroupColumn {
    private let texts: [String]
    private let codes: [UInt32]

    init(_ column: QueryChunk.Column) {
        guard case .coded(let values, let codes) = column else {
            preconditionFailure("a dimension has a column of codes")
        }
        texts = values.map { $0?.groupText ?? "" }
        self.codes = codes
    }

    @inline(__always)
    func code(_ row: Int) -> UInt32 { codes.isEmpty ? 0 : codes[row] }

    func text(_ row: Int) -> String { codes.isEmpty ? texts.last ?? "" : texts[Int(codes[row])] }
}
