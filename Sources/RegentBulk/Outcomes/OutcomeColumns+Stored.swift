import RegentKernels
package import RegentMessages
import RegentModel

/// How the store keeps the columns of outcomes: those that a summary reads in as few bits as they need, times apart,
/// the cold frame as it came.
///
/// `hot`: which dictionary columns have codes (1 byte), the byte count of the dictionaries (u32, little-endian), an
/// OutcomeColumns with the count and the texts alone; then the words of codes (their distinct values, or as numbers),
/// latencies, and the codes of each dictionary column that has some. `times`: create times as `PackedNumbers`.
extension OutcomeColumns {
    /// Most distinct words that are kept by their place in a list.
    private static let wordsMax = 256

    /// What a summary reads, but for the times.
    package func storedHot() -> [UInt8] {
        let columns = [selectedProvider, modelVersion, useCase]
        var texts = OutcomeColumns(count: count)
        texts.selectedProvider = selectedProvider.map { DictionaryColumn(values: $0.values) }
        texts.modelVersion = modelVersion.map { DictionaryColumn(values: $0.values) }
        texts.useCase = useCase.map { DictionaryColumn(values: $0.values) }
        let head = texts.encoded()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(head.count + Int(count) * 6 + 64)
        bytes.append(
            columns.enumerated().reduce(0) { $1.element?.codes.isEmpty == false ? $0 | 1 << UInt8($1.offset) : $0 })
        for shift in stride(from: 0, to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: head.count >> shift)) }
        bytes += head
        Self.append(words: outcomeCodes, to: &bytes)
        PackedNumbers.append(latencyUs.span, to: &bytes)
        for column in columns {
            guard let column, !column.codes.isEmpty else { continue }
            let width = BitPacking.width(below: column.values.count + 1)
            BitPacking.append(column.codes.span, width: width, to: &bytes)
        }
        return bytes
    }

    /// The create times.
    package func storedTimes() -> [UInt8] {
        var bytes: [UInt8] = []
        PackedNumbers.append(createTimeUs.span, to: &bytes)
        return bytes
    }

    /// The columns again, without the cold ones; nil where the bytes are not such columns.
    ///
    /// - Parameter times: the create times; nil where they are not needed, and then the columns have none.
    package init?(storedHot bytes: [UInt8], times: [UInt8]?) {
        guard bytes.count >= 5 else { return nil }
        let headCount = (1...4).reduce(0) { $0 | Int(bytes[$1]) << (8 * ($1 - 1)) }
        guard headCount <= bytes.count - 5, let texts = try? OutcomeColumns(decoding: Array(bytes[5..<5 + headCount])),
            texts.count <= BatchLimits.samplesMax
        else { return nil }
        self = texts
        let count = Int(texts.count)
        var place = 5 + headCount
        let input = bytes.span
        guard let codes = Self.words(count, in: input, at: &place),
            let latencies = PackedNumbers.narrowNumbers(count, in: input, at: &place),
            Self.fill(&selectedProvider, bytes[0] & 1 != 0, count, input, &place),
            Self.fill(&modelVersion, bytes[0] & 2 != 0, count, input, &place),
            Self.fill(&useCase, bytes[0] & 4 != 0, count, input, &place), place == bytes.count
        else { return nil }
        (outcomeCodes, latencyUs) = (codes, latencies)
        guard let times else { return }
        var timesPlace = 0
        guard let created = PackedNumbers.numbers(count, in: times.span, at: &timesPlace), timesPlace == times.count
        else { return nil }
        createTimeUs = created
    }

    /// Reads the codes of a dictionary column; false where they are not there.
    private static func fill(
        _ column: inout DictionaryColumn?, _ hasCodes: Bool, _ count: Int, _ bytes: Span<UInt8>, _ place: inout Int
    ) -> Bool {
        guard hasCodes else { return true }
        let width = BitPacking.width(below: (column?.values.count ?? 0) + 1)
        guard column != nil, let codes = BitPacking.codes(count, width: width, in: bytes, at: &place) else {
            return false
        }
        column?.codes = codes
        return true
    }

    /// Appends words of codes: few distinct ones as a list and the place of each, more as numbers.
    private static func append(words: [UInt32], to bytes: inout [UInt8]) {
        var (distinct, places): ([UInt32], [UInt32]) = ([], [])
        places.reserveCapacity(words.count)
        var known: [UInt32: UInt32] = [:]
        for (index, word) in words.enumerated() {
            // Most words are the one before.
            if index > 0, word == words[index - 1] {
                places.append(places[index - 1])
                continue
            }
            let place = known[word] ?? UInt32(distinct.count)
            if place == distinct.count {
                guard distinct.count < wordsMax else { break }
                distinct.append(word)
                known[word] = place
            }
            places.append(place)
        }
        guard places.count == words.count else {
            bytes += [0, 0]
            return PackedNumbers.append(words.span, to: &bytes)
        }
        bytes += [UInt8(truncatingIfNeeded: distinct.count), UInt8(truncatingIfNeeded: distinct.count >> 8)]
        PackedNumbers.append(distinct.span, to: &bytes)
        BitPacking.append(places.span, width: BitPacking.width(below: distinct.count), to: &bytes)
    }

    private static func words(_ count: Int, in bytes: Span<UInt8>, at place: inout Int) -> [UInt32]? {
        guard bytes.count - place >= 2 else { return nil }
        let distinctCount = Int(bytes[place]) | Int(bytes[place + 1]) << 8
        place += 2
        guard distinctCount > 0 else { return PackedNumbers.narrowNumbers(count, in: bytes, at: &place) }
        guard distinctCount <= wordsMax,
            let distinct = PackedNumbers.narrowNumbers(distinctCount, in: bytes, at: &place),
            var codes = BitPacking.codes(
                count, width: BitPacking.width(below: distinctCount), in: bytes, at: &place)
        else { return nil }
        for index in codes.indices {
            guard codes[index] < distinctCount else { return nil }
            codes[index] = distinct[Int(codes[index])]
        }
        return codes
    }
}
