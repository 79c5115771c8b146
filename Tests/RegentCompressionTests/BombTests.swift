import RegentCompression
import Testing

/// Few bytes that promise or hold many.
@Suite("Bombs") struct BombTests {
    private static let magic = Zstd.magic

    /// A frame of one segment that declares any size, with these blocks.
    private static func frame(declaring size: UInt64, blocks: [UInt8]) -> [UInt8] {
        magic + [0xE0] + (0..<8).map { UInt8(truncatingIfNeeded: size >> (8 * $0)) } + blocks
    }

    /// Blocks of one byte repeated (RFC 8878 §3.1.1.2), 128 KiB each.
    private static func repeated(_ count: Int) -> [UInt8] {
        (1...count).flatMap { index -> [UInt8] in
            let header = UInt32(1 << 17) << 3 | 1 << 1 | (index == count ? 1 : 0)
            return [UInt8(header & 255), UInt8(header >> 8 & 255), UInt8(header >> 16), 0x41]
        }
    }

    private func refusal(_ frame: [UInt8], bytesMax: Int = 4 << 20) -> CompressionError.Code? {
        code { () throws(CompressionError) in try Zstd.decompress(frame, bytesMax: bytesMax) }
    }

    @Test(
        "sizes beyond the cap are refused by the header alone, whatever they are",
        arguments: [
            (4 << 20) + 1, 1 << 28, 1 << 32, 1 << 62, 1 << 63, UInt64.max - 2,
        ] as [UInt64])
    func hugeSizes(size: UInt64) {
        #expect(refusal(Self.frame(declaring: size, blocks: Self.repeated(1))) == .tooLarge)
    }

    @Test("a frame with more or less content than it declares is refused")
    func lyingSizes() throws {
        let blocks = Self.repeated(4)
        let held = UInt64(4 << 17)
        #expect(
            try Zstd.decompress(Self.frame(declaring: held, blocks: blocks), bytesMax: 4 << 20).count
                == Int(held))
        for size in [0, 1, held - 1, held + 1, held / 2, 4 << 20] as [UInt64] {
            #expect(refusal(Self.frame(declaring: size, blocks: blocks)) != nil, "\(size)")
        }
    }

    @Test("a hundred bytes with 4 MiB of content are accepted only where 4 MiB are allowed")
    func repeatedByte() throws {
        let bomb = Self.frame(declaring: 4 << 20, blocks: Self.repeated(32))
        #expect(bomb.count < 150)
        #expect(try Zstd.decompress(bomb, bytesMax: 4 << 20).count == 4 << 20)
        #expect(refusal(bomb, bytesMax: (4 << 20) - 1) == .tooLarge)
    }

    @Test("a window of 2 GiB is refused by a stream, and takes nothing where the frame is there whole")
    func window() {
        // Descriptor: eight bytes of size, no single segment; window: exponent 21; a raw block.
        let frame = Self.magic + [0xC0, 0xA8] + [3, 0, 0, 0, 0, 0, 0, 0] + [0x19, 0, 0, 1, 2, 3]
        let cut = code { () throws(CompressionError) in try all(ZstdBlocks(ArrayBlocks(frame, blockBytes: 1))) }
        #expect(cut == .windowTooLarge)
        let contents = [
            try? Zstd.decompress(frame, bytesMax: 100), try? all(ZstdBlocks(ArrayBlocks(frame))),
        ]
        for content in contents { #expect(content == nil || content == [1, 2, 3]) }
    }

    @Test("ten thousand frames or members are no frame, and as a file what they hold")
    func manyFrames() throws {
        let frames = Array(repeatElement(Zstd.compress([5], level: 1), count: 10_000).joined())
        #expect(refusal(frames) == .trailingBytes)
        #expect(try all(ZstdBlocks(ArrayBlocks(frames))) == [UInt8](repeating: 5, count: 10_000))
        let members = Array(repeatElement(GzipBlocksTests.empty, count: 1_000).joined())
        #expect(try all(GzipBlocks(ArrayBlocks(members))) == [])
    }

    @Test("a frame in a frame is content")
    func nested() throws {
        var frame = Zstd.compress([UInt8](repeating: 0, count: 1 << 20), level: 1)
        let inner = frame
        for _ in 0..<3 { frame = Zstd.compress(frame, level: 1) }
        for _ in 0..<3 { frame = try Zstd.decompress(frame, bytesMax: 1_000) }
        #expect(frame == inner)
    }

    @Test("what deflate makes of little comes piece by piece")
    func gzipPieces() throws {
        var writer = DeflateWriter()
        writer.beginFixedBlock(last: true)
        writer.literal(0)
        for _ in 0..<40_000 { writer.match(length: 258, distance: 1) }
        writer.endBlock()
        var blocks = GzipBlocks(ArrayBlocks(writer.member()))
        var total = 0
        while let block = try blocks.next() {
            #expect(block.count <= 1 << 18 + 258)
            total += block.count
        }
        #expect(total == 40_000 * 258 + 1)
    }
}
