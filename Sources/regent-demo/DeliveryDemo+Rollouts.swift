import Foundation
import RegentClient
import RegentTestKit

/// The two rollouts: one that the daemon takes back, one that it promotes.
extension DeliveryDemo {
    private static let policy = "models/\(model)/environments/prod/rolloutPolicy"
    private static let (first, second) = ("first-try", "second-try")
    /// Outcomes of the canary before the first stage can pass; the judge has found the planted regression by then.
    private static let firstStageUnits = 400

    // MARK: A bad version

    func badVersion(_ service: RoutedService) async throws {
        people.head("Version 1.1.0, with a regression that no evaluation has found, becomes the canary")
        let weights = ("[0.30,0.30,0.20,0.20]", "[0.45,0.38,0.22,0.15]")
        try agree("second", to: Self.bad, over: Self.old, run: "feb-run", weights)
        try promote(Self.bad, by: "offline")

        people.head("A rollout policy: two stages, a judge, triggers; the daemon may roll back by itself")
        try by("omar").run("apply", "-f", try policy("bad.yaml", canary: Self.bad, promotesByItself: false))
        try by("omar").run("rollout", "decision-doc", Self.model, "-e", "prod")

        people.head("The rollout begins while the service goes on")
        try by("omar").run("rollout", "start", Self.first, Self.model, "-e", "prod")
        let run = try await serve(service, through: Self.first, to: .rolledBack)
        try by("omar").run("rollout", "watch", Self.first, expecting: 2)
        try checkVerdict(of: run)

        people.head("Every request goes to 1.0.0 again")
        try await service.follow(to: run.revision)
        try expectVersions(of: try await service.serve(1_000), [Self.old])
        let met = service.total.byVersion[Self.name(Self.bad), default: 0]
        guard met > 0, met <= Self.firstStageUnits + Self.round else {
            throw DemoError("\(met) requests were answered by 1.1.0")
        }
        say("1.1.0 has answered \(met) of \(service.total.requests) requests")
        try expectStates([Self.old: "STABLE", Self.bad: "DRAFT"])
        try checkAlert()
        try checkRecord()
    }

    /// That the judge found what was planted, in the first stage.
    private func checkVerdict(of run: RolloutRun) throws {
        try people.expect("the trigger", run.trigger, is: "JUDGE")
        try people.expect("who ended the rollout", run.endedBy, is: Self.daemon)
        guard run.stage == 0, let verdict = run.verdict, verdict.decision == .rollback else {
            throw DemoError("it ended in stage \(run.stage) with \(String(describing: run.verdict))")
        }
        guard let rate = verdict.metrics.first(where: { $0.metric == "schema_valid_rate" }),
            rate.decision == .rollback, let canary = rate.canary, let baseline = rate.baseline,
            abs(canary - Self.plantedRate) < 0.1, abs(baseline - Self.validRate) < 0.05
        else { throw DemoError("the metrics are \(verdict.metrics)") }
        say("schema_valid_rate \(canary) against \(baseline), after \(verdict.canaryUnits) outcomes of the canary")
    }

    /// That the trigger has opened an alert, which waits for whoever is on call, and can be closed.
    private func checkAlert() throws {
        people.head("Before the judge was sure, a trigger had opened an alert; it waits for Eve, who is on call")
        try by("eve").run("inbox")
        let alerts = try people.object("eve", "alert", "list")?["alerts"] as? [[String: Any]] ?? []
        guard alerts.count == 1, let name = alerts[0]["name"] as? String else {
            throw DemoError("the alerts are \(alerts)")
        }
        for (field, expected) in [
            ("state", "OPEN"), ("kind", "SCHEMA_VALID"), ("subject", Self.policy),
            ("rollout", "rollouts/" + Self.first),
        ] {
            try people.expect("\(field) of the alert", alerts[0][field], is: expected)
        }
        try expectWaiting("eve", "alert.close", name)
        let close = ["alert", "close", Self.id(name), "--as", "rolled-back", "--reason", "the daemon rolled it back"]
        try by("omar").run(close)
        try people.expect(
            "the alert", try people.object("omar", "alert", "show", Self.id(name))?["state"], is: "ROLLED_BACK")
    }

    /// That the rollback has a record, of which the committee is told, and gets its cause.
    private func checkRecord() throws {
        people.head("The rollback has a record: the committee is told, and Omar looks for the cause")
        let records = try people.object("omar", "rollback", "list")?["rollbacks"] as? [[String: Any]] ?? []
        guard records.count == 1, let name = records[0]["name"] as? String else {
            throw DemoError("the records of rollbacks are \(records)")
        }
        for (field, expected) in [
            ("state", "OPEN"), ("from_version", Self.name(Self.bad)), ("to_version", Self.name(Self.old)),
            ("trigger", "JUDGE"), ("rolled_back_by", Self.daemon),
        ] {
            try people.expect("\(field) of the record", records[0][field], is: expected)
        }
        try expectWaiting("charlie", "rollback.recorded", name)
        try expectWaiting("omar", "rollback.rootCause", name)
        try by("omar").run("rollback", "review", Self.id(name))
        try by("omar").run("rollback", "root-cause", Self.id(name), "--cause", "a field of the schema was renamed")
        try people.expect(
            "the record", try people.object("omar", "rollback", "show", Self.id(name))?["state"], is: "CLOSED")
    }

    // MARK: A good version

    func goodVersion(_ service: RoutedService) async throws {
        people.head("Version 1.2.0 is 1.1.0 without the regression; it becomes the canary")
        try people.evaluate("march-run", "--type", "offline")
        let weights = ("[0.45,0.38,0.22,0.15]", "[0.40,0.40,0.22,0.15]")
        try agree("third", to: Self.good, over: Self.bad, run: "march-run", weights)
        try promote(Self.good, by: "offline")

        people.head("This policy also promotes by itself, which somebody approves who has not written it")
        try by("omar").run("apply", "-f", try policy("good.yaml", canary: Self.good, promotesByItself: true))
        let approve = ["rollout", "approve", Self.model, "-e", "prod"]
        try by("omar").run(approve, expecting: GovernanceDemo.denied)
        try by("charlie").run(approve)

        people.head("The rollout passes its stages, is judged PROMOTE, and 1.2.0 serves every key")
        try by("omar").run("rollout", "start", Self.second, Self.model, "-e", "prod")
        let run = try await serve(service, through: Self.second, to: .promoted)
        try by("omar").run("rollout", "watch", Self.second)
        try people.expect("who ended the rollout", run.endedBy, is: Self.daemon)
        guard run.stage == 1, run.passedTime != nil, run.verdict?.decision == .promote else {
            throw DemoError("it ended in stage \(run.stage) with \(String(describing: run.verdict))")
        }
        try await service.follow(to: run.revision)
        try expectVersions(of: try await service.serve(1_000), [Self.good])
        try expectStates([Self.old: "DEPRECATED", Self.bad: "DRAFT", Self.good: "STABLE"])
        let policy = try people.object("omar", "rollout", "show", Self.model, "-e", "prod")
        try people.expect("the stable version", policy?["stable_version"], is: Self.name(Self.good))
        let approval = policy?["auto_promote_approval"] as? [String: Any]
        try people.expect("who approved", approval?["approved_by"], is: "principals/charlie")
    }

    // MARK: After

    /// That nothing is left open or lost, and that the router decides as the daemon does.
    func check(_ service: RoutedService) async throws {
        people.head("The router decides as the daemon; the daemon has counted every attempt of the service")
        try await service.compare(200)
        try service.checkReports()
        let summary = ["outcome", "summary", "--environment", "prod", "--by", "model-version"]
        try by("omar").run(summary)
        let groups = try by("omar").object(summary)?["groups"] as? [[String: Any]] ?? []
        let counts = groups.map { ($0["value"] as? String ?? "", ($0["count"] as? NSNumber)?.intValue ?? 0) }
        guard Dictionary(counts, uniquingKeysWith: +) == service.total.attempts else {
            throw DemoError("the daemon has counted \(counts), the service \(service.total.attempts)")
        }
        let open = try by("omar").object("alert", "list", "--filter", "state = OPEN")?["alerts"] as? [Any] ?? []
        guard open.isEmpty else { throw DemoError("open alerts: \(open)") }
        try by("omar").run("story", "rollouts/" + Self.first)
        say("\nAll \(service.total.requests) requests of the service were answered.")
    }

    // MARK: Steps

    /// Serves until a rollout has ended as expected; returns it.
    private func serve(
        _ service: RoutedService, through rollout: String, to state: RolloutRunState
    ) async throws -> RolloutRun {
        try await serve(service, until: "\(rollout) is \(state)") { _ in
            let run = try await service.rollout(rollout)
            guard run.state != .paused else { throw DemoError("\(rollout) is paused: \(run.pauseReason)") }
            return run.state != .running
        }
        let run = try await service.rollout(rollout)
        guard run.state == state else { throw DemoError("\(rollout) is \(run.state): \(run.endReason)") }
        return run
    }

    private func policy(_ file: String, canary: String, promotesByItself: Bool) throws -> String {
        let text = """
            name: \(Self.policy)
            stable_version: \(Self.name(Self.old))
            canary_version: \(Self.name(canary))
            stages:
              - {canary_permille: 100, soak_s: 1, min_units: \(Self.firstStageUnits)}
              - {canary_permille: 500, soak_s: 1, min_units: 1000}
            judge:
              alpha: 0.01
              margin: 0.05
              promote_alpha: 0.05
              min_units: 250
              metrics: [schema_valid_rate, error_rate, p95_latency_ms]
              zero_tolerance_safety: true
            triggers:
              - {kind: SAFETY_REGRESSION, action: ROLLBACK}
              - {kind: SCHEMA_VALID_DROP, threshold: 0.1, min_samples: 100, action: ALERT}
            auto_promote: \(promotesByItself)
            auto_rollback: true

            """
        let path = people.folder.file(file)
        try people.write(text, to: path)
        return path
    }

    private static func id(_ name: String) -> String { name.split(separator: "/").last.map(String.init) ?? name }

    /// That something waits for somebody.
    private func expectWaiting(_ person: String, _ kind: String, _ resource: String) throws {
        let items = try people.object(person, "inbox")?["items"] as? [[String: Any]] ?? []
        guard items.contains(where: { $0["kind"] as? String == kind && $0["resource"] as? String == resource }) else {
            throw DemoError("\(kind) of \(resource) does not wait for \(person): \(items)")
        }
    }

    /// States of versions in production.
    private func expectStates(_ states: [String: String]) throws {
        for (version, state) in states.sorted(by: { $0.key < $1.key }) {
            try people.expect(
                "\(version) in prod", try people.object("omar", "version", "show", version)?["state"], is: state)
        }
    }
}
