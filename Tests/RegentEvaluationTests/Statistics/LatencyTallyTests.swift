import RegentEvaluation
import RegentTestKit
import Testing

/// Exact ranks of latencies that came in pieces, against all of them sorted.
@Suite("Latency tally")
struct LatencyTallyTests {
    /// Pieces of any size, some values often.
    static func pieces(_ count: Int, below limit: UInt32, _ generator: inout SplitMix64) -> [[UInt32]] {
        var (pieces, left): ([[UInt32]], Int) = ([], count)
        while left > 0 {
            let size = min(left, Int.random(in: 0...9_000, using: &generator))
            pieces.append((0..<size).map { _ in UInt32.random(in: 0..<limit, using: &generator) / 1_000 * 999 })
            left -= size
        }
        return pieces
    }

    static func ranks(_ count: Int) -> [Int] {
        let near = [1, 2, count / 2, count / 2 + 1, count / 2 + 2, count * 95 / 100, count * 999 / 1_000, count]
        return near.filter { (1...count).contains($0) }
    }

    @Test("ranks are those of the sorted values, few and many, small and large", arguments: [2_000, 1 << 20, .max])
    func ranks(limit: UInt32) {
        let seed = announcedSeed(#function)
        var generator = SplitMix64(seed: seed)
        for count in [1, 5, 4_095, 65_535, 65_536, 65_537, 200_000] {
            let pieces = Self.pieces(count, below: limit, &generator)
            var tally = LatencyTally()
            for piece in pieces { tally.add(piece) }
            let (sorted, ranks) = (pieces.joined().sorted(), Self.ranks(count))
            #expect(tally.count == count)
            #expect(tally.values(ofRanks: ranks) == ranks.map { sorted[$0 - 1] }, "seed \(seed), \(count)")
        }
    }

    @Test("values that come one by one count as those that come together")
    func singly() {
        let values = (0..<70_000).map { UInt32($0 * 7_919 % 65_537 * 41) }
        var (singly, together) = (LatencyTally(), LatencyTally())
        for value in values { singly.add([value]) }
        together.add(values)
        let ranks = Self.ranks(values.count)
        #expect(singly.values(ofRanks: ranks) == together.values(ofRanks: ranks))
    }

    @Test("two tallies add up, whichever has a histogram", arguments: [10, 100_000], [20, 90_000])
    func sums(first: Int, second: Int) {
        var generator = SplitMix64(seed: 5)
        let parts = [first, second].map { Self.pieces($0, below: 1 << 22, &generator) }
        var tallies = parts.map { pieces in
            pieces.reduce(into: LatencyTally()) { $0.add($1) }
        }
        tallies[0] += tallies[1]
        let sorted = parts.joined().joined().sorted()
        let ranks = Self.ranks(first + second)
        #expect(tallies[0].count == first + second)
        #expect(tallies[0].values(ofRanks: ranks) == ranks.map { sorted[$0 - 1] })
    }
}
