import Foundation
import RegentClient
import RegentGovernance
import RegentMessages
import RegentModel
import RegentText

/// A rollback from its first outcome to its record, in an environment where nothing else is.
struct RollbackDrill: Sendable {
    /// Outcomes of each arm in which the trigger that alerts sees a drop.
    private static let window: UInt32 = 20
    /// Within what the deciding outcome should have its effect, in the daemon and in an SDK that is connected.
    private static let (daemonGoal, routerGoal) = (Duration.milliseconds(50), Duration.milliseconds(250))
    /// How long other steps may take.
    private static let patience = Duration.seconds(30)

    private let client: RegentClient
    private let place: DrillPlace
    /// How soon the canary must be out.
    private let limit: Duration

    init(_ client: RegentClient, model: String?, limit: Duration) {
        self.client = client
        self.limit = limit
        place = DrillPlace(givenModel: model)
    }

    /// Carries it out, and archives what it made, whatever happens.
    func whole() async throws -> DrillReport {
        Terminal.say("\(place.id) begins, in \(place.environment)")
        var report = DrillReport(place)
        let cleaning = DrillCleaning(client: client, place: place)
        do {
            try await act(&report)
        } catch {
            // Not cancelled with the drill.
            let left = await Task { await cleaning.whole() }.value
            for text in left { Terminal.say("not cleaned up: \(text.printable)") }
            if left.isEmpty { Terminal.say("everything that \(place.id) made is archived") }
            throw error
        }
        let left = await Task { await cleaning.whole() }.value
        try await checkEvidence(&report)
        report.add(
            "what the drill made is archived", left.isEmpty,
            left.isEmpty ? place.environment : left.joined(separator: "; "))
        return report
    }

    private func act(_ report: inout DrillReport) async throws {
        let (stable, canary) = try await prepare()
        let router = try LocalRouter(client, environments: [place.id], models: [place.modelID])
        report = try await router.scoped { [report] router in
            var report = report
            try await router.ready(timeout: Self.patience)
            try await observe(router, stable: stable, canary: canary, &report)
            return report
        }
        try await checkRecords(stable: stable, canary: canary, &report)
    }

    // MARK: Preparation

    /// An environment with a provider, two versions of a model, and a rollout of the second; gives both.
    private func prepare() async throws -> (stable: String, canary: String) {
        let why = Mutation(reason: place.reason)
        // First, because that may be refused.
        let versions = DrillVersions(client: client, place: place)
        let (stable, canary) = try await versions.both()
        _ = try await client.createEnvironment(
            CreateEnvironmentRequest(
                environment: Environment(name: place.environment, description: "A \(place.reason)"), mutation: why))
        _ = try await client.putProviderConfig(
            PutProviderConfigRequest(providerConfig: ProviderConfig(name: place.provider, weight: 1), mutation: why))
        for type in [EvalRunType.offline, .canary] {
            try await versions.prove(type == .offline ? "stable-offline" : "stable-canary", type, of: stable)
            _ = try await client.promoteVersion(
                PromoteVersionRequest(name: stable, environment: place.environment, mutation: why))
        }
        try await versions.prove("canary-offline", .offline, of: canary)
        _ = try await client.promoteVersion(
            PromoteVersionRequest(name: canary, environment: place.environment, mutation: why))
        _ = try await client.putRolloutPolicy(
            PutRolloutPolicyRequest(rolloutPolicy: policy(stable, canary), mutation: why))
        _ = try await client.startRollout(
            StartRolloutRequest(rollout: RolloutRun(name: place.rollout, policy: place.policy), mutation: why))
        return (stable, canary)
    }

    /// One trigger alerts, the other one rolls back.
    private func policy(_ stable: String, _ canary: String) -> RolloutPolicy {
        RolloutPolicy(
            name: place.policy, stableVersion: stable, canaryVersion: canary,
            stages: [RolloutStage(canaryPermille: 500, soakS: 86_400)],
            triggers: [
                RolloutTrigger(kind: .schemaValidDrop, threshold: 0.5, minSamples: Self.window, action: .alert),
                RolloutTrigger(kind: .safetyRegression, action: .rollback),
            ], autoRollback: true)
    }

    // MARK: Outcomes

    /// Reports outcomes as a service that decides by a local router, until the canary is out.
    private func observe(
        _ router: LocalRouter, stable: String, canary: String, _ report: inout DrillReport
    ) async throws {
        guard let arms = try await wait(Self.patience, for: { try keysOfArms(by: router) }) else {
            return report.add("the canary serves its share", false, "the snapshot of the SDK names no canary")
        }
        let deciding = arms.canary[0]
        let answer = try await client.select(request(deciding.key)).decision ?? RouteDecision()
        let agrees = answer.modelVersion == canary && deciding.decision.modelVersion == canary
        report.add(
            "the canary serves its share", agrees,
            "the daemon names \(answer.modelVersion), the SDK \(deciding.decision.modelVersion)")

        for number in 0..<Int(Self.window) {
            try send(arms.canary[number + 1].decision, "canary-\(number)", isValid: false)
            try send(arms.baseline[number].decision, "baseline-\(number)", isValid: true)
        }
        try await client.flushOutcomes()
        let alert = try await wait(Self.patience) { try await openAlert() }
        report.add(
            "a drop of valid answers opens an alert", alert != nil, alert.map { "\($0.name): \($0.title)" } ?? "none")
        if let alert { report.records.append(alert.name) }
        try await violate(deciding, canary, router, &report)
    }

    /// Reports the outcome that decides, and times what follows from it.
    private func violate(
        _ deciding: Keyed, _ canary: String, _ router: LocalRouter, _ report: inout DrillReport
    ) async throws {
        let start = ContinuousClock.now
        try send(deciding.decision, "deciding", isValid: true, isSafe: false)
        async let sent: Void = client.flushOutcomes()
        async let daemon = time(from: start, pause: .zero) {
            try await client.select(request(deciding.key)).decision?.modelVersion != canary
        }
        async let local = time(from: start, pause: .milliseconds(1)) {
            try router.decide(environment: place.id, model: place.modelID, key: deciding.key).modelVersion != canary
        }
        let (daemonTook, localTook) = try await (daemon, local)
        try await sent
        report.add(timed("the daemon re-routes", daemonTook, Self.daemonGoal))
        report.add(timed("a connected SDK re-routes", localTook, Self.routerGoal))
    }

    private func timed(_ name: String, _ took: Duration?, _ goal: Duration) -> DrillReport.Step {
        let seen =
            took.map {
                "\(DrillReport.milliseconds($0)) ms from reporting the outcome that decides"
                    + ($0 < goal ? "" : ", above the goal of \(DrillReport.milliseconds(goal)) ms")
            } ?? "not within \(NumberText.seconds(limit))"
        return DrillReport.Step(name: name, held: took != nil, seen: seen, took: took, goal: goal)
    }

    /// When it becomes true; nil where it does not in time.
    private func time(
        from start: ContinuousClock.Instant, pause: Duration, until isTrue: () async throws -> Bool
    ) async throws -> Duration? {
        while true {
            let isOver = try await isTrue()
            let span = ContinuousClock.now - start
            if isOver { return span <= limit ? span : nil }
            guard span < limit else { return nil }
            if pause > .zero { try await Task.sleep(for: pause) } else { try Task.checkCancellation() }
        }
    }

    /// A key, and what the router decides for it.
    private struct Keyed: Sendable {
        let key: String
        let decision: LocalDecision
    }

    /// Enough keys of both arms; nil while the snapshot names no canary.
    private func keysOfArms(by router: LocalRouter) throws -> (canary: [Keyed], baseline: [Keyed])? {
        var (canary, baseline): ([Keyed], [Keyed]) = ([], [])
        for number in 0..<1_000 {
            let key = "user-\(number)"
            let decision = try router.decide(environment: place.id, model: place.modelID, key: key)
            if decision.arm == .canary { canary.append(Keyed(key: key, decision: decision)) }
            if decision.arm == .baseline { baseline.append(Keyed(key: key, decision: decision)) }
        }
        return canary.count > Int(Self.window) && baseline.count >= Int(Self.window) ? (canary, baseline) : nil
    }

    private func request(_ key: String) -> SelectRequest {
        SelectRequest(environment: place.id, key: key, model: place.modelID)
    }

    private func send(_ decision: LocalDecision, _ id: String, isValid: Bool, isSafe: Bool = true) throws {
        let now = Timestamp(microseconds: Int64(Date().timeIntervalSince1970 * 1e6))
        var outcome = decision.outcome(requestID: "\(place.id)-\(id)", createTime: now, status: .ok)
        outcome.schemaValid = isValid ? .true : .false
        outcome.safetyCompliant = isSafe ? .true : .false
        try client.report(outcome)
    }

    private func wait<Found: Sendable>(
        _ patience: Duration, for look: () async throws -> Found?
    ) async throws -> Found? {
        let end = ContinuousClock.now + patience
        while true {
            if let found = try await look() { return found }
            guard ContinuousClock.now < end else { return nil }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    // MARK: Records

    private func openAlert() async throws -> Alert? {
        // Names hold no quotes.
        let filter = "subject = \"\(place.policy)\" AND state = OPEN"
        return try await client.listAlerts(ListAlertsRequest(filter: filter)).alerts.first
    }

    private func checkRecords(stable: String, canary: String, _ report: inout DrillReport) async throws {
        let run = try await client.getRollout(GetRolloutRequest(name: place.rollout)).rollout ?? RolloutRun()
        report.add("the rollout is ROLLED_BACK", run.state == .rolledBack, "\(run.state.name): \(run.endReason)")
        report.records.append(place.rollout)
        let policy =
            try await client.getRolloutPolicy(GetRolloutPolicyRequest(name: place.policy)).rolloutPolicy
            ?? RolloutPolicy()
        report.add(
            "its policy is back at the stable version", policy.stableVersion == stable && policy.canaryVersion.isEmpty,
            "stable \(policy.stableVersion), canary \(policy.canaryVersion.isEmpty ? "none" : policy.canaryVersion)")
        let version = try await client.getVersion(GetVersionRequest(name: canary)).version ?? ModelVersion()
        let state = version.state(in: place.environment)
        report.add("the canary is DRAFT", state == .draft, "\(canary) is \(state.name)")
        let record = try await DrillCleaning(client: client, place: place).records().first { $0.fromVersion == canary }
        let fits = record?.toVersion == stable && record?.trigger == RolloutTriggerKind.safetyRegression.name
        report.add(
            "the rollback is recorded", fits,
            record.map { "\($0.name): \($0.trigger), from \($0.fromVersion) to \($0.toVersion)" } ?? "no record")
        if let record { report.records.append(record.name) }
        let incident = try await DrillCleaning(client: client, place: place).incidents().first
        report.add(
            "the rollback opens an incident", incident?.links.contains(record?.name ?? "") == true,
            incident.map { "\($0.name): \($0.title)" } ?? "none")
        if let incident { report.records.append(incident.name) }
    }

    /// That the records say that it was a drill, and wait for nobody.
    private func checkEvidence(_ report: inout DrillReport) async throws {
        let records = try await DrillCleaning(client: client, place: place).records()
        let closed = records.filter { $0.state == .closed && $0.rootCause.hasPrefix(place.reason) }
        let alert = try await openAlert()
        report.add(
            "the records are closed as a drill's", !closed.isEmpty && closed.count == records.count && alert == nil,
            closed.map { "\($0.name): \($0.rootCause)" }.joined(separator: "; "))
    }
}
