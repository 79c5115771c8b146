import RegentEvaluation
import RegentTestKit
import Testing

@Suite("Paired proportions")
struct PairedProportionsTests {
    static func pairs(_ up: Int, _ down: Int, _ equal: Int) -> PairedProportions {
        PairedProportions(bothTrue: equal, onlyCandidate: up, onlyBaseline: down, bothFalse: 0)
    }

    @Test("Bounds of the runs exchanged are the negated bounds, lie around the difference and within [-1, 1]")
    func mirrored() throws {
        for up in 0...6 {
            for down in 0...6 {
                for equal in [0, 1, 3, 40] where up + down + equal > 0 {
                    let (one, other) = (Self.pairs(up, down, equal), Self.pairs(down, up, equal))
                    let difference = try #require(one.difference)
                    for confidence in [0.5, 0.9, 0.999] {
                        let lower = try #require(one.tangoBound(.lower, confidence: confidence))
                        let upper = try #require(one.tangoBound(.upper, confidence: confidence))
                        #expect(lower == -(try #require(other.tangoBound(.upper, confidence: confidence))))
                        #expect(-1 <= lower && lower <= difference && difference <= upper && upper <= 1)
                        if confidence > 0.5 { #expect(upper > lower) }
                    }
                }
            }
        }
    }

    @Test("Where no pair differs the bound is z²/(n + z²) away, not certain")
    func nothingDiffers() throws {
        for count in [1, 10, 52, 100_000] {
            let pairs = PairedProportions(
                bothTrue: count / 2, onlyCandidate: 0, onlyBaseline: 0, bothFalse: count - count / 2)
            let z = Distributions.normalQuantile(0.95)
            let reach = z * z / (Double(count) + z * z)
            #expect(abs(try #require(pairs.tangoBound(.upper, confidence: 0.95)) - reach) < 1e-12)
            #expect(abs(try #require(pairs.tangoBound(.lower, confidence: 0.95)) + reach) < 1e-12)
            #expect(pairs.mcNemarPValue == 1)
        }
        let none = Self.pairs(0, 0, 0)
        #expect(none.difference == nil)
        #expect(none.tangoBound(.lower, confidence: 0.95) == nil)
        #expect(none.mcNemarPValue == 1)
    }

    @Test("McNemar's p value is the sum of binomial coefficients")
    func mcNemar() {
        for up in 0...20 {
            for down in 0...20 {
                // Pascal's row of up + down.
                var row = [1.0]
                for _ in 0..<(up + down) { row = zip([0] + row, row + [0]).map { $0 + $1 } }
                let tail = row.prefix(min(up, down) + 1).reduce(0, +) / row.reduce(0, +)
                #expect(abs(Self.pairs(up, down, 5).mcNemarPValue - min(1, 2 * tail)) < 1e-12)
            }
        }
    }

    @Test("The bound of a mean of paired differences has no certainty where no pair differs, and no p value")
    func pairedMean() throws {
        #expect(PairedMean(differences: []) == nil)
        let one = try #require(PairedMean(differences: [0.5]))
        #expect(one.bound(.lower, confidence: 0.95, range: -1...1) == nil)
        #expect(one.pValue == nil)
        let level = try #require(PairedMean(differences: Array(repeating: 0, count: 20)))
        #expect(try #require(level.bound(.lower, confidence: 0.95, range: -1...1)) < -0.1)
        #expect(level.bound(.lower, confidence: 0.95) == nil)
        #expect(level.pValue == nil)
        #expect(level.method(range: -1...1) == "paired-clustered-hoeffding")
        let clustered = try #require(
            PairedMean(clusters: [ClusterTotal(sum: 1, count: 3), ClusterTotal(sum: 0, count: 2)]))
        #expect(clustered.method() == "paired-clustered-t")
    }
}
