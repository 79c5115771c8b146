/// The fields of one CSV record.
///
/// - Source: RFC 4180 §2.
struct CSVRecord {
    private struct Field {
        let range: Range<Int>
        /// Whether it holds doubled quotes, which stand for one.
        let hasDoubledQuotes: Bool
    }

    private let bytes: [UInt8]
    /// Byte between two fields.
    let delimiter: UInt8
    private var fields: [Field] = []

    /// Splits a range of bytes, which ends before the record's line end.
    ///
    /// - Throws: `malformedCSV` for a quote inside an unquoted field, or text behind a closing quote.
    init(
        _ bytes: [UInt8], _ range: Range<Int>, delimiter: UInt8 = UInt8(ascii: ","), fieldCount: Int = 0
    ) throws(SampleFault) {
        self.bytes = bytes
        self.delimiter = delimiter
        fields.reserveCapacity(fieldCount)
        var at = range.lowerBound
        while true {
            let isQuoted = at < range.upperBound && bytes[at] == UInt8(ascii: "\"")
            fields.append(
                isQuoted ? try quotedField(&at, range.upperBound) : try plainField(&at, range.upperBound))
            guard at < range.upperBound else { return }
            at += 1  // the delimiter
        }
    }

    /// Number of fields.
    var count: Int { fields.count }

    /// Whether a field has no bytes.
    func isEmpty(_ index: Int) -> Bool { fields[index].range.isEmpty }

    /// The bytes of a field, without its quotes.
    subscript(index: Int) -> ArraySlice<UInt8> {
        let field = fields[index]
        guard field.hasDoubledQuotes else { return bytes[field.range] }
        var result: [UInt8] = []
        var at = field.range.lowerBound
        while at < field.range.upperBound {
            result.append(bytes[at])
            at += bytes[at] == UInt8(ascii: "\"") ? 2 : 1
        }
        return result[...]
    }

    /// The text of a field.
    ///
    /// - Throws: `badText` when it is not UTF-8.
    func text(_ index: Int, name: String) throws(SampleFault) -> String {
        let bytes = self[index]
        if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw SampleFault(.badText, name, "is not UTF-8")
        }
        return text
    }

    private func plainField(_ at: inout Int, _ end: Int) throws(SampleFault) -> Field {
        let first = at
        while at < end, bytes[at] != delimiter {
            guard bytes[at] != UInt8(ascii: "\"") else {
                throw SampleFault(
                    .malformedCSV, nil,
                    "field \(count + 1) has a quote but is not quoted; quote the field and double the quote"
                )
            }
            at += 1
        }
        return Field(range: first..<at, hasDoubledQuotes: false)
    }

    private func quotedField(_ at: inout Int, _ end: Int) throws(SampleFault) -> Field {
        at += 1
        let first = at
        var hasDoubledQuotes = false
        while at < end {
            guard bytes[at] == UInt8(ascii: "\"") else {
                at += 1
                continue
            }
            if at + 1 < end, bytes[at + 1] == UInt8(ascii: "\"") {
                hasDoubledQuotes = true
                at += 2
                continue
            }
            let field = Field(range: first..<at, hasDoubledQuotes: hasDoubledQuotes)
            at += 1
            guard at == end || bytes[at] == delimiter else { break }
            return field
        }
        throw SampleFault(.malformedCSV, nil, "field \(count + 1) has text after its closing quote")
    }
}
