import Foundation
import RegentEvaluation
import RegentTestKit
import Testing

@Suite("Closed e-BH")
struct ClosedEBHTests {
    /// The largest set that every set of hypotheses allows, by trying all of them.
    static func naive(_ values: [Double], _ alpha: Double) -> Int {
        let all = 1..<(1 << values.count)
        func members(_ set: Int) -> [Int] { values.indices.filter { set >> $0 & 1 == 1 } }
        let allowed = all.filter { refused in
            all.allSatisfy { set in
                let mean = members(set).reduce(0) { $0 + values[$1] } / Double(set.nonzeroBitCount)
                return mean >= Double((refused & set).nonzeroBitCount) / Double(refused.nonzeroBitCount) / alpha
            }
        }
        return allowed.map(\.nonzeroBitCount).max() ?? 0
    }

    @Test("It refuses as many as the best of all sets, and those with the largest e-values")
    func exhaustive() {
        var random = SplitMix64(seed: announcedSeed("ClosedEBHTests.exhaustive"))
        for _ in 0..<300 {
            let count = 1 + Int(random.next() % 6)
            let values = (0..<count).map { _ in exp(random.unit() * 6 - 1) }
            let found = ClosedEBH.refused(logEValues: values.map { log($0) }, alpha: 0.05)
            #expect(found.count == Self.naive(values, 0.05))
            let least = found.map { values[$0] }.min() ?? .infinity
            let others = values.indices.filter { !found.contains($0) }
            #expect(others.allSatisfy { values[$0] <= least })
        }
    }

    @Test("It refuses what e-BH refuses, and more where several are strong together")
    func known() {
        #expect(ClosedEBH.refused(logEValues: [0, log(300), log(100)], alpha: 0.01) == [1, 2])
        #expect(ClosedEBH.refused(logEValues: [log(150), log(100), 0], alpha: 0.01).isEmpty)
        // e-BH at 0.05 asks the k-th largest of three for 60 / k, and refuses only two of these.
        #expect(ClosedEBH.refused(logEValues: [log(40), log(35), log(18)], alpha: 0.05) == [0, 1, 2])
        #expect(ClosedEBH.refused(logEValues: [], alpha: 0.05).isEmpty)
        #expect(ClosedEBH.refused(logEValues: [.nan, -.infinity, 0], alpha: 0.05).isEmpty)
        #expect(ClosedEBH.refused(logEValues: [.infinity, 1e300], alpha: 0.05) == [0, 1])
        #expect(ClosedEBH.refused(logEValues: [100], alpha: .nan).isEmpty)
    }
}
