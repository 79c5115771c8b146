import Foundation
import RegentTestKit

/// A provider's outage breaks a promise: the incident that it opens is taken to its end by three people, the report of
/// the month shows it with an override and a waived gate, and everything that was recorded verifies until a byte of it
/// is changed.
struct ComplianceDemo {
    static let provider = "environments/prod/providers/openai"
    static let (version, versionName) = ("ward/1.0.0", "models/ward/versions/1.0.0")
    static let auditor = "ruth"
    /// A reason that is in the ledger and in no document.
    static let reason = "the ward is reviewed each quarter"
    /// How long the daemon may take to see a broken promise: it looks at each minute once that is over.
    private static let patience = Duration.seconds(150)
    /// Outcomes before the outage and in it: of 1,200 requests, 12 may fail.
    private static let (goodCount, badCount) = (1_000, 200)
    /// Samples of the run, of which every tenth is invalid.
    private static let sampleCount = 1_200

    let people: GovernanceDemo

    init(folder: TemporaryFolder, programs: Programs) {
        people = GovernanceDemo(folder: folder, programs: programs)
    }

    func run() async throws {
        let daemon = try people.programs.startDaemon(data: data)
        defer { if daemon.isRunning { daemon.terminate() } }
        try people.programs.waitUntilReady()
        try prepare()
        try outage()
        try waiver()
        try override()
        try await incident()
        let records = try await report()
        try checkRecords(records)
        try await people.programs.stop(daemon)
        try await changedLedger()
    }

    // MARK: Before

    private func prepare() throws {
        people.head("The store has an auditor before single-person mode ends")
        try people.programs.run("access", "principal", "set", Self.auditor, "--kind", "human")
        try people.programs.run("access", "grant", Self.auditor, "--role", "AUDITOR")
        try people.programs.run(
            "access", "token", "issue", Self.auditor, "--file", people.folder.file("\(Self.auditor).token"))
        try people.setUp()

        people.head("A version of Eve's model is agreed to and released")
        try by("omar").run("model", "create", "ward", "--risk-tier", "high", "--owner", "eve")
        try by("eve").run("model", "set", "ward", "--on-call", "eve", "--reason", Self.reason)
        try people.propose(
            "ward", base: nil, target: Self.version, run: "first-run", weights: ("null", "[0.30,0.30,0.20,0.20]"))
        try by("alice").run("proposal", "submit", "ward")
        try people.approve("ward")
        try by("omar").run("proposal", "apply", "ward")
        try people.release(Self.version)
    }

    // MARK: A month

    private func outage() throws {
        people.head("Omar promises that openai answers 99 of 100 requests")
        try by("omar").run(
            "sla", "set", "openai-up", "--subject", Self.provider, "-e", "prod", "--objective", "availability",
            "--threshold", "0.99", "--window", "rolling-7-days")

        people.head("It was well for days, and then failed for a quarter of an hour")
        let now = Date()
        let good = (0..<Self.goodCount).map { outcome("good-\($0)", now - 86_400 - Double($0) * 400, failed: false) }
        let bad = (0..<Self.badCount).map { outcome("bad-\($0)", now - 300 - Double($0) * 5, failed: true) }
        let path = people.folder.file("outcomes.jsonl")
        try people.write((good + bad).joined(), to: path)
        try by("omar").run("outcome", "report", path, "--environment", "prod")
    }

    private func outcome(_ id: String, _ time: Date, failed: Bool) -> String {
        """
        {"request_id":"\(id)","create_time":"\(time.formatted(.iso8601))","selected_provider":"openai",\
        "status":"\(failed ? "ERROR" : "OK")"\(failed ? #","error_code":"503""# : ""),"latency_ms":300}

        """
    }

    private func waiver() throws {
        people.head("A run of the version fails its gate; Charlie waives it, and the version is promoted all the same")
        let (samples, gates) = (people.folder.file("waived.jsonl"), people.folder.file("ward-gates.json"))
        let lines = (0..<Self.sampleCount).map {
            "{\"sample_id\":\"waived-\($0)\",\"status\":\"SCORED\",\"schema_valid\":\($0 % 10 != 0)}\n"
        }
        try people.write(lines.joined(), to: samples)
        try people.write(#"{"schema_valid_rate_min": 0.95}"#, to: gates)
        try by("alice").run(
            "eval", "create", "waived", "--type", "offline", "--model-version", Self.versionName, "--gates", gates)
        try by("alice").run("eval", "upload", "waived", samples)
        try by("alice").run("eval", "seal", "waived", "--expected-samples", "\(Self.sampleCount)")
        try by("alice").run("eval", "gate", "waived", expecting: 2)
        try by("omar").run("version", "promote", Self.version, "-e", "prod", expecting: GovernanceDemo.refused)
        try by("alice").run(
            "override", "request", "spring", "--kind", "gate", "--subject", "evalRuns/waived", "--reason",
            "one of ten feeds was down")
        try by("alice").run("override", "grant", "spring", expecting: GovernanceDemo.refused)
        try by("charlie").run("override", "grant", "spring", "--comment", "the feed is back")
        try by("omar").run("version", "promote", Self.version, "-e", "prod")
        try expectIncident(source: "GATE_WAIVER", link: "overrides/spring")
    }

    private func override() throws {
        people.head("Eve deploys it before its validation, which takes a reason and a second person")
        try by("omar").run("deployment", "create", "ward-staging", "--version", Self.version, "-e", "staging")
        try by("omar").run("deployment", "start", "ward-staging")
        try by("omar").run("deployment", "smoke", "ward-staging", "passed", "--notes", "12 tests")
        try by("omar").run(
            "deployment", "create", "ward-prod", "--version", Self.version, "-e", "prod", "--scope", "global")
        try by("omar").run("validation", "request", "ward-v1", "--version", Self.version)
        try by("omar").run("deployment", "start", "ward-prod")
        let confirm = ["task", "confirm", "ward-prod", "--override-reason", "outage of openai"]
        try by("eve").run(confirm, expecting: GovernanceDemo.refused)
        try by("eve").run(
            "override", "request", "rush", "--kind", "validation", "--subject", "validationRequests/ward-v1",
            "--reason", "outage of openai")
        try by("charlie").run("override", "grant", "rush", "--comment", "the outage is real")
        try by("eve").run(confirm)
        try expectIncident(source: "OVERRIDE", link: "overrides/rush")
    }

    // MARK: The incident

    private func incident() async throws {
        people.head("The promise is broken: the daemon sees it when the minute is over, and opens an incident")
        let id = try await openedBySLA()
        try by("omar").run("sla", "status", expecting: 2)
        try by("omar").run("incident", "show", id)

        people.head("Omar triages, mitigates and resolves it; he may not close what he resolved")
        try by("alice").run(
            "incident", "triage", id, "--severity", "error", "--owner", "omar", expecting: GovernanceDemo.denied)
        try by("omar").run("incident", "triage", id, "--severity", "error", "--owner", "omar")
        try by("omar").run("incident", "investigate", id)
        try by("omar").run("incident", "mitigate", id, "--done", "traffic moved to anthropic")
        try by("omar").run(
            "incident", "resolve", id, "--root-cause", "a region of the provider was down", "--action",
            "a second region", "--action-due", "+30d")
        try by("omar").run("incident", "close", id, expecting: GovernanceDemo.denied)

        people.head("Charlie closes it, once its action is done")
        try by("charlie").run("incident", "close", id, expecting: GovernanceDemo.refused)
        try by("omar").run("incident", "action-done", id, "1")
        try by("charlie").run("incident", "close", id)
        let closed = try people.object("omar", "incident", "show", id)
        try people.expect("the incident", closed?["state"], is: "CLOSED")
        try people.expect("its resolver", closed?["resolver"], is: "principals/omar")
        try people.expect("its closer", closed?["closer"], is: "principals/charlie")
        try by("omar").run("incident", "stats")
    }

    /// The id of the incident of the promise, once the daemon has opened it.
    private func openedBySLA() async throws -> String {
        let end = ContinuousClock.now + Self.patience
        while true {
            if let incident = try incidents(source: "SLA").first {
                try people.expect("its subject", incident["subject"], is: Self.provider)
                return Self.id(of: incident)
            }
            guard .now < end else { throw DemoError("no incident was opened within \(Self.patience)") }
            try await Task.sleep(for: .seconds(1))
        }
    }

    // MARK: Steps

    var data: String { people.folder.file("data") }

    func by(_ id: String) -> Programs { people.by(id) }

    static func id(of document: [String: Any]) -> String {
        (document["name"] as? String)?.split(separator: "/").last.map(String.init) ?? ""
    }

    func incidents(source: String) throws -> [[String: Any]] {
        try people.object("omar", "incident", "list", "--filter", "source = \(source)")?["incidents"]
            as? [[String: Any]] ?? []
    }

    private func expectIncident(source: String, link: String) throws {
        let found = try incidents(source: source)
        guard found.count == 1, (found[0]["links"] as? [String])?.contains(link) == true else {
            throw DemoError("\(source) opened \(found), not one incident about \(link)")
        }
        say("\(found[0]["name"] ?? ""): \(found[0]["title"] ?? "")")
    }
}
