import Foundation
import RegentEvaluation
import RegentMessages
import RegentModel
import RegentTestKit
import Testing

@Suite("Change points")
struct ChangePointsTests {
    /// Pettitt's statistic by its definition: U(t) = Σ over i ≤ t < j of sgn(x_i − x_j).
    private static func oracle(_ values: [Double]) -> (index: Int, pValue: Double)? {
        var best: (index: Int, statistic: Int)?
        for t in 1..<max(1, values.count) {
            var sum = 0
            for i in 0..<t {
                for j in t..<values.count { sum += values[i] < values[j] ? -1 : values[i] > values[j] ? 1 : 0 }
            }
            if abs(sum) > best?.statistic ?? 0 { best = (t, abs(sum)) }
        }
        guard let best else { return nil }
        let (n, k) = (Double(values.count), Double(best.statistic))
        let pValue = min(1, 2 * exp(-6 * k * k / (n * n * n + n * n)))
        return pValue < 0.05 ? (best.index, pValue) : nil
    }

    @Test("A place that is alone is that of Pettitt's definition, with ties too")
    func definition() {
        var random = SplitMix64(seed: 7)
        for count in 2..<40 {
            for levels in [2, 5, 1_000] as [Int] {
                let change = Int.random(in: 0..<count, using: &random)
                let values = (0..<count).map { index in
                    Double(Int.random(in: 0..<levels, using: &random) + (index < change ? 0 : levels / 2))
                }
                let expected = Self.oracle(values)
                let found = ChangePoints.places(of: values)
                #expect(found.isEmpty == (expected == nil))
                // Of several each is looked for again between its neighbours.
                guard let expected, found.count == 1 else { continue }
                #expect(found[0].index == expected.index && abs(found[0].pValue - expected.pValue) < 1e-15)
            }
        }
    }

    @Test("Two changes of level are both marked, and a level that stays is not")
    func levels() {
        let noise = (0..<60).map { Double($0 * 7 % 5) / 100 }
        let steps = (0..<60).map { noise[$0] + ($0 < 20 ? 0 : $0 < 40 ? 1 : 3) }
        #expect(ChangePoints.places(of: steps).map(\.index) == [20, 40])
        #expect(ChangePoints.places(of: noise) == [])
        #expect(ChangePoints.places(of: []) == [] && ChangePoints.places(of: [1]) == [])
    }

    private static func runs(_ values: [Double?]) -> [EvalRun] {
        values.enumerated().map { index, value in
            var run = EvalRun(name: "evalRuns/r\(index)", state: .passed)
            run.summary = EvalSummary(sampleCount: 10)
            run.summary?.metrics["q"] = MetricEstimate(value: value, n: value == nil ? 0 : 10)
            return run
        }
    }

    @Test("A trend marks the first run after a change, with the levels on both sides")
    func trend() throws {
        let trend = try MetricTrend(
            plan: "p", metric: "q", runs: Self.runs((0..<24).map { $0 < 12 ? 1 : 2 }), hasOlder: false)
        #expect(trend.points.indices.filter { trend.points[$0].change != nil } == [12])
        #expect(trend.points[12].change?.before == 1 && trend.points[12].change?.after == 2)
    }

    @Test("Of a trend that is too large the oldest runs are left out, and that there were any is said")
    func cut() throws {
        let whole = try MetricTrend(
            plan: "p", metric: "q", runs: Self.runs((0..<24).map { $0 < 12 ? 1 : 2 }), hasOlder: false)
        var trend = whole
        trend.leaveOutOldest(bytesMax: whole.encodedByteCount)
        #expect(trend == whole && !trend.hasOlder)
        trend.leaveOutOldest(bytesMax: whole.encodedByteCount - 1)
        #expect(trend.hasOlder && trend.points == Array(whole.points.suffix(18)))
        trend.leaveOutOldest(bytesMax: 0)
        #expect(trend.points == [])
    }

    @Test("Invalidated runs and runs without a value are points that no change counts")
    func uncounted() throws {
        var runs = Self.runs((0..<24).map { $0 < 12 ? 1 : 2 })
        for index in 12..<24 { runs[index].invalidated = true }
        let trend = try MetricTrend(plan: "p", metric: "q", runs: runs, hasOlder: false)
        #expect(trend.points.count == 24 && trend.points.allSatisfy { $0.change == nil })
        let absent = try MetricTrend(
            plan: "p", metric: "q", runs: Self.runs([1, nil, 1]), hasOlder: false)
        #expect(absent.points.count == 3 && absent.points[1].estimate?.value == nil)
    }

    @Test("A metric that no run has is refused; a plan without sealed runs has no points")
    func unknown() throws {
        var refused: Refusal?
        do throws(Refusal) {
            _ = try MetricTrend(plan: "p", metric: "nosuch", runs: Self.runs([1]), hasOlder: false)
        } catch { refused = error }
        #expect(refused?.reason == .unknownMetric)
        let running = EvalRun(name: "evalRuns/r", state: .running)
        #expect(try MetricTrend(plan: "p", metric: "q", runs: [running], hasOlder: false).points == [])
        let counts = try MetricTrend(plan: "p", metric: "sample_count", runs: Self.runs([1]), hasOlder: false)
        #expect(counts.points.first?.estimate?.value == 10)
    }
}
