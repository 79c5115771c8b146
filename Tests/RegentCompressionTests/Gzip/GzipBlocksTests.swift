import RegentCompression
import RegentTestKit
import Testing

@Suite("Gzip files")
struct GzipBlocksTests {
    // Members made by zlib 1.2.13 through Python's zlib module.
    static let empty = bytes(hex: "1f8b08000000000000ff03000000000000000000")
    static let stored = bytes(hex: "1f8b08000000000000ff010c00f3ff73746f7265642062797465737877a60f0c000000")
    static let fixed = bytes(hex: "1f8b08000000000000ff4bcbac484d5148439069e80200bdf9510b22000000")
    /// With extra field, name, comment and header checksum; content "named".
    static let named = bytes(
        hex: "1f8b081e0000000000ff03006162636e2e6a736f6e6c006120636f6d6d656e74001234cb4bcc4d4d010087cce071"
            + "05000000")
    /// A dynamic block with words of 1…15 bits; content "abcdefghijklmno" forwards and backwards.
    static let longWords: DeflateWriter = {
        var lengths = [Int](repeating: 0, count: 257)
        for letter in 0..<15 { lengths[97 + letter] = letter + 1 }
        lengths[256] = 15
        var writer = DeflateWriter()
        writer.beginDynamicBlock(lengths: lengths, last: true)
        for letter in "abcdefghijklmnoonmlkjihgfedcba".utf8 { writer.literal(letter) }
        writer.endBlock()
        return writer
    }()

    static func content(_ file: [UInt8], blockBytes: Int = 1 << 16) throws(CompressionError) -> [UInt8] {
        try all(GzipBlocks(ArrayBlocks(file, blockBytes: blockBytes)))
    }

    @Test("members of zlib, in blocks of any size", arguments: [1, 3, 8, 1 << 16])
    func zlibMembers(blockBytes: Int) throws {
        let fixedText = Array("fixed fixed fixedfixed fixed fixed".utf8)
        for (member, expected) in [
            (Self.empty, []), (Self.stored, Array("stored bytes".utf8)), (Self.fixed, fixedText),
            (Self.named, Array("named".utf8)),
        ] {
            #expect(try Self.content(member, blockBytes: blockBytes) == expected)
        }
        let joined = Self.fixed + Self.empty + Self.stored + [0, 0, 0]
        let expected = fixedText + Array("stored bytes".utf8)
        #expect(try Self.content(joined, blockBytes: blockBytes) == expected)
    }

    @Test("code words of every length")
    func longCodeWords() throws {
        let content = try Self.content(Self.longWords.member())
        #expect(content == Self.longWords.content)
        #expect(content.count == 30)
    }

    @Test("every length and distance that deflate has")
    func everyMatch() throws {
        var writer = DeflateWriter()
        var generator = SplitMix64(seed: 1)
        writer.store((0..<32_768).map { _ in UInt8.random(in: 0 ... .max, using: &generator) }, last: false)
        writer.beginFixedBlock(last: true)
        for length in 3...258 { writer.match(length: length, distance: length * 7 % 300 + 1) }
        for distance in 1...40 { writer.match(length: 3, distance: distance) }
        for power in 5...15 {
            for distance in [1 << power - 1, 1 << power, 1 << power + 1] where distance <= 32_768 {
                writer.match(length: 5, distance: distance)
            }
        }
        writer.endBlock()
        #expect(try Self.content(writer.member()) == writer.content)
    }

    @Test("random streams longer than the decoder's buffer", arguments: [1, 4_093])
    func random(blockBytes: Int) throws {
        let seed = announcedSeed("random deflate streams")
        var generator = SplitMix64(seed: seed)
        var writer = DeflateWriter()
        while writer.content.count < 700_000 {
            writer.beginFixedBlock(last: false)
            for _ in 0..<2_000 {
                let reach = min(writer.content.count, 32_768)
                if reach == 0 || generator.next() % 4 == 0 {
                    writer.literal(UInt8(truncatingIfNeeded: generator.next()))
                } else {
                    writer.match(
                        length: .random(in: 3...258, using: &generator),
                        distance: .random(in: 1...reach, using: &generator))
                }
            }
            writer.endBlock()
            writer.store([1, 2, 3], last: false)
        }
        writer.store([], last: true)
        #expect(try Self.content(writer.member(), blockBytes: blockBytes) == writer.content)
    }

    @Test("every proper prefix of a member is truncated")
    func prefixes() {
        for member in [Self.empty, Self.stored, Self.fixed, Self.named, Self.longWords.member()] {
            for count in 0..<member.count {
                let prefix = Array(member.prefix(count))
                let result = code { () throws(CompressionError) in try Self.content(prefix) }
                #expect(result == .truncated, "\(count) of \(member.count)")
            }
        }
    }

    @Test("no flipped bit of the compressed content or the trailer passes")
    func flippedBits() {
        for bit in 80..<Self.fixed.count * 8 {
            var damaged = Self.fixed
            damaged[bit / 8] ^= 1 << (bit % 8)
            let content = try? Self.content(damaged)
            // Up to seven bits behind the last symbol are padding.
            #expect(content == nil || content == (try? Self.content(Self.fixed)), "bit \(bit)")
        }
    }

    /// A member whose deflate stream is these hex digits.
    static func member(deflate: String) -> [UInt8] {
        Array(empty.prefix(10)) + bytes(hex: deflate) + [UInt8](repeating: 0, count: 8)
    }

    static let refusedStreams: [(String, [UInt8], CompressionError.Code)] = [
        ("not gzip", Array("not gzip".utf8), .corrupt),
        ("not deflate", [0x1F, 0x8B, 7, 0, 0, 0, 0, 0, 0, 0], .corrupt),
        ("reserved flag", [0x1F, 0x8B, 8, 0x20, 0, 0, 0, 0, 0, 0], .corrupt),
        ("block type 3", member(deflate: "07"), .corrupt),
        ("stored length without its complement", member(deflate: "01 0100 0000 41"), .corrupt),
        ("match before the first byte", member(deflate: "0302"), .corrupt),
        ("too many literals", member(deflate: "fd00000000"), .corrupt),
        ("over-subscribed code lengths", member(deflate: "05e0ffffffffffff00"), .corrupt),
        ("garbage after the member", stored + Array("x".utf8), .trailingBytes),
        ("garbage after padding", stored + [0, 0, 1], .trailingBytes),
        ("half a magic after the member", stored + [0x1F], .truncated),
    ]

    @Test("streams that are refused", arguments: refusedStreams)
    func refused(what: String, file: [UInt8], expected: CompressionError.Code) {
        #expect(code { () throws(CompressionError) in try Self.content(file) } == expected, "\(what)")
    }
}
