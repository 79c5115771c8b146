import RegentKernels
import RegentTestKit
import Testing

/// What is done with texts eight bytes at a time, against a byte at a time; each text is a page's last bytes.
@Suite("Texts as bytes")
struct TextBytesTests {
    private static let lengthMax = 40

    /// Texts of every length: random bytes, and printable ASCII with one other byte at each place.
    private static func texts() -> [[UInt8]] {
        var random = SplitMix64(seed: 6)
        var texts: [[UInt8]] = []
        for count in 0...lengthMax {
            texts.append((0..<count).map { _ in .random(in: 0...255, using: &random) })
            let plain = (0..<count).map { _ in UInt8.random(in: 0x20...0x7E, using: &random) }
            texts.append(plain)
            for place in plain.indices {
                for other in [0, 0x1F, 0x20, 0x7E, 0x7F, 0x80, 0xA0, 0xFF] as [UInt8] {
                    var text = plain
                    text[place] = other
                    texts.append(text)
                }
            }
        }
        return texts
    }

    @Test("Printable ASCII is told from all else, whatever the place")
    func printable() {
        let column = GuardedColumn<UInt8>(capacity: Self.lengthMax)
        for text in Self.texts() {
            let found = column.with(text[...]) { TextBytes.arePrintableASCII($0) }
            #expect(found == text.allSatisfy { (0x20...0x7E).contains($0) }, "\(text)")
            #expect(column.with(text[...]) { TextBytes.array($0) } == text)
        }
    }

    @Test("Order and equality are those of the bytes")
    func order() {
        let texts = Self.texts()
        let (first, second) = (GuardedColumn<UInt8>(capacity: 40), GuardedColumn<UInt8>(capacity: 40))
        var random = SplitMix64(seed: 7)
        func expectOrder(_ left: [UInt8], _ right: [UInt8]) {
            let (precedes, areEqual) = first.with(left[...]) { a in
                second.with(right[...]) { b in (TextBytes.precedes(a, b), TextBytes.areEqual(a, b)) }
            }
            #expect(precedes == left.lexicographicallyPrecedes(right), "\(left) \(right)")
            #expect(areEqual == (left == right), "\(left) \(right)")
        }
        for text in texts {
            expectOrder(text, text)
            expectOrder(text, Array(text.dropLast()))
            expectOrder(Array(text.dropLast()), text)
            expectOrder(text, texts[Int(random.next() % UInt64(texts.count))])
            guard !text.isEmpty else { continue }
            var other = text
            other[Int(random.next() % UInt64(text.count))] &+= 1
            expectOrder(text, other)
            expectOrder(other, text)
        }
    }

    @Test("Equal texts have equal hashes, others and other seeds have others")
    func hashes() {
        let column = GuardedColumn<UInt8>(capacity: Self.lengthMax)
        let texts = Set(Self.texts())
        var hashes = Set<UInt64>()
        for text in texts {
            let hash = column.with(text[...]) { TextBytes.hash($0, seed: 9) }
            #expect(hash == TextBytes.hash(text.span, seed: 9))
            #expect(hash != TextBytes.hash(text.span, seed: 10))
            hashes.insert(hash)
        }
        #expect(hashes.count == texts.count)
    }
}
