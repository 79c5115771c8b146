import RegentCompression

extension FuzzTarget {
    /// Zstd frames in one shot and as a stream: capped, and the same content by both ways.
    static let zstd = FuzzTarget("zstd", inputBytesMax: 16_384, seeds: ZstdTarget.seeds) {
        (input) throws(Finding) in try ZstdTarget(input).check()
    }

    /// Gzip members: the same content however the file is cut, and no more than deflate can hold.
    static let gzip = FuzzTarget("gzip", inputBytesMax: 16_384, seeds: GzipTarget.seeds) {
        (input) throws(Finding) in try GzipTarget.check(input)
    }
}

/// What a stream gives until its end, an error, or a bound.
private struct Drained: Equatable {
    var content: [UInt8] = []
    var error: CompressionError.Code?
    var isCut = false

    init(_ source: any ByteBlocks, bytesMax: Int) throws(Finding) {
        var source = source
        do throws(CompressionError) {
            while let block = try source.next() {
                if block.isEmpty { throw CompressionError(.io, "an empty block") }
                content += block
                isCut = content.count > bytesMax
                if isCut { return }
            }
            if try source.next() != nil { throw CompressionError(.io, "a block behind the end") }
        } catch { self.error = error.code }
        try expect(error != .io, "a stream gave an empty block, or one behind its end")
    }
}

/// The first byte chooses the cap, the second how the stream is cut.
private struct ZstdTarget {
    let frame: [UInt8]
    let bytesMax: Int
    let requiringChecksum: Bool
    let piece: Int

    /// Content that a stream may make before its reader stops.
    private static let streamBytesMax = 4 << 20

    init(_ input: [UInt8]) {
        var choices = FuzzInput(input)
        let style = choices.byte()
        bytesMax = [4 << 20, 0, 1_000, 1 << 16][Int(style & 3)]
        requiringChecksum = style & 4 != 0
        piece = choices.size() + 1
        frame = choices.rest()
    }

    func check() throws(Finding) {
        let whole = try Drained(ZstdBlocks(ArrayBlocks(frame)), bytesMax: Self.streamBytesMax)
        let cut = try Drained(
            ZstdBlocks(ArrayBlocks(frame, blockBytes: piece)), bytesMax: Self.streamBytesMax)
        // A frame that is there whole and says its size needs no window; cut, it may ask for too large a one.
        let isWindowRefused = whole.error == .windowTooLarge || cut.error == .windowTooLarge
        if whole.error == nil || cut.error == nil, !whole.isCut, !cut.isCut, !isWindowRefused {
            try expect(whole == cut, "cut by \(piece) there is other content")
        }
        try checkDecompressed(whole)
        try checkCompressed()
    }

    private func checkDecompressed(_ streamed: Drained) throws(Finding) {
        let content: [UInt8]
        do throws(CompressionError) {
            content = try Zstd.decompress(frame, bytesMax: bytesMax, requiringChecksum: requiringChecksum)
        } catch { return }
        try expect(content.count <= bytesMax, "\(content.count) bytes, though \(bytesMax) are the most")
        // A stream may be refused for a window that one shot does not need.
        guard streamed.error == nil, !streamed.isCut else { return }
        try expect(streamed.content == content, "the stream has other content")
    }

    /// The bytes as content: they come back, and no changed bit passes as other content.
    private func checkCompressed() throws(Finding) {
        var packed = Zstd.compress(frame, level: Zstd.levels.lowerBound + Int32(piece) % 6)
        let back = try accepted("a frame of our own") { try Zstd.decompress(packed, bytesMax: frame.count) }
        try expect(back == frame, "compressed bytes come back changed")
        let bit = bytesMax &+ piece * 7919
        packed[bit / 8 % packed.count] ^= 1 << UInt8(bit % 8)
        let damaged = try? Zstd.decompress(packed, bytesMax: 4 << 20, requiringChecksum: true)
        try expect(damaged == nil || damaged == frame, "a changed bit passes")
    }

    static func seeds() -> [[UInt8]] {
        let text = Array("word word another word, and the same word again: word".utf8)
        let frames = [
            Zstd.compress([], level: 1), Zstd.compress(text, level: 1), Zstd.compress(text, level: 6),
            Zstd.compress([UInt8](repeating: 0, count: 1 << 20), level: 1),
            Zstd.compress((0..<2_000).map { UInt8(truncatingIfNeeded: $0 * $0 >> 5) }, level: 3),
            // No checksum; no size; a dictionary; a skippable frame; a window of 128 MiB.
            Bytes.hex("28b52ffd2019c9000073747265616d656420636f6e74656e742c206e6f2073697a65"),
            Bytes.hex("28b52ffd0458c9000073747265616d656420636f6e74656e742c206e6f2073697a65356ee805"),
            Bytes.hex("28b52ffd210700010000"), Bytes.hex("502a4d1803000000aabbcc"),
            Bytes.hex("28b52ffd0088010000"),
            // A repeated byte: 128 KiB from four.
            Bytes.hex("28b52ffda0000002000300100041"),
        ]
        return frames.enumerated().map { [UInt8(($0 * 3) & 7), UInt8($0 * 5)] + $1 } + [
            [0, 0] + frames[1] + frames[8]
        ]
    }
}

private enum GzipTarget {
    /// A match of 258 bytes takes two bits at least.
    private static let ratioMax = 1_032
    private static let contentBytesMax = 4 << 20

    static func check(_ input: [UInt8]) throws(Finding) {
        var choices = FuzzInput(input)
        let piece = choices.size() + 1
        let file = choices.rest()
        let whole = try drained(file, piece: 1 << 16)
        let cut = try drained(file, piece: piece)
        try expect(whole == cut, "cut by \(piece) it ends \(cut.error as Any), not \(whole.error as Any)")
        let most = file.count * ratioMax
        try expect(whole.content.count <= most, "\(whole.content.count) bytes from \(file.count)")
    }

    private static func drained(_ file: [UInt8], piece: Int) throws(Finding) -> Drained {
        try Drained(GzipBlocks(ArrayBlocks(file, blockBytes: piece)), bytesMax: contentBytesMax)
    }

    static func seeds() -> [[UInt8]] {
        // Members made by zlib 1.2.13 through Python's zlib module: empty, stored, fixed codes, every header field,
        // and two with codes of their own.
        let members = [
            "1f8b08000000000000ff03000000000000000000",
            "1f8b08000000000000ff010c00f3ff73746f7265642062797465737877a60f0c000000",
            "1f8b08000000000000ff4bcbac484d5148439069e80200bdf9510b22000000",
            "1f8b081e0000000000ff03006162636e2e6a736f6e6c006120636f6d6d656e74001234cb4bcc4d4d010087cce07105000000",
            GzipSeeds.dynamic, GzipSeeds.literals,
        ].map { Bytes.hex($0) }
        return members.enumerated().map { [UInt8($0 * 2)] + $1 } + [
            [0] + members[2] + members[0] + [0, 0], [3] + members[1] + [1],
        ]
    }
}

/// Bytes from text, for inputs that are written by hand.
enum Bytes {
    /// The bytes of pairs of hexadecimal digits.
    static func hex(_ digits: String) -> [UInt8] {
        let values = digits.utf8.map { UInt8($0 < 0x3A ? $0 - 0x30 : $0 - 0x57) }
        return stride(from: 0, to: values.count, by: 2).map { values[$0] << 4 | values[$0 + 1] }
    }
}
