import RegentEvaluation
import RegentMessages
import RegentModel
import RegentTestKit
import Testing

@Suite("Keys of samples in order")
struct SampleKeysTests {
    @Test("The order is that of the bytes, equal keys as they came, whatever they begin with")
    func order() {
        var random = SplitMix64(seed: announcedSeed("keys in order"))
        for prefix in ["", "sample-", "a long beginning that all share/"] {
            for count in [0, 1, 2, 3, 50, 700] {
                let texts = (0..<count).map { _ in
                    Array(prefix.utf8) + (0..<Int(random.next() % 12)).map { _ in UInt8(random.next() % 3) &* 127 }
                }
                var keys = SampleKeys()
                for (row, text) in texts.enumerated() { keys.add(text[...], batch: row % 3, row: row) }
                let expected = texts.indices.sorted { left, right in
                    texts[left] == texts[right]
                        ? left < right : texts[left].lexicographicallyPrecedes(texts[right])
                }
                #expect(keys.order == expected && keys.count == count)
                #expect(expected.allSatisfy { keys.place($0) == ($0 % 3, $0) && keys.key($0).elementsEqual(texts[$0]) })
            }
        }
    }

    @Test("Cuts ascend, each once, and cut many keys into shares of about the same size")
    func cuts() {
        var random = SplitMix64(seed: announcedSeed("cuts between keys"))
        var sampler = KeySampler()
        let keys = (0..<50_000).map { _ in (0..<8).map { _ in UInt8(truncatingIfNeeded: random.next()) } }
        for key in keys { sampler.add(key[...]) }
        #expect(sampler.cuts(shares: 1) == [] && KeySampler().cuts(shares: 9) == [])
        let cuts = sampler.cuts(shares: 10)
        #expect(cuts.count == 9 && zip(cuts, cuts.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
        let below = cuts.map { cut in keys.count { $0.lexicographicallyPrecedes(cut) } }
        let sizes = zip([0] + below, below + [50_000]).map { $1 - $0 }
        #expect(sizes.allSatisfy { (2_500...7_500).contains($0) }, "\(sizes)")
        var same = KeySampler()
        for _ in 0..<9_000 { same.add([1]) }
        #expect(same.cuts(shares: 10) == [[1]])
    }
}
