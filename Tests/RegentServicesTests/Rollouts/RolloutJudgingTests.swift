import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage
import RegentTestKit
import Synchronization
import Testing

/// Rollouts that are judged by their outcomes, and what the daemon does by itself.
@Suite("Judged rollouts", .timeLimit(.minutes(10)))
struct RolloutJudgingTests {
    @Test("A planted regression is rolled back by itself, exactly once, and the canary needs new evidence")
    func rollback() async throws {
        var rollout = try await RolloutBench.open()
        for _ in 0..<40 {
            try await rollout.judge(100, .init(errorPercent: 40))
            if try await !rollout.stored().isOpen { break }
        }
        let run = try await rollout.stored()
        #expect(run.state == .rolledBack && run.trigger == "JUDGE" && run.verdict?.decision == .rollback)
        #expect(run.endedBy == Caller.daemon.name && run.endReason.contains("HARM"))
        let version = try await rollout.bench.store.require(ModelVersion.self, RolloutBench.canary)
        #expect(version.state == .draft)
        let policy = try await rollout.bench.store.require(RolloutPolicy.self, RolloutBench.policyName)
        #expect(policy.canaryVersion.isEmpty && policy.stableVersion == RolloutBench.stable)
        try await rollout.judge(100, .init(errorPercent: 40))
        let (records, ends) = (
            try await rollout.bench.store.list(RollbackRecord.self, DocumentQuery()).items,
            try await rollout.count(of: "rollout.rolledBack")
        )
        #expect(records.count == 1 && records.first?.trigger == "JUDGE" && ends == 1)
    }

    @Test("A restart in the middle gives the same verdict, and counts nothing twice")
    func restart() async throws {
        let seed = announcedSeed(#function)
        var whole = try await RolloutBench.open(seed: seed)
        var cut = try await RolloutBench.open(seed: seed)
        for _ in 0..<60 {
            let isOpen = try await whole.stored().isOpen
            guard isOpen else { break }
            try await whole.judge(50, .init(errorPercent: 20))
            cut = try await cut.restarted()
            try await cut.judge(50, .init(errorPercent: 20))
        }
        let (one, other) = (try await whole.stored(), try await cut.stored())
        #expect(one.state == .rolledBack && other.state == .rolledBack)
        #expect(one.verdict?.metrics == other.verdict?.metrics)
        #expect(one.verdict?.canaryUnits == other.verdict?.canaryUnits)
    }

    @Test("Without auto_rollback a regression pauses the rollout and opens one alert")
    func paused() async throws {
        var rollout = try await RolloutBench.open(autoRollback: false)
        for _ in 0..<40 {
            try await rollout.judge(100, .init(errorPercent: 40))
            if try await rollout.stored().state != .running { break }
        }
        try await rollout.judge(100, .init(errorPercent: 40))
        let run = try await rollout.stored()
        #expect(run.state == .paused && run.pauseReason.contains("ROLLBACK"))
        let alerts = try await rollout.bench.store.list(Alert.self, DocumentQuery()).items
        #expect(alerts.map(\.kind) == [.judge] && alerts.first?.rollout == RolloutBench.run)
        let records = try await rollout.bench.store.list(RollbackRecord.self, DocumentQuery()).items
        #expect(records.isEmpty)
    }

    /// Feeds a good canary until its stage has passed and it is proven.
    private func prove(_ rollout: inout RolloutBench) async throws {
        for _ in 0..<30 {
            try await rollout.judge(200, .init(errorPercent: 2))
            try await rollout.tick()
            let run = try await rollout.stored()
            if !run.isOpen || run.passedTime != nil && run.isProven { return }
        }
    }

    @Test("A good canary is promoted by itself once that is approved, and not before")
    func promotion() async throws {
        var rollout = try await RolloutBench.open(autoPromote: true, margin: 0.2)
        try await prove(&rollout)
        try await rollout.tick()
        let waiting = try await rollout.stored()
        #expect(waiting.state == .running && waiting.passedTime != nil && waiting.isProven)
        let policy = try await rollout.bench.store.require(RolloutPolicy.self, RolloutBench.policyName)
        _ = try await rollout.bench.call(
            RolloutServiceMethods.approveAutoPromote,
            ApproveAutoPromoteRequest(name: policy.name, mutation: .fresh("agreed", etag: policy.etag)))
        let events = try await rollout.tick()
        #expect(events == ["rollout.promoted"])
        let (run, version) = (
            try await rollout.stored(),
            try await rollout.bench.store.require(ModelVersion.self, RolloutBench.canary)
        )
        #expect(run.state == .promoted && run.endedBy == Caller.daemon.name && version.state == .stable)
        let again = try await rollout.tick()
        #expect(again.isEmpty)
    }

    @Test("A good canary that nobody approved waits, and so does one whose policy does not promote by itself")
    func unapproved() async throws {
        var rollout = try await RolloutBench.open(autoPromote: false, margin: 0.2)
        try await prove(&rollout)
        let events = try await rollout.tick()
        let run = try await rollout.stored()
        #expect(events.isEmpty && run.state == .running && run.passedTime != nil && run.isProven)
    }

    @Test("A verdict that was read before a worse one was stored is not put in its place")
    func staleVerdict() async throws {
        var rollout = try await RolloutBench.open(autoPromote: true, autoRollback: false, margin: 0.2)
        try await prove(&rollout)
        let (bench, now) = (rollout.bench, rollout.bench.context.now())
        let before = try await rollout.stored()
        #expect(before.isProven && before.state == .running)
        let decision = try await RolloutStages.decision(on: RolloutBench.run, bench.context, at: now)
        for _ in 0..<40 {
            try await rollout.judge(200, .init(errorPercent: 100))
            if try await rollout.stored().state == .paused { break }
        }
        let command = Command.daemon(.tick, now: now)
        let isOver = try await bench.store.write(MutationCall(command)) { store in
            try decision(try store.require(RolloutRun.self, RolloutBench.run), command, store) == nil
        }
        let run = try await rollout.stored()
        #expect(isOver && run.state == .paused && run.verdict?.decision == .rollback && !run.isProven)
    }

    @Test("A stage without its outcomes does not pass, and silence promotes nothing")
    func silence() async throws {
        let rollout = try await RolloutBench.open(autoPromote: true)
        try await RolloutJudging(rollout.bench.context).catchUpAll()
        try await rollout.tick()
        let run = try await rollout.stored()
        #expect(run.state == .running && run.passedTime == nil && run.verdict?.decision == .hold)
    }

    // MARK: Triggers

    /// A trigger, how the canary behaves, and the alert or the rollback that follows.
    struct Row: Sendable, CustomTestStringConvertible {
        let kind: RolloutTriggerKind
        let action: RolloutTriggerAction
        let alert: AlertKind?

        var testDescription: String { "\(kind.name) \(action.name)" }
    }

    static let rows = [
        Row(kind: .safetyRegression, action: .rollback, alert: nil),
        Row(kind: .safetyRegression, action: .alert, alert: .safety),
        Row(kind: .schemaValidDrop, action: .rollback, alert: nil),
        Row(kind: .schemaValidDrop, action: .alert, alert: .schemaValid),
    ]

    @Test("A trigger rolls back or alerts, as the policy says", arguments: rows)
    func triggers(row: Row) async throws {
        let trigger = RolloutTrigger(
            kind: row.kind, minSamples: row.kind == .safetyRegression ? 0 : 100, action: row.action)
        var rollout = try await RolloutBench.open(triggers: [trigger])
        let isSafety = row.kind == .safetyRegression
        var rows = rollout.outcomes(isSafety ? 20 : 400, .init(invalidPercent: isSafety ? 0 : 20))
        // One is enough for the trigger, and too little for the judge's own rule on safety.
        let place = try #require(rows.firstIndex { $0.arm == .canary })
        if isSafety { rows[place].safetyCompliant = .false }
        try await rollout.judge(rows)
        let run = try await rollout.stored()
        let alerts = try await rollout.bench.store.list(Alert.self, DocumentQuery()).items
        #expect(alerts.map(\.kind) == (row.alert.map { [$0] } ?? []))
        #expect(run.state == (row.alert == nil ? .rolledBack : .running))
        if row.alert == nil { #expect(run.trigger == row.kind.name && !run.endReason.isEmpty) }
    }

    @Test("A sealed eval run of the canary with a violation of safety fires at the next tick")
    func samples() async throws {
        // One that alerts does not stand before one that rolls back.
        let triggers = [RolloutTriggerAction.alert, .rollback].map {
            RolloutTrigger(kind: .safetyRegression, action: $0)
        }
        let rollout = try await RolloutBench.open(triggers: triggers)
        let command = Command.daemon(EvaluationServiceMethods.createRun.descriptor, now: rollout.bench.context.now())
        _ = try await rollout.bench.store.write(MutationCall(command)) { store in
            // However many others are open.
            for place in 0..<150 {
                let other = RolloutRun(name: "rollouts/a-\(place)", state: .running, model: "models/m")
                _ = try store.put(Change(after: other, effect: .created("planted"), command: command))
            }
            let run = EvalRun(
                name: "evalRuns/c", type: .canary, modelVersion: RolloutBench.canary, state: .sealed,
                sealTime: command.time, summary: EvalSummary(safetyHtmlTailwindCompliance: 0.99))
            return try store.put(Change(after: run, effect: .created("planted"), command: command)).name
        }
        let events = try await rollout.tick()
        #expect(events == ["rollout.rolledBack"])
        let run = try await rollout.stored()
        #expect(run.trigger == "SAFETY_REGRESSION" && run.endReason.contains("evalRuns/c"))
        let again = try await rollout.tick()
        #expect(again.isEmpty)
    }

    @Test("A trigger that fires again while its alert is open stores no state for it")
    func firesAgain() async throws {
        var rollout = try await RolloutBench.open(triggers: [RolloutTrigger(kind: .safetyRegression, action: .alert)])
        try await rollout.judge(200, .init())
        var batches: [Int64?] = []
        for _ in 0..<3 {
            let rows = rollout.outcomes(40)
            var row = try #require(rows.first { $0.arm == .canary })
            row.safetyCompliant = .false
            try await rollout.judge([row])
            batches.append(try await rollout.bench.store.judgeState(of: RolloutBench.run)?.batch)
        }
        let alerts = try await rollout.bench.store.list(Alert.self, DocumentQuery()).items
        #expect(alerts.map(\.kind) == [.safety])
        #expect(batches[0] != nil && batches == [batches[0], batches[0], batches[0]])
    }

    // MARK: Claims

    @Test("Outcomes whose claims do not fit are left out and counted, and nobody moves a verdict by repeating")
    func claims() async throws {
        var rollout = try await RolloutBench.open()
        let rows = rollout.outcomes(40)
        let canary = try #require(rows.first { $0.arm == .canary })
        func changed(_ id: String, _ edit: (inout RouteOutcome) -> Void) -> RouteOutcome {
            var row = canary
            row.requestId = id
            edit(&row)
            return row
        }
        let attacks = [
            changed("a") { $0.modelVersion = RolloutBench.stable }, changed("b") { $0.keyDigest = 0 },
            changed("c") { ($0.arm, $0.modelVersion) = (.baseline, RolloutBench.stable) },
            changed("d") { $0.policyRevision = 1 }, changed("e") { $0.policyRevision = .max },
            changed("f") { $0.createTime = Timestamp(seconds: 4_000_000_000) }, canary, canary,
        ]
        let seen = Mutex<[RolloutFigures]>([])
        try await rollout.judge(rows + attacks)
        try await rollout.report(
            [changed("g") { $0.environment = "staging" }], environment: "staging", reporter: "other")
        try await RolloutJudging(rollout.bench.context).catchUpAll()
        let bench = rollout.bench
        let watching = Task {
            try await bench.stream(
                RolloutWatchServiceMethods.watchRollout, [WatchRolloutRequest(name: RolloutBench.run)]
            ) { response in seen.withLock { $0.append(response.figures ?? RolloutFigures()) } }
        }
        let isSeen = await eventually { !seen.withLock { $0 }.isEmpty }
        #expect(isSeen)
        _ = try await bench.call(
            RolloutRunServiceMethods.abortRollout,
            AbortRolloutRequest(name: RolloutBench.run, mutation: .fresh("seen enough")))
        try await watching.value
        let figures = seen.withLock { $0 }
        let counts = Dictionary(
            uniqueKeysWithValues: (figures.first?.ignored ?? []).map { ($0.reason, $0.count) })
        #expect(counts == ["VERSION": 1, "NO_KEY": 1, "ARM": 1, "POLICY": 2, "TIME": 1, "REPEATED": 2])
        let legal = UInt64(rows.count { $0.arm == .canary })
        #expect(figures.first?.verdict?.canaryUnits == legal && figures.last?.rollout?.state == .rolledBack)
    }

    @Test("Whoever may not read the model may not watch its rollout")
    func reach() async throws {
        let rollout = try await RolloutBench.open()
        let reads = Authorisation(permissions: [Permission("rollout.read")], scope: try Scope("models/other"))
        let ada = Caller(name: "principals/ada", authority: .granted([reads]))
        await expectRefusal(.permissionDenied) {
            try await rollout.bench.stream(
                RolloutWatchServiceMethods.watchRollout, [WatchRolloutRequest(name: RolloutBench.run)], as: ada
            ) { _ in }
        }
    }
}
