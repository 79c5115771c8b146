import RegentCompression
import RegentTestKit
import Testing

/// The code of the error that `body` throws; nil when it throws none.
func code<Result>(_ body: () throws(CompressionError) -> Result) -> CompressionError.Code? {
    do throws(CompressionError) { _ = try body() } catch { return error.code }
    return nil
}

/// Bytes from their hex digits.
func bytes(hex: String) -> [UInt8] {
    let digits = hex.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue.map(UInt8.init) }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
}

/// Words of text, neither random nor constant.
func text(_ count: Int, seed: UInt64) -> [UInt8] {
    var generator = SplitMix64(seed: seed)
    var result: [UInt8] = []
    while result.count < count { result += "word\(generator.next() % 50) ".utf8 }
    return Array(result.prefix(count))
}

@Suite("One-shot zstd")
struct ZstdTests {
    /// "streamed content, no size", from a pipe: the size is unknown.
    static let sizeless = bytes(
        hex: "28b52ffd0458c9000073747265616d656420636f6e74656e742c206e6f2073697a65356ee805")
    /// The same content with its size and without a checksum.
    static let unchecked = bytes(
        hex: "28b52ffd2019c9000073747265616d656420636f6e74656e742c206e6f2073697a65")
    /// A frame of an empty block that names dictionary 7.
    static let dictionary = bytes(hex: "28b52ffd210700010000")
    static let skippable = bytes(hex: "502a4d1803000000aabbcc")

    private func refusal(
        _ frame: [UInt8], bytesMax: Int, requiringChecksum: Bool = false
    ) -> CompressionError.Code? {
        code { () throws(CompressionError) in
            try Zstd.decompress(frame, bytesMax: bytesMax, requiringChecksum: requiringChecksum)
        }
    }

    @Test("what is packed once comes back, and is no larger than at other levels")
    func once() throws {
        for count in [0, 1, 300, 20_000, 200_000] {
            let content = text(count, seed: 2)
            let frame = Zstd.compressOnce(content)
            let found = try Zstd.decompress(frame, bytesMax: count, requiringChecksum: true)
            #expect(found == content)
            #expect(frame.count <= Zstd.compress(content, level: Zstd.levels.upperBound).count)
        }
    }

    @Test("content comes back at every level and size", arguments: Zstd.levels)
    func roundTrip(level: Int32) throws {
        for count in [0, 1, 2, 100, 255, 256, 65_791, 65_792, 200_000] {
            let content = text(count, seed: 1)
            let frame = Zstd.compress(content, level: level)
            #expect(try Zstd.decompress(frame, bytesMax: count, requiringChecksum: true) == content)
        }
    }

    @Test("a compressor of one's own gives the same frames as the pool")
    func compressor() {
        let compressor = Zstd.Compressor(level: 3)
        for seed in 0..<4 as Range<UInt64> {
            let content = text(5_000, seed: seed)
            #expect(compressor.compress(content) == Zstd.compress(content, level: 3))
        }
    }

    static let small = Zstd.compress([1, 2, 3], level: 1)

    static let refusedFrames: [([UInt8], CompressionError.Code)] = [
        (sizeless, .unknownSize),
        (dictionary, .corrupt),
        (skippable, .corrupt),
        (skippable + small, .corrupt),
        (small + [0], .trailingBytes),
        (small + skippable, .trailingBytes),
        (small + small, .trailingBytes),
        (Zstd.compress([UInt8](repeating: 0, count: 1_001), level: 1), .tooLarge),
        (Array("not zstd".utf8), .corrupt),
        ([], .truncated),
    ]

    @Test("frames that are refused", arguments: refusedFrames)
    func refused(frame: [UInt8], expected: CompressionError.Code) {
        #expect(refusal(frame, bytesMax: 1_000) == expected)
    }

    @Test("a missing checksum is refused only where it is required")
    func checksum() throws {
        let content = try Zstd.decompress(Self.unchecked, bytesMax: 100)
        #expect(String(decoding: content, as: UTF8.self) == "streamed content, no size")
        #expect(refusal(Self.unchecked, bytesMax: 100, requiringChecksum: true) == .corrupt)
    }

    @Test("every proper prefix of a frame is truncated")
    func prefixes() {
        let frame = Zstd.compress(text(3_000, seed: 2), level: 1)
        for count in 0..<frame.count {
            let prefix = Array(frame.prefix(count))
            #expect(refusal(prefix, bytesMax: 3_000) == .truncated)
        }
    }

    @Test("no flipped bit passes as other content")
    func flippedBits() {
        let content = text(700, seed: 3)
        let frame = Zstd.compress(content, level: 1)
        var refused = 0
        for bit in 0..<frame.count * 8 {
            var damaged = frame
            damaged[bit / 8] ^= 1 << (bit % 8)
            let result = try? Zstd.decompress(damaged, bytesMax: 4_096, requiringChecksum: true)
            #expect(result == nil || result == content)  // a few bits are unused
            if result == nil { refused += 1 }
        }
        #expect(refused > frame.count * 7)
    }

    @Test("a frame cannot reserve more than is allowed")
    func bomb() {
        let frame = Zstd.compress([UInt8](repeating: 0, count: 1 << 24), level: 1)
        #expect(frame.count < 2_000)
        #expect(refusal(frame, bytesMax: 1 << 22) == .tooLarge)
    }
}
