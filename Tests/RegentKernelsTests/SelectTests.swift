import RegentKernels
import RegentTestKit
import Testing

extension KernelsTests {
    /// The select kernel against the scores it compares, and XXH64 against published vectors.
    @Suite("Select")
    struct SelectKernel {
        @Test("every length, start and table size", arguments: KernelTarget.available)
        func lengths(target: KernelTarget) {
            var generator = SplitMix64(seed: 1)
            let hashes = (0..<70).map { _ in generator.next() }
            withTarget(target) {
                for targets in 1...9 {
                    let seeds = (0..<targets).map { _ in generator.next() }
                    let inverse = (0..<targets).map { _ in 1 / Double(UInt32.random(in: 1...9, using: &generator)) }
                    for start in 0..<5 {
                        for count in 0...65 {
                            let part = hashes[start..<start + count]
                            let expected = part.map { Self.winner($0, seeds, inverse) }
                            let range = start..<start + count
                            let winners = Kernels.select(
                                hashes.span.extracting(range), seeds: seeds, inverseWeights: inverse)
                            #expect(winners == expected, "seed 1, \(targets) targets, \(range)")
                        }
                    }
                }
            }
        }

        /// The oracle: the first of the least scores.
        static func winner(_ hash: UInt64, _ seeds: [UInt64], _ inverse: [Double]) -> UInt32 {
            let scores = Kernels.scores(hash: hash, seeds: seeds, inverseWeights: inverse)
            return UInt32(scores.firstIndex(of: scores.min() ?? 0) ?? -1)
        }

        @Test("the extremes of the exponential: u = 1 is held below 2^32, u = 2^64 - 1 is not zero")
        func extremes() {
            let ends = [UInt64(1), UInt64.max].map(Self.unmixed)
            let scores = ends.map { Kernels.scores(hash: $0, seeds: [0], inverseWeights: [1])[0] }
            #expect(scores == [4_294_967_295, 1])
        }

        @Test("powers of two and their neighbours give the same winners on every target")
        func powers() {
            let hashes = (0..<64).flatMap { bit in
                [UInt64(1) << bit, (1 << bit) &- 1, 3 << bit, (1 << bit) | 1].map(Self.unmixed)
            }
            let inverse = [1.0, 0.5]
            let winners = KernelTarget.available.map { target in
                withTarget(target) { Kernels.select(hashes.span, seeds: [0, 7], inverseWeights: inverse) }
            }
            let expected = hashes.map { Self.winner($0, [0, 7], inverse) }
            for (target, found) in zip(KernelTarget.available, winners) { #expect(found == expected, "\(target)") }
        }

        /// What the finaliser of splitmix64 turns into `z`: each of its steps undone.
        static func unmixed(_ z: UInt64) -> UInt64 {
            func unshifted(_ z: UInt64, _ shift: UInt64) -> UInt64 {
                var result = z
                for _ in 0..<(64 / shift + 1) { result = z ^ (result >> shift) }
                return result
            }
            func inverse(_ factor: UInt64) -> UInt64 {
                (0..<6).reduce(factor) { guess, _ in guess &* (2 &- factor &* guess) }
            }
            var x = unshifted(z, 31) &* inverse(0x94D0_49BB_1331_11EB)
            x = unshifted(x, 27) &* inverse(0xBF58_476D_1CE4_E5B9)
            return unshifted(x, 30)
        }

        @Test(
            "XXH64 of published texts",
            arguments: [
                ("", 0xEF46_DB37_51D8_E999), ("a", 0xD24E_C4F1_A98C_6E5B), ("abc", 0x44BC_2CF5_AD77_0999),
                ("Nobody inspects the spammish repetition", 0xFBCE_A83C_8A37_8BF1),
            ] as [(String, UInt64)])
        func published(text: String, hash: UInt64) {
            #expect(Kernels.xxh64(Array(text.utf8).span) == hash)
        }
    }
}
