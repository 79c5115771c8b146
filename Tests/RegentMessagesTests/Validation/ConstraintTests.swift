import RegentMessages
import Testing

@Suite("Constraints")
struct ConstraintTests {
    static let good = CreateRunRequest(name: "evalRuns/r1", type: .offline)

    @Test("A good request has no violations")
    func none() {
        #expect(Self.good.violations() == [])
        #expect(EvalSample(sampleId: "a", status: .scored).violations() == [])
    }

    static let requests: [([String], @Sendable (inout CreateRunRequest) -> Void)] = [
        (["name", "type"], { $0 = CreateRunRequest() }),
        (["name"], { $0.name = "evalRuns" }),
        (["name"], { $0.name = "evalRuns/" }),
        (["name"], { $0.name = "evalRuns/a/b" }),
        (["name"], { $0.name = "models/a" }),
        (["name"], { $0.name = "evalRuns/-a" }),
        (["name"], { $0.name = "evalRuns/" + String(repeating: "a", count: 129) }),
        (["name"], { $0.name = "evalRuns/é" }),
        ([], { $0.name = "evalRuns/" + String(repeating: "a", count: 128) }),
        (["type"], { $0.type = .unrecognized(9) }),
        (["trigger"], { $0.trigger = String(repeating: "é", count: 513) }),
        ([], { $0.trigger = String(repeating: "é", count: 512) }),
        (["plan"], { $0.plan = "a b" }),
        ([], { $0.plan = "a.b_c@d+e~f-9" }),
        (
            ["gates.rules[1].key", "gates.rules[1].min", "gates.rules[1].severity"],
            {
                let bad = GateRule(min: .infinity, severity: .unrecognized(9))
                $0.gates = GatePolicy(rules: [GateRule(key: "a"), bad])
            }
        ),
        (
            ["gates.rules[0].confidence"],
            {
                $0.gates = GatePolicy(rules: [GateRule(key: "a", confidence: .nan)])
            }
        ),
        (["gates.rules"], { $0.gates = GatePolicy(rules: Array(repeating: GateRule(key: "a"), count: 257)) }),
        (["metrics[0].name"], { $0.metrics = [MetricDeclaration()] }),
        (
            ["metrics[0].range.max"],
            {
                $0.metrics = [MetricDeclaration(name: "m", range: MetricRange(min: 0, max: -.infinity))]
            }
        ),
        (
            ["metadata"],
            {
                for index in 0..<65 { $0.metadata["\(index)"] = "v" }
            }
        ),
        (
            ["mutation.idempotency_key", "mutation.reason"],
            {
                $0.mutation = Mutation(
                    idempotencyKey: String(repeating: "k", count: 65), reason: String(repeating: "r", count: 8_193))
            }
        ),
    ]

    @Test("Every bad field is listed with its path", arguments: requests)
    func paths(_ wanted: [String], _ change: @Sendable (inout CreateRunRequest) -> Void) {
        var request = Self.good
        change(&request)
        #expect(request.violations().map(\.field) == wanted)
    }

    @Test("Numbers keep their range")
    func numbers() {
        #expect(ListRunsRequest(pageSize: 1_000).violations() == [])
        #expect(ListRunsRequest(pageSize: 1_001).violations().map(\.field) == ["page_size"])
        let latencies: [(Double, Bool)] = [
            (0, true), (4_294_967.295, true), (4_294_967.2951, false), (-0.1, false), (.nan, false),
        ]
        for (latency, isGood) in latencies {
            let sample = EvalSample(sampleId: "a", status: .scored, latencyMs: latency)
            #expect(sample.violations().isEmpty == isGood)
        }
        let drop = DropBatchRequest(run: "evalRuns/r")
        #expect(drop.violations().map(\.field) == ["seq"])
    }

    @Test("Members of a oneof and rows are checked where they stand")
    func nested() {
        let start = UploadSamplesRequest(request: .start(UploadStart(run: "evalRuns/r")))
        #expect(start.violations().map(\.field) == ["start.upload"])
        let rows = [EvalSample(sampleId: "a", status: .scored), EvalSample()]
        let batch = UploadSamplesRequest(request: .batch(SampleBatch(rows: rows)))
        #expect(batch.violations().map(\.field) == ["batch.rows[1].sample_id", "batch.rows[1].status"])
    }

    @Test("A long key is cut in the path that names it, so that the refusal has room for the rest")
    func longKeys() throws {
        let key = String(repeating: "k", count: 100_000) + "\u{1b}"
        let config = ProviderConfig(name: "environments/e/providers/p", metadata: [key: "v"])
        let violation = try #require(config.violations().first)
        #expect(violation.field.hasPrefix("metadata[") && violation.field.utf8.count < 200)
    }

    @Test("The list is bounded")
    func bounded() {
        let rows = Array(repeating: EvalSample(), count: 5_000)
        #expect(SampleBatch(rows: rows).violations().count == 100)
        let long = Array(repeating: String(repeating: "k", count: 2_000), count: 5_000)
        #expect(SelectBatchRequest(environment: "prod", keys: long).violations().count == 100)
    }

    @Test("A list with too many elements is one violation, and its elements are not checked; the next list is")
    func overlong() {
        let long = String(repeating: "k", count: 2_000)
        var request = SelectBatchRequest(environment: "prod", keys: Array(repeating: long, count: 8_193))
        request.excludedProviders = ["fine", long]
        #expect(request.violations().map(\.field) == ["keys", "excluded_providers[1]"])
        let rules = GatePolicy(rules: Array(repeating: GateRule(), count: 257))
        #expect(rules.violations().map(\.field) == ["rules"])
    }
}
