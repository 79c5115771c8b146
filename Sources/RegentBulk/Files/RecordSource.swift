import RegentCompression

/// The records of a text file: lines, or CSV records whose quoted fields may hold line ends.
struct RecordSource {
    /// Most bytes of a record.
    static let recordBytesMax = 1 << 20

    private let input: InputFile
    private let path: String
    private let quoted: Bool
    private let delimiter: UInt8
    /// Bytes from which the last record was given; replaced, never changed, when more are read, so that a
    /// record may be kept without a copy.
    private(set) var buffer: [UInt8]
    private var position = 0
    private var nextLine = 1

    /// Line where the last record begins, from 1.
    private(set) var line = 0
    /// Lines of the last record: more than one where a quoted field spans them.
    var lineCount: Int { nextLine - line }

    /// Packed bytes read so far and in all.
    var bytesRead: Int { input.bytesRead }
    var bytesTotal: Int? { input.bytesTotal }

    /// The records of `input`, whose first bytes `head` are read already.
    ///
    /// - Parameter quoted: a line end between double quotes belongs to the record.
    init(_ input: InputFile, path: String, head: [UInt8], quoted: Bool, delimiter: UInt8 = UInt8(ascii: ",")) {
        self.input = input
        self.delimiter = delimiter
        self.path = path
        self.quoted = quoted
        buffer = head
        // A byte-order mark is allowed once, at the very start.
        if head.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// The next block of a file.
    ///
    /// - Throws: `truncatedFile`, `corruptFile` or `cannotRead`.
    static func block(of input: InputFile, path: String, line: Int) throws(SampleFileError) -> [UInt8]? {
        do throws(CompressionError) {
            return try input.next()
        } catch {
            throw SampleFileError(error, file: path, line: line)
        }
    }

    /// The range in `buffer` of the next record that is not blank, without its line end; nil at the end.
    ///
    /// - Throws: `recordTooLong`, `malformedCSV` for a quote that is never closed, and the errors of `block`.
    mutating func next() throws(SampleFileError) -> Range<Int>? {
        while true {
            line = nextLine
            guard let range = try nextRecord() else { return nil }
            if !isBlank(range) { return range }
        }
    }

    /// A line of nothing, or in JSONL of spaces.
    private func isBlank(_ range: Range<Int>) -> Bool {
        guard let first = range.first, !quoted, buffer[first] == 0x20 || buffer[first] == 0x09 else {
            return range.isEmpty
        }
        return buffer[range].allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }

    private mutating func nextRecord() throws(SampleFileError) -> Range<Int>? {
        var scanned = position
        var place = Place.fieldStart
        while true {
            if let end = recordEnd(from: &scanned, &place) {
                defer { position = end + 1 }
                nextLine += 1
                try checkLength(end)
                return position..<withoutReturn(end)
            }
            try checkLength(scanned)
            if try !refill(&scanned) { return try lastRecord(isOpen: place == .quoted) }
        }
    }

    /// Where in a CSV record a byte stands.
    private enum Place {
        /// At the first byte of a field, the only one at which a quote opens quoting (RFC 4180 §2).
        case fieldStart
        case unquoted
        /// Between quotes: line ends and commas belong to the field.
        case quoted
        /// Behind a quote in a quoted field, which ends it or is the first of two.
        case afterQuote
    }

    /// The line feed that ends the record; nil when the buffer ends before it.
    private mutating func recordEnd(from at: inout Int, _ place: inout Place) -> Int? {
        while at < buffer.count {
            let byte = buffer[at]
            if byte == 0x0A {
                if place != .quoted { return at }
                nextLine += 1
            } else if quoted {
                place = next(place, byte)
            }
            at += 1
        }
        return nil
    }

    private func next(_ place: Place, _ byte: UInt8) -> Place {
        let isQuote = byte == UInt8(ascii: "\"")
        return switch place {
        case .quoted: isQuote ? .afterQuote : .quoted
        case .fieldStart where isQuote: .quoted
        case .afterQuote where isQuote: .quoted
        default: byte == delimiter ? .fieldStart : .unquoted
        }
    }

    /// Puts the next block behind what is left; false at the end of the file.
    private mutating func refill(_ scanned: inout Int) throws(SampleFileError) -> Bool {
        guard let block = try Self.block(of: input, path: path, line: line) else { return false }
        scanned -= position
        buffer = position == buffer.count ? block : buffer[position...] + block
        position = 0
        return true
    }

    private mutating func lastRecord(isOpen: Bool) throws(SampleFileError) -> Range<Int>? {
        guard !isOpen else {
            let what = "a quoted field is never closed"
            throw SampleFileError(code: .malformedCSV, message: what, file: path, line: line, field: nil)
        }
        guard position < buffer.count else { return nil }
        defer { position = buffer.count }
        nextLine += 1
        return position..<withoutReturn(buffer.count)
    }

    private func withoutReturn(_ end: Int) -> Int {
        end > position && buffer[end - 1] == 0x0D ? end - 1 : end
    }

    private func checkLength(_ end: Int) throws(SampleFileError) {
        guard end - position > Self.recordBytesMax else { return }
        let what = "the record has more than \(Self.recordBytesMax) bytes"
        throw SampleFileError(code: .recordTooLong, message: what, file: path, line: line, field: nil)
    }
}

extension SampleFileError {
    /// The error of a file that cannot be read further.
    init(_ error: CompressionError, file: String, line: Int) {
        let code: Code =
            switch error.code {
            case .io: .cannotRead
            case .truncated: .truncatedFile
            case .windowTooLarge: .windowTooLarge
            case .corrupt, .unknownSize, .tooLarge, .trailingBytes: .corruptFile
            }
        self.init(code: code, message: error.message, file: file, line: line, field: nil)
    }
}
