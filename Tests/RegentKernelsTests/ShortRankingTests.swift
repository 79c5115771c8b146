import RegentKernels
import RegentTestKit
import Testing

extension KernelsTests {
    @Suite("Short ranking")
    struct ShortRankings {
        @Test("every size gives the order of the ranking", arguments: KernelTarget.available)
        func order(target: KernelTarget) {
            var generator = SplitMix64(seed: 3)
            withTarget(target) {
                for targets in 0...ShortRanking.countMax {
                    let seeds = (0..<targets).map { _ in generator.next() }
                    let inverse = (0..<targets).map { _ in 1 / Double(UInt32.random(in: 1...9, using: &generator)) }
                    for _ in 0..<50 {
                        let hash = generator.next()
                        let short = ShortRanking(hash: hash, seeds: seeds, inverseWeights: inverse)
                        let (order, _) = Kernels.ranking(hash: hash, seeds: seeds, inverseWeights: inverse)
                        #expect((0..<short.count).map { UInt32(short[$0]) } == order, "seed 3, \(targets) targets")
                    }
                }
            }
        }
    }
}
