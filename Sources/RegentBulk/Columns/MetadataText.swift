import RegentMessages

/// Labels as they stand in a column: a JSON object of strings, keys ascending by bytes; empty = none.
struct MetadataText {
    /// UTF-8 of the text.
    let bytes: [UInt8]

    /// The text of labels; the same labels always give the same bytes.
    init(_ labels: TextMap) {
        var bytes: [UInt8] = []
        for (key, value) in labels.sorted(by: { $0.key.precedesByBytes($1.key) }) {
            bytes.append(bytes.isEmpty ? UInt8(ascii: "{") : UInt8(ascii: ","))
            JSONText.appendString(key, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            JSONText.appendString(value, to: &bytes)
        }
        if !bytes.isEmpty { bytes.append(UInt8(ascii: "}")) }
        self.bytes = bytes
    }

    /// The labels of a text in a range of bytes.
    ///
    /// - Throws: `SampleFault` when it is not what `init(_:)` writes, white space apart, or breaks a limit.
    static func labels(
        _ bytes: [UInt8], _ range: Range<Int>
    ) throws(SampleFault) -> TextMap {
        guard !range.isEmpty else { return [:] }
        guard range.count <= SampleText.metadataBytesMax else {
            throw fault("has more than \(SampleText.metadataBytesMax) bytes")
        }
        var cursor = JSONCursor(bytes, range)
        var labels = TextMap()
        var last: String?
        try cursor.require(UInt8(ascii: "{"), "'{'")
        while try cursor.hasElement(after: labels.count, closing: UInt8(ascii: "}")) {
            let key = try cursor.value(try cursor.string(), field: "metadata")
            if let last, !last.precedesByBytes(key) { throw fault("must have its keys in ascending order") }
            try cursor.require(UInt8(ascii: ":"), "':'")
            labels[key] = try cursor.value(try cursor.string(), field: "metadata")
            last = key
        }
        cursor.skipSpace()
        guard cursor.at == cursor.end else { throw fault("has text after the end of its object") }
        guard labels.count <= SampleText.labelCountMax else {
            throw fault("has more than \(SampleText.labelCountMax) entries")
        }
        return labels
    }

    private static func fault(_ what: String) -> SampleFault { SampleFault(.badMetadata, "metadata", what) }
}

/// Writes JSON (RFC 8259) into bytes.
enum JSONText {
    private static let hexDigits = Array("0123456789abcdef".utf8)

    /// A string with its quotes; everything but quote, backslash and control characters stands as it is.
    static func appendString(_ text: String, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        defer { output.append(UInt8(ascii: "\"")) }
        if text.utf8.allSatisfy(isPlain) {
            output += text.utf8
            return
        }
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): output += [UInt8(ascii: "\\"), byte]
            case 0x0A: output += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
            case 0x0D: output += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
            case 0x09: output += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
            case ..<0x20:
                output += "\\u00".utf8
                output += [hexDigits[Int(byte >> 4)], hexDigits[Int(byte & 15)]]
            default: output.append(byte)
            }
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    /// The shortest number that reads back as the same double, which must be finite.
    static func appendNumber(_ value: Double, to output: inout [UInt8]) {
        let text = value.description
        output += text.hasSuffix(".0") ? text.dropLast(2).utf8 : text[...].utf8
    }
}
