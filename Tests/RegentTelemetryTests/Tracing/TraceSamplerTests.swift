import RegentModel
import RegentTelemetry
import RegentTestKit
import Testing

@Suite("Sampling of traces")
struct TraceSamplerTests {
    private func traces(_ count: Int) -> [TraceContext.TraceID] {
        var random = SplitMix64(seed: 1)
        return (0..<count).compactMap { _ in TraceContext.TraceID(high: random.next(), low: random.next()) }
    }

    @Test("A share of the traces is recorded, by their ids alone", arguments: [0, 0.01, 0.5, 1])
    func share(_ share: Double) {
        let traces = traces(20_000)
        let sampled = traces.filter(TraceSampler(share: share).isSampled)
        #expect(abs(Double(sampled.count) / Double(traces.count) - share) < 0.01)
        #expect(sampled == traces.filter(TraceSampler(share: share).isSampled))
        // Whoever records less records no trace that others do not.
        let fewer = Set(traces.filter(TraceSampler(share: share / 2).isSampled))
        #expect(fewer.isSubset(of: Set(sampled)))
    }

    @Test("A span follows the decision of its parent")
    func parents() throws {
        let trace = try #require(traces(1).first)
        let span = try #require(TraceContext.SpanID(1))
        for isSampled in [true, false] {
            let parent = TraceContext(traceID: trace, spanID: span, isSampled: isSampled)
            #expect(TraceSampler(share: isSampled ? 0 : 1).isSampled(trace, below: parent) == isSampled)
        }
        #expect(TraceSampler(share: 1).isSampled(trace, below: nil))
    }

    @Test("Shares beyond the ends are the ends")
    func ends() throws {
        let trace = try #require(traces(1).first)
        #expect(TraceSampler(share: 7).isSampled(trace) && !TraceSampler(share: -1).isSampled(trace))
    }

    @Test("So many traces a second are kept for what they turned out to be")
    func allowance() {
        let allowance = TailAllowance()
        let taken = (0..<150).count { _ in allowance.take(at: 5_000_000_000) }
        #expect(taken == TailAllowance.perSecond && allowance.leftOut == 50)
        let later = allowance.take(at: 6_000_000_000)
        #expect(later)
    }
}
