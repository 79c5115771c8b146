import RegentKernels
import RegentTestKit
import Testing

extension KernelsTests {
    /// Outcome counts against one sample at a time.
    @Suite("Outcome counts")
    struct OutcomeCountsKernel {
        /// The oracle: one loop, straight from the layout of a code.
        static func naive(_ codes: ArraySlice<UInt32>) -> OutcomeCounts {
            var counts = OutcomeCounts()
            for code in codes {
                let status = Int(code & 7)
                counts.count += 1
                counts.statusCount[status] += 1
                for k in 0..<6 {
                    let state = code >> UInt32(3 + 2 * k) & 3
                    if state == 1 { counts.trueCount[k] += 1 }
                    if state == 2 { counts.falseCount[k] += 1 }
                    if state == 0, status == 5 { counts.skippedAbsent[k] += 1 }
                }
                if code >> 15 & 1 == 1 { counts.latencyCount += 1 }
                if code >> 15 & 1 == 0, status == 5 { counts.skippedAbsent[6] += 1 }
            }
            return counts
        }

        static func codes(_ count: Int, mask: UInt32, seed: UInt64) -> [UInt32] {
            var generator = SplitMix64(seed: seed)
            return (0..<count).map { _ in .random(in: 0 ... .max, using: &generator) & mask }
        }

        @Test("every code alone", arguments: KernelTarget.available)
        func everyCode(target: KernelTarget) {
            let codes = (0..<UInt32(1 << 16)).map { $0 }
            withTarget(target) {
                for start in stride(from: 0, to: codes.count, by: 64) {
                    let part = codes[start..<start + 64]
                    let counts = Kernels.outcomeCounts(codes.span.extracting(start..<start + 64))
                    #expect(counts == Self.naive(part))
                }
            }
        }

        @Test("every length and every start", arguments: KernelTarget.available)
        func lengths(target: KernelTarget) {
            let codes = Self.codes(4200, mask: 0xFFFF, seed: 1)
            let guarded = GuardedColumn<UInt32>(capacity: 4096)
            withTarget(target) {
                for start in 0..<9 {
                    for count in 0...193 {
                        let range = start..<start + count
                        let counts = Kernels.outcomeCounts(codes.span.extracting(range))
                        #expect(counts == Self.naive(codes[range]), "seed 1, \(range)")
                    }
                }
                var expected = OutcomeCounts()
                for count in 0...4096 {
                    let counts = guarded.with(codes[..<count]) { Kernels.outcomeCounts($0) }
                    #expect(counts == expected, "seed 1, \(count) at the guard")
                    expected += Self.naive(codes[count...count])
                }
            }
        }

        @Test("bits above the code are ignored", arguments: KernelTarget.available)
        func highBits(target: KernelTarget) {
            let codes = Self.codes(1000, mask: .max, seed: 2)
            withTarget(target) { #expect(Kernels.outcomeCounts(codes) == Self.naive(codes[...]), "seed 2") }
        }

        @Test("a million codes, and the sum of the counts of its parts", arguments: KernelTarget.available)
        func million(target: KernelTarget) {
            let codes = Self.codes(1_000_003, mask: 0xFFFF, seed: 3)
            let expected = Self.naive(codes[...])
            withTarget(target) {
                #expect(Kernels.outcomeCounts(codes) == expected, "seed 3")
                var sum = Kernels.outcomeCounts(codes.span.extracting(0..<700_001))
                sum += Kernels.outcomeCounts(codes.span.extracting(700_001..<codes.count))
                #expect(sum == expected)
            }
        }

        @Test("no codes count nothing")
        func empty() {
            #expect(Kernels.outcomeCounts([]) == OutcomeCounts())
        }
    }
}
