import RegentKernels
import RegentTestKit
import Testing

/// Ranks among packed runs against sorting everything.
@Suite("Sorted runs")
struct SortedRunTests {
    static func packed(_ values: [UInt32]) -> [UInt8] {
        var bytes: [UInt8] = [7]
        SortedRun.append(values.sorted().span, to: &bytes)
        return bytes
    }

    static let shapes: [@Sendable (inout SplitMix64) -> UInt32] = [
        { .random(in: 0...5_000_000, using: &$0) }, { .random(in: 0...3, using: &$0) }, { _ in 77 },
        { .random(in: 0 ... .max, using: &$0) }, { Bool.random(using: &$0) ? 0 : .max },
        { 1 << UInt32.random(in: 0...31, using: &$0) },
    ]

    @Test("every rank is that of all numbers sorted, however they lie in runs", arguments: 0..<6)
    func ranks(shape: Int) {
        let seed = announcedSeed(#function)
        var generator = SplitMix64(seed: seed)
        for counts in [[1], [128], [129, 1], [0, 5, 0, 300], [1_000, 127, 128, 2], [40, 40, 40, 40, 2_000]] {
            let values = counts.map { count in (0..<count).map { _ in Self.shapes[shape](&generator) } }
            let sorted = values.joined().sorted()
            let runs = values.map { SortedRun($0.sorted()) }
            let ranks = Array(1...sorted.count)
            #expect(SortedRun.values(ofRanks: ranks, in: runs) == sorted, "\(counts), seed \(seed)")
            let some = [sorted.count, 1, (sorted.count + 1) / 2]
            #expect(SortedRun.values(ofRanks: some, in: runs) == some.map { sorted[$0 - 1] }, "seed \(seed)")
        }
        #expect(SortedRun.values(ofRanks: [], in: []) == [])
    }

    @Test("a run is read from its place, and the place moves behind it")
    func places() throws {
        var generator = SplitMix64(seed: 8)
        for count in [0, 1, 2, 127, 128, 129, 8_192] {
            let values = (0..<count).map { _ in UInt32.random(in: 0...900_000, using: &generator) }
            let bytes = Self.packed(values)
            var place = 1
            let run = try #require(SortedRun(count: count, in: bytes + [1, 2, 3], at: &place))
            #expect(run.count == count && place == bytes.count)
            if count == 8_192 { #expect(bytes.count < count * 13 / 10, "\(bytes.count) bytes") }
        }
    }

    @Test("bytes that are cut short are no run, and damaged ones never trap")
    func damaged() {
        let seed = announcedSeed(#function)
        var generator = SplitMix64(seed: seed)
        let values = (0..<300).map { _ in UInt32.random(in: 0...900_000, using: &generator) }
        let bytes = Self.packed(values)
        for count in 0..<bytes.count {
            var place = 1
            #expect(SortedRun(count: 300, in: Array(bytes.prefix(count)), at: &place) == nil, "\(count)")
        }
        for _ in 0..<2_000 {
            var (changed, place) = (bytes, 1)
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                changed[.random(in: changed.indices, using: &generator)] = .random(in: 0...255, using: &generator)
            }
            guard let run = SortedRun(count: 300, in: changed, at: &place) else { continue }
            #expect(SortedRun.values(ofRanks: [1, 150, 300], in: [run]).count == 3, "seed \(seed)")
        }
    }
}
