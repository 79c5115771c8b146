import RegentEvaluation
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("Rules of an eval run")
struct EvalRunRulesTests {
    typealias Methods = EvaluationServiceMethods

    static func run(_ state: EvalRunState) -> EvalRun {
        var run = EvalRun()
        run.name = "evalRuns/r"
        run.state = state
        run.attempt = 1
        return run
    }

    @Test("A verdict moves the run; ERROR leaves it sealed")
    func judged() throws {
        let expected: [(GateVerdict, EvalRunState, TerminalStatus)] = [
            (.pass, .passed, .passed), (.fail, .failed, .failed),
            (.inconclusive, .inconclusive, .failed),
        ]
        for (verdict, state, terminal) in expected {
            let change = try Self.run(.sealed).judged(Verdict(status: verdict), .of(Methods.evaluateGates))
            #expect((change.after.state, change.after.terminalStatus) == (state, terminal))
        }
        let error = try Self.run(.sealed).judged(Verdict(status: .error), .of(Methods.evaluateGates))
        #expect(error.after.state == .sealed)
        let again = try error.after.judged(Verdict(status: .error), .of(Methods.evaluateGates))
        #expect(again.effect == .none && again.after == error.after)
    }

    @Test("A refusal speaks of what the caller wants and of the states that allow it, not of methods")
    func words() {
        func message(_ body: () throws(Refusal) -> Void) -> String {
            do throws(Refusal) { try body() } catch { return error.message }
            return ""
        }
        let early = message { () throws(Refusal) in
            _ = try Self.run(.running).judged(Verdict(status: .pass), .of(Methods.evaluateGates))
        }
        #expect(
            early
                == "cannot evaluate gates: evalRuns/r is RUNNING, must be SEALED, PASSED, FAILED or INCONCLUSIVE")
        let late = message { () throws(Refusal) in
            _ = try Self.run(.passed).aborted(.of(Methods.abortRun, reason: "r"))
        }
        #expect(late == "cannot abort run: evalRuns/r is PASSED, must be RUNNING")
        let silent = message { () throws(Refusal) in _ = try Self.run(.running).aborted(.of(Methods.abortRun)) }
        #expect(silent == "cannot abort run without a reason")
    }

    @Test("A run is sealed with samples and with the expected count only")
    func sealed() throws {
        func seal(_ samples: UInt64, expected: UInt64?) throws(Refusal) -> Change<EvalRun> {
            try Self.run(.running).sealed(
                .of(Methods.sealRun, now: 7), summary: EvalSummary(sampleCount: samples), contentDigest: [1],
                expectedSamples: expected)
        }
        #expect(try seal(3, expected: 3).after.state == .sealed)
        #expect(throws: Refusal.self) { try seal(0, expected: nil) }
        #expect(throws: Refusal.self) { try seal(3, expected: 4) }
    }

    @Test("Invalidating a run takes two people; one in single-person mode")
    func invalidated() throws {
        func asking(_ name: String, _ reason: String = "", isSinglePersonMode: Bool = false) -> Command {
            .of(Methods.invalidateRun, by: name, isSinglePersonMode: isSinglePersonMode, reason: reason)
        }
        let alone = try Self.run(.passed).invalidated(asking("a", "bad data", isSinglePersonMode: true))
        #expect(alone.after.invalidation?.confirmedBy == "a" && alone.event == "evalRun.invalidated")
        let asked = try Self.run(.passed).invalidated(asking("a", "bad data"))
        #expect(asked.after.invalidation?.confirmedBy == "" && asked.event == "evalRun.invalidationRequested")
        expectRefusal(.secondPersonRequired) { _ = try asked.after.invalidated(asking("a")) }
        let confirmed = try asked.after.invalidated(asking("b"))
        #expect(confirmed.after.invalidation?.confirmedBy == "b" && confirmed.event == "evalRun.invalidated")
        expectRefusal(.illegalTransition) { _ = try confirmed.after.invalidated(asking("c")) }
        expectRefusal(.reasonRequired) { _ = try Self.run(.passed).invalidated(asking("a")) }
    }

    @Test("A rule that contradicts its row is an internal error")
    func disagreesWithRow() {
        let abort = Command.of(Methods.abortRun, reason: "bad data")
        expectRefusal(.internalError) { _ = try Self.run(.running).applying(abort) { $0.state = .sealed } }
        expectRefusal(.internalError) { _ = try Self.run(.running).applying(abort) { _ in } }
        expectRefusal(.internalError) {
            _ = try Self.run(.running).applying(abort, event: "evalRun.sealed") { $0.state = .aborted }
        }
        let invalidate = Command.of(Methods.invalidateRun, reason: "bad data")
        expectRefusal(.internalError) { _ = try Self.run(.passed).applying(invalidate) { $0.state = .failed } }
        expectRefusal(.internalError) {
            _ = try EvalRun.creating(.of(Methods.createRun)) { $0.state = .sealed }
        }
        let judge = Command.of(Methods.evaluateGates)
        expectRefusal(.internalError) { _ = try Self.run(.sealed).applying(judge) { $0.state = .running } }
    }

    @Test("A later attempt is judged only with a reason")
    func attempts() throws {
        var run = Self.run(.sealed)
        run.attempt = 2
        #expect {
            try run.judged(Verdict(status: .pass), .of(Methods.evaluateGates))
        } throws: { ($0 as? Refusal)?.reason == .reasonRequired }
        let judged = try run.judged(Verdict(status: .pass), .of(Methods.evaluateGates, reason: "flaky host"))
        #expect(judged.after.state == .passed)
    }

    @Test("A run keeps its verdict while samples and gates are the same, and is judged again where they are not")
    func judgedAgain() throws {
        func verdict(_ status: GateVerdict, content: UInt8 = 1, attempts: UInt32 = 1) -> Verdict {
            Verdict(status: status, gatesDigest: [7], contentDigest: [content], attempts: attempts)
        }
        let first = try Self.run(.sealed).judged(verdict(.pass), .of(Methods.evaluateGates)).after
        let beside = try first.judged(verdict(.pass, attempts: 2), .of(Methods.evaluateGates))
        #expect(beside.effect == .none && beside.after == first)
        let damaged = try first.judged(verdict(.error, content: 2), .of(Methods.evaluateGates))
        #expect(damaged.after.verdict?.status == .error && damaged.effect != .none)
        let mended = try damaged.after.judged(verdict(.pass), .of(Methods.evaluateGates))
        #expect(mended.after.verdict?.status == .pass && mended.effect != .none)
    }

    @Test("An invalidated run says so and is not judged, whatever its attempt")
    func invalidatedForGood() throws {
        var run = Self.run(.passed)
        run.attempt = 2
        let alone = Command.of(Methods.invalidateRun, isSinglePersonMode: true, reason: "bad data")
        let invalidated = try run.invalidated(alone).after
        #expect(invalidated.invalidated && invalidated.isInvalidated)
        expectRefusal(.runInvalidated) { try invalidated.checkValid() }
        expectRefusal(.runInvalidated) {
            _ = try invalidated.judged(Verdict(status: .pass), .of(Methods.evaluateGates, reason: "again"))
        }
        // Stored by a release that had no such mark.
        var earlier = invalidated
        earlier.invalidated = false
        #expect(earlier.isInvalidated)
        let asked = try run.invalidated(.of(Methods.invalidateRun, reason: "bad data")).after
        #expect(!asked.invalidated && !asked.isInvalidated)
    }

    @Test("A run leaves space for its summary and verdict")
    func room() throws {
        var request = CreateRunRequest(name: "evalRuns/r1", metadata: ["k": String(repeating: "x", count: 1 << 20)])
        expectRefusal(.documentTooLarge) {
            _ = try EvalRun.created(request, .of(Methods.createRun), attempt: 1, digest: { $0 })
        }
        request.metadata = [:]
        var run = try EvalRun.created(request, .of(Methods.createRun), attempt: 1, digest: { $0 }).after
        let upload = String(repeating: "u", count: 128)
        run.droppedBatches = (1...8_000).map { DroppedBatch(upload: upload, seq: UInt64($0)) }
        expectRefusal(.documentTooLarge) {
            _ = try run.dropping(upload: upload, seq: 8_001, .of(Methods.dropBatch, reason: "bad"))
        }
    }

    @Test("Gates and declared scores are locked at creation")
    func created() throws {
        var request = CreateRunRequest()
        request.name = "evalRuns/r1"
        request.gates = GatePolicy(rules: [GateRule(key: "judge_min", min: 0.5)])
        request.metrics = [MetricDeclaration(name: "judge", range: MetricRange(min: 0, max: 1))]
        let run = try EvalRun.created(request, .of(Methods.createRun), attempt: 1, digest: { Array($0.prefix(4)) })
            .after
        #expect((run.state, run.plan, run.gatesDigest.count) == (.running, "r1", 4))
        #expect(run.gates?.rules[0].confidence == 0.95)
        request.gates = GatePolicy()
        #expect {
            try EvalRun.created(request, .of(Methods.createRun), attempt: 1, digest: { $0 })
        } throws: { ($0 as? Refusal)?.reason == .gatePolicyInvalid }
        request.gates = nil
        request.metrics.append(MetricDeclaration(name: "judge"))
        #expect {
            try EvalRun.created(request, .of(Methods.createRun), attempt: 1, digest: { $0 })
        } throws: { ($0 as? Refusal)?.reason == .metricInvalid }
    }

    /// Whether the version exists (nil: none is named, or nobody can tell), whether the run may be of one that does
    /// not, whether it is said to be registered, and what it is refused for.
    static let versionRows: [(exists: Bool?, unregistered: Bool, isRegistered: Bool, reason: ErrorReason?)] = [
        (nil, false, false, nil), (nil, true, false, nil), (true, false, true, nil), (true, true, true, nil),
        (false, true, false, nil), (false, false, false, .versionUnregistered),
    ]

    @Test("A run names a version that exists, or says that it need not", arguments: versionRows.indices)
    func versions(index: Int) throws {
        let row = Self.versionRows[index]
        let request = CreateRunRequest(
            name: "evalRuns/r1", modelVersion: "models/m/versions/1.0.0", unregistered: row.unregistered)
        let reason = refusal {
            let run = try EvalRun.created(
                request, .of(Methods.createRun), attempt: 1, versionExists: row.exists, digest: { $0 }
            ).after
            #expect(run.versionRegistered == row.isRegistered)
        }
        #expect(reason == row.reason)
    }

    @Test("A rule that moves a document into other scopes needs the permission there too")
    func moved() throws {
        var run = Self.run(.running)
        run.modelVersion = "models/a/versions/1.0.0"
        func moving(to model: String, scopes: [String]) throws -> ErrorReason? {
            let granted = try scopes.map {
                Authorisation(role: "ANALYST", permissions: [Permission("eval.abort")], scope: try Scope($0))
            }
            let command = Command(
                actor: Caller(name: "principals/ada", authority: .granted(granted)), role: "ANALYST",
                method: Methods.abortRun.descriptor, reason: "given up", now: 1)
            return refusal {
                _ = try run.applying(command) { run in
                    run.state = .aborted
                    run.modelVersion = "models/\(model)/versions/1.0.0"
                }
            }
        }
        #expect(try moving(to: "b", scopes: ["models/a"]) == .permissionDenied)
        #expect(try moving(to: "b", scopes: ["models/a", "models/b"]) == nil)
        #expect(try moving(to: "a", scopes: ["models/a"]) == nil && moving(to: "b", scopes: ["*"]) == nil)
    }
}
