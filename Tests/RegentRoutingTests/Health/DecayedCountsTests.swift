import RegentRouting
import Testing

@Suite("Counts by age")
struct DecayedCountsTests {
    static let second: Int64 = 1_000_000

    static func counts(bad: Double, total: Double) -> DecayedCounts {
        var counts = DecayedCounts()
        counts.add(bad: bad, total: total, nowMicros: second, halfLifeMicros: 30 * second)
        return counts
    }

    @Test("after a half-life half of each count is left, after four a sixteenth")
    func decay() {
        let counts = Self.counts(bad: 8, total: 32)
        for (seconds, share) in [(0, 1.0), (30, 0.5), (60, 0.25), (120, 0.0625)] as [(Int64, Double)] {
            let later = counts.aged(to: Self.second + seconds * Self.second, 30 * Self.second)
            #expect(abs(later.bad - 8 * share) < 1e-9)
            #expect(abs(later.total - 32 * share) < 1e-9)
        }
    }

    @Test("an older outcome counts less, and one of the future as one of now")
    func weights() {
        #expect(DecayedCounts.weight(ageMicros: 0, 30) == 1)
        #expect(DecayedCounts.weight(ageMicros: -5, 30) == 1)
        #expect(abs(DecayedCounts.weight(ageMicros: 30, 30) - 0.5) < 1e-15)
    }

    @Test("the posterior is that of a uniform prior")
    func posterior() {
        // P(p > 0.5 | 5 of 5) = 1 − 0.5⁶; P(p > 0.5 | 9 of 11) = 1 − I_½(10, 3).
        let five = Self.counts(bad: 5, total: 5).chance(above: 0.5)
        let nine = Self.counts(bad: 9, total: 11).chance(above: 0.5)
        #expect(abs(five - (1 - 0.015625)) < 1e-12)
        #expect(abs(nine - (1 - 0.019287109375)) < 1e-12)
    }

    @Test("a rate is judged from ten outcomes on, with certainty of 95 %")
    func judged() {
        #expect(!Self.counts(bad: 9, total: 9).exceeds(0.5))
        #expect(Self.counts(bad: 10, total: 10).exceeds(0.5))
        #expect(Self.counts(bad: 9, total: 11).exceeds(0.5))
        #expect(!Self.counts(bad: 6, total: 12).exceeds(0.5))
        #expect(!Self.counts(bad: 0, total: 1_000).exceeds(0.5))
    }
}
