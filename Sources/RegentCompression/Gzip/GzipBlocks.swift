/// The content of a `.gz` file: one member or several, each checked against its CRC-32 and size.
///
/// - Source: RFC 1952. Zero bytes after the last member are padding and skipped, as gzip itself does.
package struct GzipBlocks: ByteBlocks {
    /// First two bytes of a member.
    package static let magic: [UInt8] = [0x1F, 0x8B]

    private enum State {
        case start
        case member(Inflater, CRC32, byteCount: UInt32)
        case between, ended
    }

    private var reader: BitReader
    private var state = State.start

    /// The decompressed blocks of `source`.
    package init(_ source: any ByteBlocks) { reader = BitReader(source) }

    /// The next bytes of the content; nil after the last member.
    ///
    /// - Throws: `truncated`, `trailingBytes` for anything but a member or zeros after a member, `corrupt`,
    ///   and what the source throws.
    package mutating func next() throws(CompressionError) -> [UInt8]? {
        while true {
            switch state {
            case .start: try readHeader()
            case .between: try readBetween()
            case .ended: return nil
            case .member(var inflater, var checksum, let byteCount):
                state = .ended  // so that the decoder's buffer is not copied
                guard let piece = try inflater.next(&reader) else {
                    try readTrailer(checksum, byteCount)
                    continue
                }
                checksum.add(piece.span)
                let sum = byteCount &+ UInt32(truncatingIfNeeded: piece.count)
                let block = Array(piece)
                state = .member(inflater, checksum, byteCount: sum)
                return block
            }
        }
    }

    private mutating func readHeader() throws(CompressionError) {
        guard try reader.read(8) == 0x1F, try reader.read(8) == 0x8B else {
            throw CompressionError(.corrupt, "not a gzip file")
        }
        guard try reader.read(8) == 8 else { throw CompressionError(.corrupt, "not deflate") }
        let flags = try reader.read(8)
        guard flags & 0xE0 == 0 else { throw CompressionError(.corrupt, "reserved gzip flags are set") }
        for _ in 0..<6 { _ = try reader.read(8) }  // time, extra flags, system
        if flags & 4 != 0 {
            for _ in 0..<(try reader.read(16)) { _ = try reader.read(8) }
        }
        if flags & 8 != 0 { try skipText() }  // name
        if flags & 16 != 0 { try skipText() }  // comment
        if flags & 2 != 0 { _ = try reader.read(16) }  // header checksum
        state = .member(Inflater(), CRC32(), byteCount: 0)
    }

    private mutating func skipText() throws(CompressionError) {
        while try reader.read(8) != 0 {}
    }

    private mutating func readTrailer(
        _ checksum: CRC32, _ byteCount: UInt32
    ) throws(CompressionError) {
        try reader.alignToByte()
        guard try reader.read(32) == Int(checksum.value) else {
            throw CompressionError(.corrupt, "the content does not match its checksum")
        }
        guard try reader.read(32) == Int(byteCount) else {
            throw CompressionError(.corrupt, "the content does not have its declared size")
        }
        state = .between
    }

    private mutating func readBetween() throws(CompressionError) {
        if try reader.isAtEnd() {
            state = .ended
        } else if reader.bits & 0xFF == 0x1F {
            state = .start
        } else if try reader.read(8) != 0 {
            throw CompressionError(.trailingBytes, "there are bytes after the last gzip member")
        }
    }
}
