import RegentKernels
import RegentTestKit
import Testing

/// Packing against the numbers that went in.
@Suite("Packed numbers")
struct PackedNumbersTests {
    static func packed(_ numbers: [UInt64]) -> [UInt8] {
        var bytes: [UInt8] = [9, 9]
        PackedNumbers.append(numbers.span, to: &bytes)
        return bytes
    }

    @Test("numbers of every width come back, at every count around a block, and the place moves behind them")
    func widths() {
        let seed = announcedSeed(#function)
        var generator = SplitMix64(seed: seed)
        for width in 0...64 {
            let most = width == 64 ? UInt64.max : 1 << UInt64(width) - 1
            for count in [0, 1, 2, 7, 127, 128, 129, 257] {
                let least = UInt64.random(in: 0...(.max - most), using: &generator)
                var numbers = (0..<count).map { _ in least + UInt64.random(in: 0...most, using: &generator) }
                if count > 1 { (numbers[0], numbers[count - 1]) = (least, least + most) }
                let bytes = Self.packed(numbers)
                var place = 2
                #expect(PackedNumbers.numbers(count, in: bytes.span, at: &place) == numbers, "\(width), seed \(seed)")
                #expect(place == bytes.count)
                place = 2
                let narrow = PackedNumbers.narrowNumbers(count, in: bytes.span, at: &place)
                #expect(narrow == (numbers.allSatisfy { $0 <= .max >> 32 } ? numbers.map(UInt32.init) : nil))
            }
        }
    }

    @Test("numbers of 32 bits have the same bytes")
    func narrow() {
        var generator = SplitMix64(seed: 3)
        let numbers = (0..<300).map { _ in UInt32.random(in: 0...5_000_000, using: &generator) }
        var bytes: [UInt8] = []
        PackedNumbers.append(numbers.span, to: &bytes)
        #expect([9, 9] + bytes == Self.packed(numbers.map(UInt64.init)))
        #expect(bytes.count < 300 * 3 + 3 * 9)
    }

    @Test("bytes that are cut short, or have a width that is none, give no numbers")
    func damaged() {
        let bytes = Self.packed((0..<200).map { UInt64($0 * $0) })
        for count in 0..<bytes.count {
            var place = 2
            #expect(PackedNumbers.numbers(200, in: Array(bytes.prefix(count)).span, at: &place) == nil, "\(count)")
        }
        for width in [57, 63, 65, 255] as [UInt8] {
            var (changed, place) = (bytes + [UInt8](repeating: 0, count: 4_096), 2)
            changed[10] = width
            #expect(PackedNumbers.numbers(200, in: changed.span, at: &place) == nil, "\(width)")
        }
        var place = Int.max
        #expect(PackedNumbers.numbers(1, in: bytes.span, at: &place) == nil)
    }

    @Test("codes of every width come back, and of fewer bytes there are none")
    func codes() {
        var generator = SplitMix64(seed: 5)
        for width in 0...32 {
            for count in [0, 1, 8, 9, 100] {
                let most = width == 32 ? UInt32.max : 1 << UInt32(width) - 1
                let codes = (0..<count).map { _ in UInt32.random(in: 0...most, using: &generator) }
                var (bytes, place): ([UInt8], Int) = ([], 0)
                BitPacking.append(codes.span, width: width, to: &bytes)
                #expect(bytes.count == BitPacking.byteCount(count, width: width))
                #expect(BitPacking.codes(count, width: width, in: bytes.span, at: &place) == codes, "\(width)")
                place = 0
                let short = BitPacking.codes(count, width: width, in: Array(bytes.dropLast()).span, at: &place)
                #expect(bytes.isEmpty || short == nil)
            }
        }
        #expect([0, 1, 2, 3, 256, 257].map { BitPacking.width(below: $0) } == [0, 0, 1, 2, 8, 9])
        var place = 0
        #expect(BitPacking.codes(1, width: 33, in: [UInt8](repeating: 0, count: 9).span, at: &place) == nil)
    }
}
