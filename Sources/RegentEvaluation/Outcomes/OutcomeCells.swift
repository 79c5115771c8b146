package import RegentKernels
package import RegentMessages
import RegentModel

/// What a summary needs of the outcomes of a segment, whatever it is grouped by: for each provider, strategy and model
/// version that occur together, the counts by kind and the latencies in ascending order.
///
/// It is exact, so that summaries of segments add up to the summary of their outcomes. As bytes: the version (1); the
/// providers and the model versions, each as a count (u16, little-endian) and texts of a length (u16); the number of
/// cells (u16); for each cell the places of its provider (u16) and model version (u16), its strategy (1 byte), a bit
/// for each kind that has outcomes (u32) and the count of each of those (u16), then the latencies as a `SortedRun`.
package struct OutcomeCells: Sendable {
    /// Fewer outcomes are as fast to count.
    package static let outcomesMin = 64
    /// With more cells the columns are shorter.
    private static let cellsMax = 64
    private static let version: UInt8 = 1

    /// The outcomes of a provider, a model version and a strategy.
    package struct Cell: Sendable {
        /// Place of the provider.
        package let provider: Int
        /// Place of the model version.
        package let model: Int
        /// Number of the strategy.
        package let strategy: Int
        /// Outcomes by kind: the number of the status, 8 more with a fallback, 16 more with a latency.
        package let counts: [UInt64]
        /// Ascending microseconds.
        package let latencies: SortedRun
    }

    /// Providers, the empty one first.
    package let providers: [String]
    /// Model versions, the empty one first.
    package let models: [String]
    /// Those that have outcomes.
    package let cells: [Cell]

    /// The bytes of the cells of checked columns; empty where a summary had better read the columns.
    package static func bytes(of columns: OutcomeColumns) -> [UInt8] {
        guard columns.outcomeCodes.count >= outcomesMin else { return [] }
        let (keys, places) = cellPlaces(columns)
        guard keys.count <= cellsMax else { return [] }
        var untimed = columns
        untimed.createTimeUs = []
        let groups = GroupedOutcomes(
            untimed, OutcomeRowGroups(slots: Array(keys.indices), rows: places), range: 0..<1)
        var writer = ByteWriter()
        writer.append(version, 1)
        writer.append(texts: [""] + (columns.selectedProvider?.values ?? []))
        writer.append(texts: [""] + (columns.modelVersion?.values ?? []))
        writer.append(keys.count, 2)
        for (cell, key) in keys.enumerated() {
            writer.append(key.provider, 2)
            writer.append(key.model, 2)
            writer.append(key.strategy, 1)
            let counts = Array(groups.kinds(cell))
            writer.append(counts.indices.reduce(0) { counts[$1] > 0 ? $0 | 1 << $1 : $0 }, 4)
            for count in counts where count > 0 { writer.append(count, 2) }
            SortedRun.append(groups.latencies(cell).sorted().span, to: &writer.bytes)
        }
        return writer.bytes
    }

    /// The cells of stored bytes; nil where they are none.
    package init?(bytes: [UInt8]) {
        var reader = ByteReader(bytes)
        guard reader.number(1) == Int(Self.version), let providers = reader.texts(), let models = reader.texts(),
            let count = reader.number(2)
        else { return nil }
        var cells: [Cell] = []
        for _ in 0..<count {
            guard let cell = Self.cell(&reader), cell.provider < providers.count, cell.model < models.count,
                cell.strategy < 8
            else { return nil }
            cells.append(cell)
        }
        guard reader.isAtEnd else { return nil }
        (self.providers, self.models, self.cells) = (providers, models, cells)
    }

    /// Outcomes of all cells.
    package var count: UInt64 { cells.reduce(0) { $0 + $1.counts.reduce(0, +) } }

    private static func cell(_ reader: inout ByteReader) -> Cell? {
        guard let provider = reader.number(2), let model = reader.number(2), let strategy = reader.number(1),
            let kinds = reader.number(4)
        else { return nil }
        var counts = [UInt64](repeating: 0, count: GroupedOutcomes.kindCount)
        for kind in counts.indices where kinds >> kind & 1 == 1 {
            guard let count = reader.number(2) else { return nil }
            counts[kind] = UInt64(count)
        }
        let latencyCount = Int(counts[16..<32].reduce(0, +))
        guard let latencies = SortedRun(count: latencyCount, in: reader.bytes, at: &reader.place) else { return nil }
        return Cell(provider: provider, model: model, strategy: strategy, counts: counts, latencies: latencies)
    }

    private struct Key: Hashable {
        let provider: Int
        let model: Int
        let strategy: Int
    }

    /// The cells that occur, in the order of first appearance, and which one each row belongs to.
    private static func cellPlaces(_ columns: OutcomeColumns) -> (keys: [Key], places: [UInt32]) {
        let (providers, models) = (columns.selectedProvider, columns.modelVersion)
        var (keys, places, known): ([Key], [UInt32], [Key: UInt32]) = ([], [], [:])
        var last: (key: Key, place: UInt32)?
        places.reserveCapacity(columns.outcomeCodes.count)
        for row in columns.outcomeCodes.indices {
            let key = Key(
                provider: place(row, providers), model: place(row, models),
                strategy: Int(RouteOutcomeCode(rawValue: columns.outcomeCodes[row]).routeStrategy))
            if let last, last.key == key {
                places.append(last.place)
                continue
            }
            let place = known[key] ?? UInt32(keys.count)
            if place == keys.count {
                keys.append(key)
                known[key] = place
            }
            places.append(place)
            last = (key, place)
        }
        return (keys, places)
    }

    /// The place of a row's text behind the empty one.
    @inline(__always)
    private static func place(_ row: Int, _ column: DictionaryColumn?) -> Int {
        guard let column else { return 0 }
        return column.codes.isEmpty ? column.values.count : Int(column.codes[row])
    }
}

/// Numbers and texts end to end.
private struct ByteWriter {
    var bytes: [UInt8] = []

    mutating func append(_ number: some BinaryInteger, _ byteCount: Int) {
        for index in 0..<byteCount { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
    }

    mutating func append(texts: [String]) {
        append(texts.count, 2)
        for text in texts {
            append(text.utf8.count, 2)
            bytes += text.utf8
        }
    }
}

/// Reads what `ByteWriter` wrote; nil where it is not there.
private struct ByteReader {
    let bytes: [UInt8]
    var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { place == bytes.count }

    mutating func number(_ byteCount: Int) -> Int? {
        guard bytes.count - place >= byteCount else { return nil }
        defer { place += byteCount }
        return (0..<byteCount).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }

    mutating func texts() -> [String]? {
        guard let count = number(2) else { return nil }
        var texts: [String] = []
        for _ in 0..<count {
            guard let length = number(2), bytes.count - place >= length,
                let text = String(validating: bytes[place..<place + length], as: UTF8.self)
            else { return nil }
            texts.append(text)
            place += length
        }
        return texts
    }
}
