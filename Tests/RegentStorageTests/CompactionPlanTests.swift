import RegentStorage
import RegentTestKit
import Testing

/// What the plan does to segments that come one by one.
@Suite("Compaction plan")
struct CompactionPlanTests {
    static func parts(_ counts: [Int]) -> [CompactionPlan.Part] { counts.map { CompactionPlan.Part(count: $0) } }

    @Test(
        "sixteen of a size are merged, fewer wait, and a full segment is left alone",
        arguments: [
            ([], nil), ([Int](repeating: 10, count: 15), nil), ([Int](repeating: 10, count: 16), 0..<16),
            ([8_192] + [Int](repeating: 1, count: 16), 1..<17), ([8_192, 8_192], nil),
            ([4_000] + [Int](repeating: 1, count: 15), nil), ([2_560, 2_560, 2_560, 2_560], 0..<3),
            ([4_000, 4_000, 4_000], 0..<2), ([4_000, 4_000], nil), ([0, 0, 0], nil),
            ([Int](repeating: 0, count: 20), nil), ([5_000, 10, 5_000, 10, 5_000], nil),
        ] as [([Int], Range<Int>?)])
    func choices(counts: [Int], expected: Range<Int>?) {
        #expect(CompactionPlan.next(Self.parts(counts)) == expected)
    }

    @Test("a segment of an earlier release is rewritten by itself where nothing is merged")
    func earlier() {
        let parts = [8_192, 0, 8_000].map { CompactionPlan.Part(count: $0, isEarlier: true) }
        #expect(CompactionPlan.next(parts) == 0..<1)
        #expect(CompactionPlan.next(Array(parts[1...])) == 1..<2)
        #expect(CompactionPlan.next([parts[1]]) == nil)
    }

    @Test("however large the batches are, few segments are left and a row is rewritten a few times")
    func simulation() {
        let seed = announcedSeed(#function)
        var generator = SplitMix64(seed: seed)
        for largest in [1, 3, 10, 100, 900, 5_000, 8_192] {
            var (counts, rewritten, rows, settled): ([Int], Int, Int, Int) = ([], 0, 0, 0)
            while rows < 60_000 {
                counts.append(.random(in: max(1, largest / 2)...largest, using: &generator))
                rows += counts[counts.count - 1]
                while let range = CompactionPlan.next(Self.parts(Array(counts[settled...]))) {
                    let places = range.lowerBound + settled..<range.upperBound + settled
                    let merged = counts[places].reduce(0, +)
                    #expect(merged <= 8_192 && merged >= 2 * (counts[places].max() ?? 0), "seed \(seed)")
                    rewritten += merged
                    counts.replaceSubrange(places, with: [merged])
                }
                settled += CompactionPlan.settledCount(Self.parts(Array(counts[settled...])))
            }
            #expect(counts.reduce(0, +) == rows)
            #expect(CompactionPlan.next(Self.parts(counts)) == nil, "what is settled is never merged, seed \(seed)")
            #expect(rewritten <= 6 * rows, "\(rewritten) of \(rows) rows, batches of \(largest), seed \(seed)")
            #expect(counts.count <= max(70, 4 * rows / largest), "\(counts.count) segments of \(largest), seed \(seed)")
        }
    }
}
