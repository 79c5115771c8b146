import RegentEvaluation
import RegentMessages
import RegentModel
import Testing

/// LIFECYCLES: what each verb does in each state, derived by hand and not from the table.
@Suite("Lifecycle of an eval run")
struct EvalRunLifecycleTests {
    static let legal: [EvalRunVerb: Set<EvalRunState>] = [
        .create: [], .upload: [.running], .dropBatch: [.running], .seal: [.running], .abort: [.running],
        .evaluateGates: [.sealed, .passed, .failed, .inconclusive],
        .invalidate: [.sealed, .passed, .failed, .inconclusive],
    ]

    static func run(_ state: EvalRunState) -> EvalRun {
        var run = EvalRun()
        run.name = "evalRuns/r"
        run.state = state
        run.attempt = 1
        return run
    }

    @Test("Every verb in every state", arguments: EvalRunVerb.allCases)
    func verbs(verb: EvalRunVerb) throws {
        for state in EvalRunState.allKnown {
            if Self.legal[verb]?.contains(state) == true {
                try Self.run(state).check(verb)
            } else {
                #expect {
                    try Self.run(state).check(verb)
                } throws: { ($0 as? Refusal)?.reason == .illegalTransition }
            }
        }
    }

    @Test("A verdict moves the run; ERROR leaves it sealed")
    func judged() throws {
        let expected: [(GateVerdict, EvalRunState, TerminalStatus)] = [
            (.pass, .passed, .passed), (.fail, .failed, .failed),
            (.inconclusive, .inconclusive, .failed),
        ]
        for (verdict, state, terminal) in expected {
            let change = try Self.run(.sealed).judged(Verdict(status: verdict), reason: "")
            #expect((change.after.state, change.after.terminalStatus) == (state, terminal))
        }
        let error = try Self.run(.sealed).judged(Verdict(status: .error), reason: "")
        #expect(error.after.state == .sealed)
    }

    @Test("A run is sealed with samples and with the expected count only")
    func sealed() throws {
        func seal(_ samples: UInt64, expected: UInt64?) throws(Refusal) -> Change<EvalRun> {
            try Self.run(.running).sealed(
                summary: EvalSummary(sampleCount: samples), contentDigest: [1],
                expectedSamples: expected, now: Timestamp(microseconds: 7))
        }
        #expect(try seal(3, expected: 3).after.state == .sealed)
        #expect(throws: Refusal.self) { try seal(0, expected: nil) }
        #expect(throws: Refusal.self) { try seal(3, expected: 4) }
    }

    @Test("Two people invalidate a run; one in single-person mode")
    func invalidated() throws {
        let alone = try Self.run(.passed).invalidated(by: "a", reason: "bad data", singlePersonMode: true)
        #expect(alone.after.invalidation?.confirmedBy == "a")
        let asked = try Self.run(.passed).invalidated(by: "a", reason: "bad data", singlePersonMode: false)
        #expect(asked.after.invalidation?.confirmedBy == "")
        #expect {
            try asked.after.invalidated(by: "a", reason: "", singlePersonMode: false)
        } throws: { ($0 as? Refusal)?.reason == .secondPersonRequired }
        let confirmed = try asked.after.invalidated(by: "b", reason: "", singlePersonMode: false)
        #expect(confirmed.after.invalidation?.confirmedBy == "b")
        #expect(throws: Refusal.self) {
            try confirmed.after.invalidated(by: "c", reason: "", singlePersonMode: false)
        }
    }

    @Test("A later attempt is judged only with a reason")
    func attempts() throws {
        var run = Self.run(.sealed)
        run.attempt = 2
        #expect {
            try run.judged(Verdict(status: .pass), reason: "")
        } throws: { ($0 as? Refusal)?.reason == .reasonRequired }
        #expect(try run.judged(Verdict(status: .pass), reason: "flaky host").after.state == .passed)
    }

    @Test("Gates and declared scores are locked at creation")
    func created() throws {
        var request = CreateRunRequest()
        request.name = "evalRuns/r1"
        request.gates = GatePolicy(rules: [GateRule(key: "judge_min", min: 0.5)])
        request.metrics = [MetricDeclaration(name: "judge", range: MetricRange(min: 0, max: 1))]
        let run = try EvalRun.created(request, attempt: 1, digest: { Array($0.prefix(4)) }).after
        #expect((run.state, run.plan, run.gatesDigest.count) == (.running, "r1", 4))
        #expect(run.gates?.rules[0].confidence == 0.95)
        request.gates = GatePolicy()
        #expect {
            try EvalRun.created(request, attempt: 1, digest: { $0 })
        } throws: { ($0 as? Refusal)?.reason == .gatePolicyInvalid }
        request.gates = nil
        request.metrics.append(MetricDeclaration(name: "judge"))
        #expect {
            try EvalRun.created(request, attempt: 1, digest: { $0 })
        } throws: { ($0 as? Refusal)?.reason == .metricInvalid }
    }
}
