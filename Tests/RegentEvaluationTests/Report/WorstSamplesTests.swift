import RegentEvaluation
import RegentMessages
import RegentModel
import Testing

@Suite("Worst samples")
struct WorstSamplesTests {
    private static func columns(_ codes: [UInt32], latency: [UInt32], scores: [Double]) -> SampleColumns {
        var columns = SampleColumns()
        columns.count = UInt32(codes.count)
        columns.outcomeCodes = codes
        columns.latencyUs = latency
        columns.scores = [ScoreColumn(name: "q", values: scores)]
        return columns
    }

    private static func samples(_ ids: [String]) -> [EvalSample] { ids.map { EvalSample(sampleId: $0) } }

    @Test("Samples are ordered by how much they miss, then by latency, then by id; sound ones are left out")
    func order() {
        let bad = Columns.code(.scored, [.schemaValid: false, .fallbackUsed: true], latency: true)
        let failed = Columns.code(.error, [:], latency: true)
        let edited = Columns.code(.scored, [.editedAfterGenerate: true], latency: true)
        let sound = Columns.code(.scored, [.schemaValid: true, .fallbackUsed: false], latency: true)
        var worst = WorstSamples(max: 9, gates: nil)
        worst.add(
            Self.columns([sound, failed, edited, bad, failed], latency: [9, 2, 2, 1, 3], scores: [0, 0, 0, 0, 0])
        ) { Self.samples(["sound", "failed", "edited", "bad", "slow"]) }
        #expect(worst.samples.map(\.sampleId) == ["bad", "slow", "edited", "failed"])
    }

    @Test("Gates on latency and scores count for each sample that does not meet them itself")
    func gates() {
        let code = Columns.code(.scored, [:], latency: true)
        let gates = GatePolicy(rules: [
            GateRule(key: "p95_latency_ms_max", metric: "p95_latency_ms", max: 0.003),
            GateRule(key: "q_min", metric: "q", min: 0.5),
        ])
        var worst = WorstSamples(max: 9, gates: gates)
        worst.add(Self.columns([code, code, code], latency: [5, 4, 1], scores: [0.1, 0.9, 0.5])) {
            Self.samples(["both", "slow", "fine"])
        }
        #expect(worst.samples.map(\.sampleId) == ["both", "slow"])
    }

    @Test("The same samples are the worst in any order of batches, and those that a retry replaced are not among them")
    func batches() {
        let failed = Columns.code(.timeout, [:], latency: true)
        let ids = (0..<50).map { "s\($0)" }
        func worst(_ order: [Int], size: Int, without replaced: Int? = nil) -> [String] {
            var worst = WorstSamples(max: 5, gates: nil)
            for first in stride(from: 0, to: order.count, by: size) {
                let some = Array(order[first..<min(first + size, order.count)])
                worst.add(
                    Self.columns(
                        some.map { _ in failed }, latency: some.map { UInt32($0 % 10) }, scores: some.map { _ in 0 }),
                    where: { some[$0] != replaced }
                ) { Self.samples(some.map { ids[$0] }) }
            }
            return worst.samples.map(\.sampleId)
        }
        let all = worst(Array(0..<50), size: 50)
        #expect(all == ["s19", "s29", "s39", "s49", "s9"])
        #expect(worst((0..<50).reversed(), size: 7) == all && worst(Array(0..<50), size: 1) == all)
        #expect(!worst(Array(0..<50), size: 50, without: 19).contains("s19"))
    }
}
