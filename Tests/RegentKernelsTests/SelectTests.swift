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

        /// Weights of tables that have little in common.
        enum Weights: CaseIterable {
            case equal, ascending, any, lopsided

            func inverse(_ count: Int, _ generator: inout SplitMix64) -> [Double] {
                (0..<count).map { place in
                    switch self {
                    case .equal: 1
                    case .ascending: 1 / Double(place + 1)
                    case .any: 1 / Double(UInt32.random(in: 1 ... .max, using: &generator))
                    case .lopsided: place % 2 == 0 ? 1 / 4_000_000_000 : 1
                    }
                }
            }
        }

        @Test(
            "winners, the single one and the ranking agree with the scores",
            arguments: KernelTarget.available, Weights.allCases)
        func agreement(target: KernelTarget, weights: Weights) {
            var generator = SplitMix64(seed: 2)
            for targets in Array(1...20) + [33, 64, 100] {
                let seeds = (0..<targets).map { _ in generator.next() }
                let inverse = weights.inverse(targets, &generator)
                let hashes = (0..<300).map { _ in generator.next() }
                let rankings = hashes.map { hash in
                    let scores = withTarget(.scalar) {
                        Kernels.scores(hash: hash, seeds: seeds, inverseWeights: inverse)
                    }
                    return scores.indices.sorted { (scores[$0], $0) < (scores[$1], $1) }
                }
                withTarget(target) {
                    let winners = Kernels.select(hashes.span, seeds: seeds, inverseWeights: inverse)
                    #expect(winners.map { Int($0) } == rankings.map { $0[0] }, "seed 2, \(targets) targets")
                    for (hash, ranking) in zip(hashes, rankings).prefix(40) {
                        let one = Kernels.selectOne(hash, seeds: seeds, inverseWeights: inverse)
                        let all = Kernels.ranking(hash: hash, seeds: seeds, inverseWeights: inverse)
                        #expect(one == ranking[0])
                        #expect(all.order.map { Int($0) } == ranking, "seed 2, \(targets) targets")
                    }
                }
            }
        }

        @Test("every length up to 4096, right before a page that cannot be read", arguments: KernelTarget.available)
        func everyLength(target: KernelTarget) {
            var generator = SplitMix64(seed: 3)
            let seeds = (0..<3).map { _ in generator.next() }
            let inverse = [1, 0.5, 0.25]
            let hashes = (0..<4096).map { _ in generator.next() }
            let expected = hashes.map { Self.winner($0, seeds, inverse) }
            let guarded = GuardedColumn<UInt64>(capacity: 4096)
            withTarget(target) {
                for count in 0...4096 {
                    let winners = guarded.with(hashes[..<count]) {
                        Kernels.select($0, seeds: seeds, inverseWeights: inverse)
                    }
                    #expect(winners[...] == expected[..<count], "seed 3, count \(count)")
                }
            }
        }

        @Test(
            "constructed hashes: every pair of u at the ends, near each other and equal",
            arguments: Weights.allCases)
        func met(weights: Weights) {
            var generator = SplitMix64(seed: 4)
            let small: [UInt64] = [
                1, 3, 0xFFFF, 0x1_0000_0001, 0xFFFF_FFFF, 0xFFFF_0000_0001, 0x1_0000_0000_0001,
            ]
            let large: [UInt64] = [.max, .max - 2, .max - 0x1_0000_0000, 1 << 63 | 1, (1 << 63) - 1]
            let near = (0..<20).flatMap { _ -> [UInt64] in
                let u = generator.next() | 1
                return [u, u &+ 2, u &+ 0x1_0000_0000]
            }
            let all = small + large + near
            let inverse = weights.inverse(2, &generator)
            let pairs = all.flatMap { first in all.map { (first, $0) } }
            for (first, second) in pairs {
                let hash = generator.next()
                let seeds = [Self.unmixed(first) ^ hash, Self.unmixed(second) ^ hash]
                let expected = Self.winner(hash, seeds, inverse)
                for target in KernelTarget.available {
                    withTarget(target) {
                        let found = Kernels.select(
                            [UInt64](repeating: hash, count: 16).span, seeds: seeds, inverseWeights: inverse)
                        let isExpected = found.allSatisfy { $0 == expected }
                        #expect(isExpected, "seed 4, \(target), u \(first) and \(second)")
                    }
                }
            }
        }

        @Test("equal scores rank by place", arguments: [1, 2, 3, 32, 33, 100])
        func rankingOfEquals(count: Int) {
            let seeds = (0..<count).map { UInt64($0 % 3) }
            for target in KernelTarget.available {
                withTarget(target) {
                    let (order, scores) = Kernels.ranking(
                        hash: 9, seeds: seeds, inverseWeights: [Double](repeating: 1, count: count))
                    let expected = scores.indices.sorted { (scores[$0], $0) < (scores[$1], $1) }
                    #expect(order.map { Int($0) } == expected, "\(target)")
                }
            }
        }

        @Test("equal scores go to the first, infinite ones lose, hashes that meet are decided exactly")
        func ties() {
            let hashes = (0..<100).map { UInt64($0) &* 0x9E37_79B9_7F4A_7C15 }
            for target in KernelTarget.available {
                withTarget(target) {
                    let same = Kernels.select(hashes.span, seeds: [5, 5, 5], inverseWeights: [1, 1, 1])
                    #expect(same == [UInt32](repeating: 0, count: 100), "\(target)")
                    let infinite = Kernels.select(
                        hashes.span, seeds: [5, 6, 7], inverseWeights: [.infinity, 1e-9, .infinity])
                    #expect(infinite == [UInt32](repeating: 1, count: 100), "\(target)")
                    let none = Kernels.select(hashes.span, seeds: [5, 6], inverseWeights: [.infinity, .infinity])
                    #expect(none == [UInt32](repeating: 0, count: 100), "\(target)")
                    let one = Kernels.selectOne(1, seeds: [5, 6], inverseWeights: [.infinity, .infinity])
                    #expect(one == 0, "\(target)")
                }
            }
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
