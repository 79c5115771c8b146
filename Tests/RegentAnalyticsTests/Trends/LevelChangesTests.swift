import RegentAnalytics
import RegentEvaluation
import Testing

@Suite("Changes of level")
struct LevelChangesTests {
    static func noise(_ seed: UInt64, _ count: Int) -> [Double] {
        var numbers = SplitMixNumbers(seed: seed)
        return (0..<count).map { _ in numbers.normal() }
    }

    @Test("A series that does not change is marked in at most 5 % of the tries")
    func falseMarks() {
        let marked = (0..<100 as Range<UInt64>).count { !LevelChanges.places(of: Self.noise($0 + 70, 120)).isEmpty }
        // 11 of 100 or more have a chance below 1 % where each has 5 %.
        #expect(marked < 11)
    }

    @Test("Changes by three deviations are found near their place, with their levels, and hardly another")
    func changes() {
        var count = 0
        for seed in 0..<10 as Range<UInt64> {
            let values = Self.noise(seed, 120).enumerated().map { index, value in
                value + (index < 40 ? 0 : index < 80 ? 3 : -1)
            }
            let found = LevelChanges.places(of: values)
            count += found.count
            for index in [40, 80] { #expect(found.contains { abs($0.index - index) <= 3 }, "seed \(seed)") }
            guard found.count == 2 else { continue }
            for (place, levels) in zip(found, [(0.0, 3.0), (3.0, -1.0)]) {
                #expect(abs(place.before - levels.0) < 0.8 && abs(place.after - levels.1) < 0.8, "seed \(seed)")
            }
        }
        #expect(count <= 22)
    }

    @Test("Equal values, and none, have no change")
    func equal() {
        for count in [0, 1, 2, 50, 400] {
            #expect(LevelChanges.places(of: [Double](repeating: 7, count: count)) == [])
        }
    }
}
