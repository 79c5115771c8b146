import RegentCompression
import RegentKernels
package import RegentMessages
package import RegentModel

/// Makes the columns of one batch of columns, the same that `SampleColumnsBuilder` makes of the same samples.
///
/// Columns are given one after the other, each for all samples of the batch. It decides nothing: where a value is not
/// legal, or the samples might not fit into one batch, there are no columns, and the samples are taken one by one,
/// which finds the place.
package struct TableEncoder: Sendable {
    private let level: Int32
    private var count = 0
    private var codes: [UInt32] = []
    private var latencies: [UInt32] = []
    private var scores: [ScoreColumn] = []
    private var cold = ColdColumns()
    private var keys = TextTable()
    /// Bytes of the columns at most, the cold ones uncompressed, and of one sample if all its texts were new.
    private var (bytesMax, sampleBytesMax) = (0, 0)
    /// Whether everything so far is legal.
    private var isLegal = true

    /// No batch yet.
    ///
    /// - Parameter level: of zstd for the cold columns.
    package init(level: Int32 = BatchLimits.levelOnMachine) { self.level = level }

    /// Begins a batch of samples without outcomes, latencies, texts and scores.
    ///
    /// - Parameter count: 1 to 8,192.
    package mutating func begin(count: Int) {
        self.count = count
        latencies = [UInt32](repeating: 0, count: count)
        (codes, scores, cold, isLegal) = ([], [], ColdColumns(), true)
        keys.removeAll()
        codes.reserveCapacity(count)
        bytesMax = count * (CheckedSample.hotBytes + 2 * CheckedSample.lengthBytes)
        sampleBytesMax = CheckedSample.hotBytes + 2 * CheckedSample.lengthBytes
        for _ in SampleField.texts {
            bytesMax += count * CheckedSample.textCodeBytes
            sampleBytesMax += CheckedSample.textCodeBytes + CheckedSample.bytes(ofNewText: "")
        }
    }

    /// Gives every sample the status.
    package mutating func add(status: SampleStatus) {
        isLegal = isLegal && (1...5).contains(status.rawValue)
        codes += repeatElement(UInt32(truncatingIfNeeded: status.rawValue), count: count)
    }

    /// Gives each sample its status, by its number.
    package mutating func add(statuses: Span<UInt8>) {
        for place in statuses.indices {
            isLegal = isLegal && statuses[place] &- 1 < 5
            codes.append(UInt32(statuses[place]))
        }
    }

    /// Gives each sample an outcome, by the number of its TriState. The statuses must be there.
    package mutating func add(_ outcome: Outcome, _ states: Span<UInt8>) {
        var unit = OutcomeCode(rawValue: 0)
        unit[outcome] = 1
        var all: UInt8 = 0
        for place in states.indices {
            let state = states[place]
            all |= state | (state & state >> 1) << 2  // 3 becomes more than 3
            codes[place] |= UInt32(state & 3) &* unit.rawValue
        }
        isLegal = isLegal && all <= 3
    }

    /// Gives each sample its latency in microseconds.
    ///
    /// - Parameter presence: 0 for a sample that has none; nil where each has one.
    package mutating func add(latencies micros: Span<UInt32>, presence: Span<UInt8>?) {
        var present = OutcomeCode(rawValue: 0)
        present.latencyPresent = true
        for place in micros.indices {
            if let presence, presence[place] == 0 { continue }
            codes[place] |= present.rawValue
            latencies[place] = micros[place]
        }
    }

    /// Gives each sample its repeat. Ids come behind it: with it they are unique.
    package mutating func add(repeats: Span<UInt32>) {
        let asked = repeats.indices.count { repeats[$0] > 0 }
        guard asked > 0 else { return }
        cold.repeats = repeats.indices.map { repeats[$0] }
        bytesMax += asked * CheckedSample.repeatBytes
        sampleBytesMax += CheckedSample.repeatBytes
    }

    /// Gives each sample its id, which is the bytes from its start to the next one's.
    ///
    /// - Parameter starts: one more than there are samples, ascending, within the bytes.
    package mutating func add(ids bytes: Span<UInt8>, starts: Span<Int32>) {
        let (first, end) = (Int(starts[0]), Int(starts[count]))
        let isPlain = TextBytes.arePrintableASCII(bytes.extracting(first..<end))
        var column = TextColumn()
        column.byteCounts.reserveCapacity(count)
        var (last, isAscending) = (0..<0, true)
        for place in 0..<count {
            let range = Int(starts[place])..<Int(starts[place + 1])
            let id = bytes.extracting(range)
            isLegal =
                isLegal && 1...SampleText.sampleIDBytesMax ~= range.count
                && (isPlain || SampleText.isID(TextBytes.array(id)[...], isNew: true))
            isAscending = isAscending && TextBytes.precedes(bytes.extracting(last), id)
            last = range
            column.byteCounts.append(UInt32(range.count))
        }
        column.text = TextBytes.array(bytes.extracting(first..<end))
        if isLegal && !isAscending { isLegal = areDistinct(column) }
        cold.sampleIds = column
        bytesMax += end - first
        sampleBytesMax += SampleText.sampleIDBytesMax
    }

    private mutating func areDistinct(_ column: TextColumn) -> Bool {
        keys.removeAll()
        var start = 0
        for (place, bytes) in column.byteCounts.enumerated() {
            let number = cold.repeats.isEmpty ? 0 : cold.repeats[place]
            let key = SampleKey.bytes(column.text[start..<start + Int(bytes)], repeated: number)
            guard keys.insert(key).isNew else { return false }
            start += Int(bytes)
        }
        return true
    }

    /// Gives each sample a text by its code in the dictionary.
    ///
    /// - Parameter codes: nil where every sample has the dictionary's first text.
    package mutating func add(_ field: SampleField, _ dictionary: TableTexts, codes: Span<UInt32>?) {
        var column = DictionaryColumn()
        var places = [UInt32](repeating: 0, count: dictionary.texts.count + 1)
        if codes != nil { column.codes.reserveCapacity(count) }
        for row in 0..<(codes == nil ? 1 : count) {
            var code = 1
            if let codes { code = Int(codes[row]) }
            code = dictionary.canonical[code]
            if code > 0, places[code] == 0 {
                let text = dictionary.texts[code - 1]
                isLegal = isLegal && SampleText.isAcceptable(text, bytesMax: field.textBytesMax)
                column.values.append(text)
                places[code] = UInt32(column.values.count)
                bytesMax += CheckedSample.bytes(ofNewText: text)
            }
            if codes != nil { column.codes.append(places[code]) }
        }
        sampleBytesMax += column.values.reduce(0) { max($0, $1.utf8.count) }
        if column.values.count == 1 && column.codes.allSatisfy({ $0 == 1 }) { column.codes = [] }
        if !column.values.isEmpty { cold[field] = column }
    }

    /// Gives each sample a score.
    ///
    /// - Parameter presence: 0 for a sample that has none; nil where each has one.
    package mutating func add(score name: String, _ values: Span<Double>, presence: Span<UInt8>?) {
        isLegal = isLegal && SampleText.isScoreName(name)
        var column = ScoreColumn(name: name)
        column.values.reserveCapacity(count)
        for place in values.indices {
            if let presence, presence[place] == 0 { continue }
            isLegal = isLegal && values[place].isFinite
            column.values.append(values[place] == 0 ? 0 : values[place])  // -0.0 becomes 0.0
            if presence != nil { column.rows.append(UInt32(place)) }
        }
        if column.values.count == count { column.rows = [] }
        bytesMax += column.values.count * CheckedSample.scoreBytes + CheckedSample.bytes(ofNewName: name)
        sampleBytesMax += CheckedSample.scoreBytes + CheckedSample.bytes(ofNewName: name)
        if !column.values.isEmpty { scores.append(column) }
    }

    /// The columns of the batch; nil where not every value is legal or the samples might not fit into one batch.
    package mutating func finish() -> SampleColumns? {
        guard isLegal, scores.count <= BatchLimits.scoreColumnsMax,
            bytesMax + sampleBytesMax <= SampleColumnsBuilder.gatheredBytesMax
        else { return nil }
        scores.sort { $0.name.precedesByBytes($1.name) }
        return SampleColumns(
            count: UInt32(count), outcomeCodes: codes, latencyUs: latencies, scores: scores,
            coldZstd: Zstd.compress(cold.encoded(), level: level))
    }
}

/// The texts that codes of a table stand for: code k is text k - 1, code 0 is no text.
package struct TableTexts: Sendable {
    /// As they were given.
    package let texts: [String]
    /// By code: the first code of the same bytes, 0 of an empty text.
    let canonical: [Int]

    /// Texts of which some may be empty or the same.
    package init(_ texts: [String]) {
        self.texts = texts
        var table = TextTable()
        var (canonical, firsts) = ([0], [Int]())
        for (place, text) in texts.enumerated() {
            guard !text.isEmpty else {
                canonical.append(0)
                continue
            }
            let (index, isNew) = table.insert(text.utf8)
            if isNew { firsts.append(place + 1) }
            canonical.append(firsts[index])
        }
        self.canonical = canonical
    }
}
