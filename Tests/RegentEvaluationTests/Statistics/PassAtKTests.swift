import RegentEvaluation
import Testing

@Suite("pass@k and pass^k")
struct PassAtKTests {
    @Test("pass@k and pass^k are the shares among all choices of k repeats")
    func passAtK() throws {
        for n in 1...8 {
            for c in 0...n {
                for k in 1...n {
                    // The first c repeats are true; a choice is a set of bits.
                    let choices = (0..<(1 << n)).filter { $0.nonzeroBitCount == k }
                    let any = choices.count { $0 & ((1 << c) - 1) != 0 }
                    let all = choices.count { $0 >> c == 0 }
                    let count = Double(choices.count)
                    let (found, whole) = (
                        PassAtK.anyOf(k, trials: n, successes: c), PassAtK.allOf(k, trials: n, successes: c)
                    )
                    #expect(abs(try #require(found) - Double(any) / count) < 1e-14)
                    #expect(abs(try #require(whole) - Double(all) / count) < 1e-14)
                }
            }
        }
        for (k, n, c) in [(0, 3, 1), (4, 3, 1), (1, 0, 0), (1, 3, 4), (1, 3, -1), (.max, 3, 1)] {
            #expect(PassAtK.anyOf(k, trials: n, successes: c) == nil)
            #expect(PassAtK.allOf(k, trials: n, successes: c) == nil)
        }
    }
}
