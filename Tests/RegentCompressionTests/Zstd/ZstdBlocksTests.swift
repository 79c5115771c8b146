import RegentCompression
import Testing

/// Everything that comes out of a source.
func all(_ source: any ByteBlocks) throws(CompressionError) -> [UInt8] {
    var source = source
    var result: [UInt8] = []
    while let block = try source.next() {
        guard !block.isEmpty else { throw CompressionError(.corrupt, "an empty block") }
        result += block
    }
    guard try source.next() == nil else { throw CompressionError(.corrupt, "a block after the end") }
    return result
}

@Suite("Zstd files")
struct ZstdBlocksTests {
    /// A frame that asks for a window of 256 MiB.
    static let wideWindow = bytes(hex: "28b52ffd0090010000")

    @Test(
        "frames, with and without size, skippable ones between, in blocks of any size",
        arguments: [1, 2, 7, 64, 1 << 16])
    func frames(blockBytes: Int) throws {
        let first = text(3_000, seed: 1)
        let file =
            Zstd.compress(first, level: 1) + ZstdTests.skippable + ZstdTests.sizeless
            + Zstd.compress([], level: 1) + ZstdTests.unchecked
        let streamed = Array("streamed content, no size".utf8)
        let content = try all(ZstdBlocks(ArrayBlocks(file, blockBytes: blockBytes)))
        #expect(content == first + streamed + streamed)
    }

    @Test("content much larger than a block")
    func large() throws {
        let content = [UInt8](repeating: 7, count: 5_000_000)
        #expect(try all(ZstdBlocks(ArrayBlocks(Zstd.compress(content, level: 1)))) == content)
    }

    @Test("every proper prefix of a stream is truncated", arguments: [1, 1 << 16])
    func prefixes(blockBytes: Int) {
        let file = Zstd.compress(text(2_000, seed: 2), level: 1)
        for count in 0..<file.count {
            let blocks = ZstdBlocks(ArrayBlocks(Array(file.prefix(count)), blockBytes: blockBytes))
            #expect(code { () throws(CompressionError) in try all(blocks) } == .truncated, "\(count)")
        }
    }

    @Test("windows up to 128 MiB, as of zstd --long and its highest levels", arguments: ["58", "70", "80", "88"])
    func windows(descriptor: String) throws {
        // A raw block of three bytes, the last one.
        let frame = bytes(hex: "28b52ffd00" + descriptor + "190000616263")
        #expect(try all(ZstdBlocks(ArrayBlocks(frame, blockBytes: 1))) == Array("abc".utf8))
    }

    @Test(
        "streams that are refused",
        arguments: [
            (wideWindow, CompressionError.Code.windowTooLarge),
            (Array("not zstd".utf8), .corrupt),
            (Zstd.compress([1, 2, 3], level: 1) + Array("trailing".utf8), .corrupt),
        ])
    func refused(file: [UInt8], expected: CompressionError.Code) {
        #expect(code { () throws(CompressionError) in try all(ZstdBlocks(ArrayBlocks(file))) } == expected)
    }
}
