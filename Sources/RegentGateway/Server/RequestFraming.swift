package import NIOCore

/// Cuts the bytes of a connection into requests, one at a time, and lets only those pass whose ends every reader finds
/// at the same place.
///
/// The parser behind it is lenient by design: it takes chunk extensions and trailers, and bytes of the next request
/// while one is being answered. Here each of them ends the connection.
package struct RequestFraming {
    /// The part of a request that comes next.
    package enum Stage: Hashable {
        /// A head of which nothing has come.
        case idle
        /// The rest of a head.
        case head
        /// The rest of a body.
        case body
        /// Nothing: the request is whole and waits for its answer.
        case answer
    }

    private enum Step {
        case head
        /// So many bytes of a body, or of a chunk.
        case content(Int, isChunk: Bool)
        case chunkSize
        case chunkEnd
        case trailers
        case answer
    }

    /// Most hexadecimal digits of the size of a chunk.
    private static let chunkDigitsMax = 7

    private let headBytesMax: Int
    private var step = Step.head
    /// A head or a line that is not complete.
    private var partial: [UInt8] = []
    /// Whether the client waits for `100 Continue`; to be asked once for each piece.
    package private(set) var awaitsContinue = false

    /// The framing of a connection on which nothing has come.
    package init(headBytesMax: Int) { self.headBytesMax = headBytesMax }

    /// The part that comes next.
    package var stage: Stage {
        switch step {
        case .head: partial.isEmpty ? .idle : .head
        case .content, .chunkSize, .chunkEnd, .trailers: .body
        case .answer: .answer
        }
    }

    /// The request was answered: another one may come.
    package mutating func answered() { step = .head }

    /// Takes the next piece that may pass on; nil when more must come first.
    ///
    /// - Throws: `RequestRefusal` for what must not pass; nothing more may be asked then.
    package mutating func next(_ bytes: inout ByteBuffer) throws(RequestRefusal) -> ByteBuffer? {
        awaitsContinue = false
        switch step {
        case .head: return try takeHead(&bytes)
        case .content(let left, let isChunk): return takeContent(&bytes, left, isChunk: isChunk)
        case .chunkSize: return try takeChunkSize(&bytes)
        case .chunkEnd:
            guard let line = try takeLine(&bytes, bytesMax: 2) else { return nil }
            step = .chunkSize
            return line
        case .trailers:
            guard let line = try takeLine(&bytes, bytesMax: 2) else { return nil }
            step = .answer
            return line
        case .answer:
            guard bytes.readableBytes > 0 else { return nil }
            throw .pipelined
        }
    }

    private mutating func takeHead(_ bytes: inout ByteBuffer) throws(RequestRefusal) -> ByteBuffer? {
        while let byte = bytes.readInteger(as: UInt8.self) {
            try Self.check(byte, after: partial.last)
            partial.append(byte)
            guard partial.count <= headBytesMax else { throw .headTooLarge(headBytesMax) }
            guard byte == UInt8(ascii: "\n"), partial.suffix(4).elementsEqual("\r\n\r\n".utf8) else {
                guard partial.count > 2 || !partial.elementsEqual("\r\n".utf8) else {
                    throw RequestRefusal("an empty line stands where a request must begin")
                }
                continue
            }
            let head = try RequestHead(partial)
            begin(head.body)
            awaitsContinue = head.awaitsContinue
            return takePartial()
        }
        return nil
    }

    private mutating func begin(_ body: RequestHead.Body) {
        switch body {
        case .none, .length(0): step = .answer
        case .length(let length): step = .content(length, isChunk: false)
        case .chunked: step = .chunkSize
        }
    }

    private mutating func takeContent(_ bytes: inout ByteBuffer, _ left: Int, isChunk: Bool) -> ByteBuffer? {
        guard bytes.readableBytes > 0, let piece = bytes.readSlice(length: min(left, bytes.readableBytes)) else {
            return nil
        }
        let rest = left - piece.readableBytes
        step = rest > 0 ? .content(rest, isChunk: isChunk) : isChunk ? .chunkEnd : .answer
        return piece
    }

    private mutating func takeChunkSize(_ bytes: inout ByteBuffer) throws(RequestRefusal) -> ByteBuffer? {
        guard let line = try takeLine(&bytes, bytesMax: Self.chunkDigitsMax + 2) else { return nil }
        let digits = line.readableBytesView.dropLast(2)
        let isHex = digits.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit && $0 < 0x80 }
        guard isHex, let size = Int(String(decoding: digits, as: UTF8.self), radix: 16) else {
            throw RequestRefusal("the size of a chunk must be hexadecimal digits alone, without an extension")
        }
        step = size == 0 ? .trailers : .content(size, isChunk: true)
        return line
    }

    /// Takes a line with its end; the empty line where `bytesMax` is two.
    private mutating func takeLine(_ bytes: inout ByteBuffer, bytesMax: Int) throws(RequestRefusal) -> ByteBuffer? {
        while let byte = bytes.readInteger(as: UInt8.self) {
            try Self.check(byte, after: partial.last)
            partial.append(byte)
            if byte == UInt8(ascii: "\n") { return takePartial() }
            guard partial.count < bytesMax else {
                throw RequestRefusal(
                    "a chunk must end with its size alone, without an extension; trailers are not taken")
            }
        }
        return nil
    }

    private mutating func takePartial() -> ByteBuffer {
        defer { partial.removeAll(keepingCapacity: true) }
        return ByteBuffer(bytes: partial)
    }

    /// Refuses ends of lines that some readers take and others do not, and bytes that belong into no header.
    private static func check(_ byte: UInt8, after last: UInt8?) throws(RequestRefusal) {
        let isAfterReturn = last == UInt8(ascii: "\r")
        guard (byte == UInt8(ascii: "\n")) == isAfterReturn else {
            throw RequestRefusal("lines must end with CR and LF")
        }
        let isControl = (byte < 0x20 || byte == 0x7F) && ![0x09, 0x0A, 0x0D].contains(byte)
        guard !isControl else { throw RequestRefusal("a control character in the head of a request") }
    }
}
