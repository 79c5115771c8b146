import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage
import RegentTestKit
import Testing

/// The memory of judging.
@Suite("Memory of gates", .timeLimit(.minutes(10)))
struct GateMemoryTests {
    /// Ninety questions, of which some have two answers where samples depend on each other.
    private static func rows(shift: Int, dependent: Bool) -> [EvalSample] {
        (0..<90).map { number in
            let question = dependent ? number % 60 : number
            var sample = EvalSample(
                sampleId: "q\(question)", status: number % 10 == 3 ? .error : .scored,
                schemaValid: number % 7 == shift ? .false : .true,
                latencyMs: Double((number * 7_919 + shift) % 3_001) + 0.25,
                scores: ["q": Double((number + shift) % 11) / 16])
            if number % 8 == 5 {
                sample.scores = [:]
                sample.latencyMs = nil
            }
            sample.metadata = ["lang": "l\(question % 4)"]
            if dependent {
                sample.repeat = UInt32(number / 60)
                if question < 30 { sample.cluster = "c\(question % 6)" }
            }
            return sample
        }
    }

    private static let gates: [GateRule] = [
        GateRule(key: "schema_valid_rate_min", min: 0.7, bound: .lower),
        GateRule(key: "schema_valid_rate_min[lang]", min: 0.7, bound: .lower, by: "metadata.lang", correction: .holm),
        GateRule(key: "q_min", min: 0.2, bound: .lower),
        GateRule(key: "q_min[slice]", min: 0.2, bound: .lower, slice: "metadata.lang = l1"),
        GateRule(key: "p90_latency_ms_max", max: 2_900, bound: .upper),
        GateRule(key: "p50_latency_ms_max", max: 1_500),
        GateRule(key: "d_min", min: 0.1),
        GateRule(key: "q_min[base]", bound: .lower, baseline: "evalRuns/a", margin: -0.1),
        GateRule(key: "q_min[paired]", bound: .lower, baseline: "evalRuns/a", margin: -0.1, paired: true),
        GateRule(
            key: "schema_valid_rate_min[paired]", bound: .lower, by: "metadata.lang", baseline: "evalRuns/a",
            margin: -0.1, paired: true),
    ]

    private static let metrics = [
        MetricDeclaration(name: "q", range: MetricRange(min: 0, max: 1)),
        MetricDeclaration(name: "d", expr: "q / (schema_valid_rate + 1)"),
    ]

    /// The results of gates, judged with so much memory.
    private static func results(
        _ gates: [GateRule], dependent: Bool, gateBytesMax: Int = 64 << 20, pairBytesMax: Int = 48 << 20
    ) async throws -> [[UInt8]] {
        let bench = try await ServiceBench.open(pairBytesMax: pairBytesMax, gateBytesMax: gateBytesMax)
        try await GateBaselineTests.run(bench, "a", rows(shift: 2, dependent: dependent), metrics: metrics)
        try await GateBaselineTests.run(
            bench, "b", rows(shift: 3, dependent: dependent), gates: GatePolicy(rules: gates), metrics: metrics)
        return try await GateBaselineTests.judge(bench, "b").results.map { $0.encoded() }
    }

    @Test(
        "A run that does not fit into memory is judged in several readings, with the same bits",
        arguments: [false, true])
    func same(dependent: Bool) async throws {
        let whole = try await Self.results(Self.gates, dependent: dependent)
        #expect(whole.count == Self.gates.count)
        for (gateBytes, pairBytes) in [(2, 48 << 20), (4_000, 2_000), (100_000, 48 << 20)] {
            let small = try await Self.results(
                Self.gates, dependent: dependent, gateBytesMax: gateBytes, pairBytesMax: pairBytes)
            #expect(small == whole, "\(gateBytes) bytes")
        }
    }

    @Test("So is one whose gates need no texts", arguments: [false, true])
    func plain(dependent: Bool) async throws {
        let gates = Self.gates.filter { $0.by.isEmpty && $0.slice.isEmpty && !$0.paired }
        let whole = try await Self.results(gates, dependent: dependent)
        #expect(whole.count == gates.count)
        for bytes in [2, 4_000] {
            let small = try await Self.results(gates, dependent: dependent, gateBytesMax: bytes)
            #expect(small == whole, "\(bytes) bytes")
        }
    }

    @Test("Of runs that are judged at once only one at a time holds samples")
    func turns() async throws {
        let bench = try await ServiceBench.open()
        let gates = GatePolicy(rules: [GateRule(key: "q_min", min: 0.2)])
        for id in ["a", "b"] {
            try await GateBaselineTests.run(
                bench, id, Self.rows(shift: 1, dependent: false), gates: gates, metrics: Self.metrics)
        }
        var place: BulkPlace? = try await bench.context.comparisons.place()
        try await withThrowingTaskGroup(of: Verdict.self) { group in
            for id in ["a", "b"] {
                group.addTask { try await GateBaselineTests.judge(bench, id) }
            }
            let isWaiting = await eventually { bench.context.comparisons.waitingCount == 2 }
            #expect(isWaiting)
            withExtendedLifetime(place) {}
            place = nil
            for try await verdict in group { #expect(verdict.results.first?.verdict == .pass) }
        }
        #expect(bench.context.comparisons.waitingCount == 0)
    }
}
