import RegentCompression
import RegentKernels

/// Walks over JSON of any length, block by block, and keeps nothing but the value that is being read.
///
/// Values that are stepped over are checked for closed strings and matching brackets only: their memory is bounded and
/// their contents are not looked at. Values that are captured are parsed by `JSONCursor`, which checks everything.
struct JSONStream {
    /// Most levels of arrays and objects in a value that is stepped over.
    static let depthMax = 512
    /// Most bytes of a captured value.
    static let captureBytesMax = 1 << 20

    private var source: any ByteBlocks
    private let file: String
    private var buffer: [UInt8]
    private var at = 0
    /// Bytes of the stream before the buffer.
    private var before = 0
    /// First byte that must stay in the buffer.
    private var mark: Int?
    private var closers: [UInt8] = []

    /// The values of `source`, whose first bytes `head` are read already; a byte-order mark is skipped.
    init(_ source: any ByteBlocks, file: String, head: [UInt8] = []) {
        self.source = source
        self.file = file
        buffer = head
        if head.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    }

    /// The next byte that is not white space, which stays; nil at the end.
    mutating func peek() throws(SampleFileError) -> UInt8? {
        while true {
            while at < buffer.count {
                let byte = buffer[at]
                guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
                at += 1
            }
            guard try refill() else { return nil }
        }
    }

    /// Steps over the byte that `peek` returned.
    mutating func advance() { at += 1 }

    /// Steps over a byte, with white space before it.
    ///
    /// - Throws: `malformedJSON` where another one is next.
    mutating func require(_ wanted: UInt8) throws(SampleFileError) {
        guard try peek() == wanted else { throw malformed("expected '\(Character(Unicode.Scalar(wanted)))'") }
        at += 1
    }

    /// Steps to the next element of an array or object; false, after its end, if there is none.
    mutating func hasElement(after count: Int, closing: UInt8) throws(SampleFileError) -> Bool {
        guard let byte = try peek() else { throw truncated() }
        if byte == closing {
            at += 1
            return false
        }
        guard count > 0 else { return true }
        guard byte == UInt8(ascii: ",") else { throw malformed("expected ',' or the end of the array or object") }
        at += 1
        return true
    }

    /// Steps over a key and its colon, and gives the key's bytes between the quotes to `body`.
    ///
    /// - Throws: `malformedJSON`, also for a key of more than 1 MiB.
    mutating func key<Result>(
        _ body: (_ bytes: [UInt8], _ range: Range<Int>) throws(SampleFileError) -> Result
    ) throws(SampleFileError) -> Result {
        guard try peek() == UInt8(ascii: "\"") else { throw malformed("expected a key") }
        mark = at
        at += 1
        try skipString()
        guard let first = mark else { throw malformed("a key has more than \(Self.captureBytesMax) bytes") }
        mark = nil
        let result = try body(buffer, first + 1..<at - 1)
        try require(UInt8(ascii: ":"))
        return result
    }

    /// Steps over a value.
    mutating func skipValue() throws(SampleFileError) {
        switch try peek() {
        case nil: throw truncated()
        case UInt8(ascii: "\"")?:
            at += 1
            try skipString()
        case UInt8(ascii: "{")?, UInt8(ascii: "[")?: try skipNested()
        default: try skipWord()
        }
    }

    /// Steps over a value and appends its text; nil for one of more than `captureBytesMax` bytes.
    mutating func capture(to output: inout [UInt8]) throws(SampleFileError) -> Range<Int>? {
        _ = try peek()
        mark = at
        try skipValue()
        guard let first = mark else { return nil }
        mark = nil
        let start = output.count
        output += buffer[first..<at]
        return start..<output.count
    }

    /// The fault of text that is no JSON, with its place.
    func malformed(_ what: String) -> SampleFileError {
        SampleFileError(
            code: .malformedJSON, message: "\(what) (byte \(before + at) of the text)", file: file, line: 0, field: nil)
    }
}

// MARK: - Blocks and tokens

extension JSONStream {
    private func truncated() -> SampleFileError {
        SampleFileError(
            code: .truncatedFile, message: "the JSON text ends inside a value; the file is not complete", file: file,
            line: 0, field: nil)
    }

    /// Puts the next block behind what must stay; false at the end.
    private mutating func refill() throws(SampleFileError) -> Bool {
        // A value that is too long to be kept is stepped over like one that nobody wants.
        if let first = mark, at - first > Self.captureBytesMax { mark = nil }
        let kept = mark ?? at
        let block: [UInt8]?
        do throws(CompressionError) {
            block = try source.next()
        } catch {
            throw SampleFileError(error, file: file, line: 0)
        }
        guard let block else { return false }
        before += kept
        buffer = kept == buffer.count ? block : buffer[kept...] + block
        at -= kept
        mark = mark.map { _ in 0 }
        return true
    }

    /// Steps behind the quote that ends a string.
    private mutating func skipString() throws(SampleFileError) {
        while true {
            at = TextBytes.quoteOrEscape(buffer.span, from: at)
            if at == buffer.count {
                guard try refill() else { throw truncated() }
                continue
            }
            at += 1
            if buffer[at - 1] == UInt8(ascii: "\"") {
                if let first = mark, at - first > Self.captureBytesMax { mark = nil }
                return
            }
            if at == buffer.count, try !refill() { throw truncated() }
            at += 1  // the escaped character
        }
    }

    private mutating func skipNested() throws(SampleFileError) {
        closers.removeAll(keepingCapacity: true)
        repeat {
            if at == buffer.count, try !refill() { throw truncated() }
            let byte = buffer[at]
            at += 1
            switch byte {
            case UInt8(ascii: "\""): try skipString()
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                guard closers.count < Self.depthMax else {
                    throw malformed("nested deeper than \(Self.depthMax) levels")
                }
                closers.append(byte + 2)  // ASCII has each closing bracket two behind its opening one
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                guard closers.popLast() == byte else { throw malformed("a bracket does not match") }
            default: break
            }
        } while !closers.isEmpty
        if let first = mark, at - first > Self.captureBytesMax { mark = nil }
    }

    /// A number, a literal, or what Python writes where a number is none: NaN, Infinity.
    private mutating func skipWord() throws(SampleFileError) {
        var count = 0
        while true {
            if at == buffer.count, try !refill() { break }
            let byte = buffer[at]
            guard Self.isWord(byte) else { break }
            at += 1
            count += 1
            guard count <= 4096 else { throw malformed("a number has more than 4096 bytes") }
        }
        guard count > 0 else { throw malformed("expected a value") }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
