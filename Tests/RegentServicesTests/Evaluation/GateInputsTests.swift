import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import Testing

/// What paired gates read of two runs.
@Suite("Pairs of gates", .timeLimit(.minutes(10)))
struct GateInputsTests {
    /// Answers to so many questions, three to each; the clusters are named by some answers alone.
    static func rows(_ questions: Range<Int>, shift: Double, namesClusters: Bool) -> [EvalSample] {
        questions.flatMap { number in
            (0..<3 as Range<UInt32>).map { answer in
                let isWrong: Bool = (number + Int(answer)) % 5 == 0
                let part: Int = (number * 7 + Int(answer)) % 11
                let score: Double = Double(part) / 16 + shift * Double(number % 3)
                // Some ids begin with another one.
                var sample = EvalSample(
                    sampleId: "s" + String(number, radix: 2), status: .scored, schemaValid: isWrong ? .false : .true,
                    scores: ["q": score])
                sample.metadata = ["lang": "l\(number % 4)"]
                sample.repeat = answer == 2 ? 0x6161_6161 : answer
                if namesClusters, answer == 0, number % 2 == 0 { sample.cluster = "c\(number % 9)" }
                return sample
            }
        }
    }

    static let gates: [GateRule] = [
        GateRule(key: "q_min", bound: .lower, baseline: "evalRuns/a", margin: -0.5, paired: true),
        GateRule(key: "q_min[again]", bound: .lower, baseline: "evalRuns/a", margin: 0.25, paired: true),
        GateRule(
            key: "q_min[lang]", bound: .lower, by: "metadata.lang", baseline: "evalRuns/a", margin: 0, paired: true),
        GateRule(key: "schema_valid_rate_min", bound: .lower, baseline: "evalRuns/a", margin: -0.1, paired: true),
        GateRule(key: "other_min", missing: .bound, baseline: "evalRuns/a", margin: -0.5, paired: true),
    ]

    /// The results of the gates, read with so much memory.
    private static func results(
        _ gates: [GateRule], clustered: Bool, pairBytesMax: Int = 48 << 20
    ) async throws -> [GateResult] {
        let bench = try await ServiceBench.open(pairBytesMax: pairBytesMax)
        let range = MetricRange(min: -1, max: 2)
        let metrics = ["q", "other"].map { MetricDeclaration(name: $0, range: range) }
        try await GateBaselineTests.run(bench, "a", rows(0..<60, shift: 0, namesClusters: false), metrics: metrics)
        try await GateBaselineTests.run(
            bench, "b", rows(10..<70, shift: 0.0625, namesClusters: clustered), gates: GatePolicy(rules: gates),
            metrics: metrics)
        return try await GateBaselineTests.judge(bench, "b").results
    }

    @Test(
        "Pairs that take more memory than there is are read range by range, with the same bits",
        arguments: [false, true])
    func ranges(clustered: Bool) async throws {
        let whole = try await Self.results(Self.gates, clustered: clustered)
        #expect(whole.count == Self.gates.count)
        #expect(whole.allSatisfy { $0.baseline?.aligned == 150 && $0.baseline?.baselineOnly == 30 })
        for bytes in [1, 3_000] {
            let parts = try await Self.results(Self.gates, clustered: clustered, pairBytesMax: bytes)
            #expect(parts.map { $0.encoded() } == whole.map { $0.encoded() })
        }
    }

    @Test("A gate is judged alone as beside others that share its pairs")
    func alone() async throws {
        let together = try await Self.results(Self.gates, clustered: true)
        for gate in Self.gates {
            let alone = try await Self.results([gate], clustered: true)
            #expect(alone.map { $0.encoded() } == together.filter { $0.key == gate.key }.map { $0.encoded() })
        }
    }
}
