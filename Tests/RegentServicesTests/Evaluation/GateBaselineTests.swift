import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentStorage
import Testing

/// Gates that compare with another run, from the lock to the verdict.
@Suite("Gates with baselines", .timeLimit(.minutes(10)))
struct GateBaselineTests {
    typealias Eval = EvaluationServiceMethods

    static let key = "schema_valid_rate_min"

    /// A paired gate against a baseline, beside a threshold that a fine run meets.
    static func gates(_ baseline: String, paired: Bool = true) -> GatePolicy {
        GatePolicy(rules: [GateRule(key: key, baseline: baseline, margin: 0, paired: paired)])
    }

    static func rows(_ count: Int, wrong: Int = 0) -> [EvalSample] {
        let ids = (0..<count).map { "s\($0)" }
        return ServiceBench.rows(Array(ids.dropLast(wrong)))
            + ServiceBench.rows(Array(ids.suffix(wrong)), valid: .false)
    }

    /// A sealed run.
    static func run(
        _ bench: ServiceBench, _ id: String, _ rows: [EvalSample], version: String = "", gates: GatePolicy? = nil,
        plan: String = "nightly", metrics: [MetricDeclaration] = []
    ) async throws {
        let name = "evalRuns/\(id)"
        _ = try await bench.call(
            Eval.createRun,
            CreateRunRequest(
                name: name, type: .offline, modelVersion: version, plan: plan, gates: gates, metrics: metrics,
                unregistered: true, mutation: .fresh()))
        try await bench.upload(name, [(1, rows)])
        _ = try await bench.call(Eval.sealRun, SealRunRequest(run: name, mutation: .fresh()))
    }

    static func judge(_ bench: ServiceBench, _ id: String) async throws -> Verdict {
        let request = EvaluateGatesRequest(run: "evalRuns/\(id)", mutation: .fresh("again"))
        return try #require(try await bench.call(Eval.evaluateGates, request).run?.verdict)
    }

    @Test("A run is frozen as the baseline by name and content, and the pairs decide")
    func frozen() async throws {
        let bench = try await ServiceBench.open()
        try await Self.run(bench, "base", Self.rows(20, wrong: 2))
        try await Self.run(bench, "fine", Self.rows(20, wrong: 2), gates: Self.gates("evalRuns/base"))
        try await Self.run(bench, "worse", Self.rows(20, wrong: 3), gates: Self.gates("evalRuns/base"))
        let stored = try await bench.store.require(EvalRun.self, "evalRuns/fine")
        let base = try await bench.store.require(EvalRun.self, "evalRuns/base")
        let rule = try #require(stored.gates?.rules.first)
        #expect((rule.baselineRun, rule.baselineDigest) == ("evalRuns/base", base.contentDigest))
        let fine = try await Self.judge(bench, "fine")
        #expect((fine.status, fine.rulesVersion) == (.pass, 2))
        let compared = try #require(fine.results.first?.baseline)
        #expect((compared.aligned, compared.baselineOnly, compared.candidateOnly) == (20, 0, 0))
        let worse = try await Self.judge(bench, "worse")
        #expect((worse.status, worse.reasons) == (.fail, ["BELOW_MIN"]))
        #expect(worse.results.first?.estimate == -0.05)
    }

    @Test("A derived metric of the baseline is computed as the gates have it, whatever its run calls by its name")
    func derived() async throws {
        let bench = try await ServiceBench.open()
        let quality = MetricDeclaration(name: "q", range: MetricRange(min: 0, max: 1))
        func rows(_ score: Double) -> [EvalSample] {
            (0..<20).map { EvalSample(sampleId: "s\($0)", status: .scored, scores: ["q": score]) }
        }
        let gates = GatePolicy(rules: [GateRule(key: "d_min", baseline: "evalRuns/base", margin: 0)])
        let tenth = MetricDeclaration(name: "d", expr: "q * 0.1")
        try await Self.run(bench, "base", rows(0.5), metrics: [quality, tenth])
        for (id, score, status) in [("worse", 0.25, GateVerdict.fail), ("fine", 0.5, .pass)] {
            let whole = MetricDeclaration(name: "d", expr: "q * 1")
            try await Self.run(bench, id, rows(score), gates: gates, metrics: [quality, whole])
            let verdict = try await Self.judge(bench, id)
            #expect(verdict.status == status)
            #expect(verdict.results.first?.estimate == score - 0.5)
        }
    }

    @Test("A score that has another range in the baseline is on another scale: the gates are refused")
    func scales() async throws {
        let bench = try await ServiceBench.open()
        func quality(_ max: Double) -> MetricDeclaration {
            MetricDeclaration(name: "q", range: MetricRange(min: 0, max: max))
        }
        let rows = [EvalSample(sampleId: "s", status: .scored, scores: ["q": 1])]
        try await Self.run(bench, "base", rows, metrics: [quality(100)])
        for key in ["q_max", "d_max"] {
            let gates = GatePolicy(rules: [GateRule(key: key, baseline: "evalRuns/base", margin: 0)])
            let derived = MetricDeclaration(name: "d", expr: "q * 2")
            await expectRefusal(.gatePolicyInvalid, "\(key)") {
                try await Self.run(bench, "new", rows, gates: gates, metrics: [quality(1), derived])
            }
            try await Self.run(bench, "same-\(key.prefix(1))", rows, gates: gates, metrics: [quality(100), derived])
        }
    }

    @Test("An attempt after the first says which one it is, and why")
    func attempts() async throws {
        let bench = try await ServiceBench.open()
        let gates = GatePolicy(rules: [GateRule(key: Self.key, min: 0.5)])
        try await Self.run(bench, "one", Self.rows(2), gates: gates)
        try await Self.run(bench, "two", Self.rows(2), gates: gates)
        let first = try await Self.judge(bench, "one")
        #expect((first.attempt, first.attempts, first.attemptReason) == (1, 2, ""))
        let second = try await Self.judge(bench, "two")
        #expect((second.attempt, second.attempts, second.attemptReason) == (2, 2, "again"))
    }

    @Test("A baseline that was invalidated after the lock is stale; a verdict that was given stays")
    func stale() async throws {
        let bench = try await ServiceBench.open()
        try await Self.run(bench, "base", Self.rows(20))
        for id in ["early", "late"] { try await Self.run(bench, id, Self.rows(20), gates: Self.gates("evalRuns/base")) }
        #expect(try await Self.judge(bench, "early").status == .pass)
        _ = try await bench.call(
            Eval.invalidateRun, InvalidateRunRequest(run: "evalRuns/base", mutation: .fresh("labels were swapped")))
        let late = try await Self.judge(bench, "late")
        #expect((late.status, late.reasons) == (.inconclusive, ["STALE"]))
        #expect(try await Self.judge(bench, "early").status == .pass)
    }

    @Test("A baseline that is not sealed, not there, invalidated or without a passed run is refused at the lock")
    func unavailable() async throws {
        let bench = try await ServiceBench.open()
        try await bench.run("evalRuns/running")
        try await Self.run(bench, "gone", Self.rows(2))
        _ = try await bench.call(
            Eval.invalidateRun, InvalidateRunRequest(run: "evalRuns/gone", mutation: .fresh("labels were swapped")))
        try await Self.run(bench, "unregistered", Self.rows(2), version: "models/m/versions/1.0.0")
        for name in [
            "evalRuns/running", "evalRuns/none", "evalRuns/gone", "models/m/versions/1.0.0", "models/m@stable",
            "models/none@canary",
        ] {
            await expectRefusal(.baselineUnavailable, "\(name)") {
                _ = try await bench.call(
                    Eval.createRun,
                    CreateRunRequest(
                        name: "evalRuns/new", type: .offline, plan: "nightly", gates: Self.gates(name),
                        mutation: .fresh()))
            }
        }
        await expectRefusal(.gatePolicyInvalid) {
            _ = try await bench.call(
                Eval.createRun,
                CreateRunRequest(
                    name: "evalRuns/new", type: .offline, gates: Self.gates("latest"), mutation: .fresh()))
        }
    }

    @Test("Gates that are not those that were locked are an error: a later release may know more of them")
    func otherGates() async throws {
        let bench = try await ServiceBench.open()
        let gates = GatePolicy(rules: [GateRule(key: Self.key, min: 0.99)])
        try await Self.run(bench, "r", Self.rows(10, wrong: 5), gates: gates)
        let command = Command.daemon(Eval.createRun.descriptor, now: bench.context.now())
        _ = try await bench.store.write(MutationCall(command)) { store in
            var run = try store.require(EvalRun.self, "evalRuns/r")
            run.gates?.rules[0].min = 0.1
            _ = try store.put(Change(after: run, effect: .changed("planted"), command: command))
            return true
        }
        let verdict = try await Self.judge(bench, "r")
        #expect((verdict.status, verdict.reasons) == (.error, ["POLICY_DIGEST"]))
    }

    @Test("Who may not read a model learns nothing of its versions from a baseline")
    func unreadable() async throws {
        let bench = try await ServiceBench.open()
        try await bench.register(ServiceBench.version("models/m/versions/1.0.0"))
        let elsewhere = try ModelServiceTests.person("ada", "models/x", "eval.define", "eval.read", "model.read")
        var texts = Set<String>()
        for name in ["models/m@stable", "models/m@canary", "models/none@stable", "models/m/versions/1.0.0"] {
            do {
                _ = try await bench.call(
                    Eval.createRun,
                    CreateRunRequest(
                        name: "evalRuns/new", type: .offline, modelVersion: "models/x/versions/1.0.0", plan: "nightly",
                        gates: Self.gates(name), unregistered: true, mutation: .fresh()), as: elsewhere)
                Issue.record("\(name) was taken")
            } catch let error as any StatusConvertible {
                #expect(error.status.reason == ErrorReason.baselineUnavailable.name)
                texts.insert(error.status.message.replacing(name, with: "NAME"))
            }
        }
        // The same, whatever there is.
        #expect(texts.count == 1)
    }

    @Test("A version stands for its latest passed run of the same plan, and @stable for the stable version")
    func versions() async throws {
        let bench = try await ServiceBench.open()
        let name = "models/m/versions/1.0.0"
        try await bench.register(ServiceBench.version(name))
        let passing = GatePolicy(rules: [GateRule(key: Self.key, min: 0.5)])
        for id in ["old", "latest"] {
            try await Self.run(bench, id, Self.rows(10), version: name, gates: passing)
            #expect(try await Self.judge(bench, id).status == .pass)
        }
        try await Self.run(bench, "failed", Self.rows(10, wrong: 9), version: name, gates: passing)
        #expect(try await Self.judge(bench, "failed").status == .fail)
        try await Self.run(bench, "other", Self.rows(10), version: name, gates: passing, plan: "weekly")
        #expect(try await Self.judge(bench, "other").status == .pass)
        try await bench.promote(name, to: .stable)
        for baseline in [name, "models/m@stable"] {
            let id = baseline == name ? "by-version" : "by-alias"
            try await Self.run(bench, id, Self.rows(10), gates: Self.gates(baseline))
            let rule = try await bench.store.require(EvalRun.self, "evalRuns/\(id)").gates?.rules.first
            #expect(rule?.baselineRun == "evalRuns/latest")
            #expect(try await Self.judge(bench, id).status == .pass)
        }
    }
}
