import Foundation
import RegentTestKit

/// Six people agree on two versions of a model, each with a token of their own, over the Unix socket.
///
/// What one of them may not do is tried and must be refused.
struct GovernanceDemo {
    /// Who they are, with their roles.
    static let people: [(id: String, roles: [String])] = [
        ("ada", ["ADMIN"]), ("omar", ["OPERATOR"]), ("alice", ["ANALYST", "APPROVER"]), ("charlie", ["APPROVER"]),
        ("diana", ["APPROVER"]), ("eve", ["APPROVER"]),
    ]
    static let seats = [
        ("model-science-lead", "charlie"), ("product-manager", "diana"), ("engineering-lead", "eve"),
    ]
    /// More than a checklist asks for.
    static let sampleCount = 1_200
    /// Exit codes of `regent`.
    static let (failed, denied, refused): (Int32, Int32, Int32) = (1, 4, 6)

    let folder: TemporaryFolder
    let programs: Programs

    func run() throws {
        let daemon = try programs.startDaemon(data: folder.file("data"))
        defer { daemon.terminate() }
        try programs.waitUntilReady()
        try setUp()
        try firstVersion()
        try nextVersion()
        try endings()
        try records()
        try rollOut()
    }

    /// The commands of one of the six.
    func by(_ id: String) -> Programs {
        var programs = programs
        programs.tokenFile = folder.file("\(id).token")
        return programs
    }

    // MARK: People

    func setUp() throws {
        head("The owner of the store makes six principals with tokens and a committee, and ends single-person mode")
        for (id, roles) in Self.people {
            try programs.run("access", "principal", "set", id, "--kind", "human")
            for role in roles { try programs.run("access", "grant", id, "--role", role) }
            try programs.run("access", "token", "issue", id, "--file", folder.file("\(id).token"))
        }
        let seats = Self.seats.flatMap { ["--seat", "\($0.0)=\($0.1)"] }
        try programs.run(["committee", "set", "all"] + seats)
        try programs.run("access", "harden", "--yes")
        try programs.run("model", "create", "triage", expecting: Self.denied)
        try by("omar").run("model", "create", "triage", "--risk-tier", "high", "--on-call", "eve")

        head("Alice evaluates what she is going to propose")
        for run in ["first-run", "feb-run"] { try evaluate(run, "--type", "offline") }
    }

    // MARK: Versions

    private func firstVersion() throws {
        head("A first version: proposed, reviewed, voted on, applied, released")
        try propose(
            "first", base: nil, target: "triage/1.0.0", run: "first-run", weights: ("null", "[0.30,0.30,0.20,0.20]"))
        try by("alice").run("proposal", "submit", "first")
        try by("omar").run("proposal", "apply", "first", expecting: Self.refused)
        try approve("first")
        try by("omar").run("proposal", "apply", "first")
        try expect("the first version", try object("omar", "version", "show", "triage/1.0.0")?["state"], is: "DRAFT")
        try by("omar").run("version", "release", "triage/1.0.0", expecting: Self.refused)
        try release("triage/1.0.0")
    }

    private func nextVersion() throws {
        head("New weights: a PATCH is too small a step for them")
        try propose(
            "small", base: "triage/1.0.0", target: "triage/1.0.1", run: "feb-run",
            weights: ("[0.30,0.30,0.20,0.20]", "[0.45,0.38,0.22,0.15]"))
        try by("alice").run("proposal", "submit", "small", expecting: Self.refused)
        try by("alice").run("proposal", "withdraw", "small", "--reason", "too small a step")

        head("A MINOR version, with its impact analysis")
        try propose(
            "feb", base: "triage/1.0.0", target: "triage/1.1.0", run: "feb-run",
            weights: ("[0.30,0.30,0.20,0.20]", "[0.45,0.38,0.22,0.15]"))
        try by("alice").run("proposal", "diff", "feb")
        try by("alice").run("proposal", "submit", "feb")

        head("Alice may review, but not what she wrote herself; why-denied names the rule")
        try by("alice").run("review", "add", "feb", "--decision", "approve", expecting: Self.refused)
        try checkRule()
        try by("omar").run("review", "add", "feb", "--decision", "approve", expecting: Self.denied)

        head("Two reviews and the committee")
        try approve("feb")
        try by("charlie").run("proposal", "apply", "feb", expecting: Self.denied)
        try by("omar").run("proposal", "apply", "feb")
        try release("triage/1.1.0")
    }

    private func endings() throws {
        head("The new version is suspended, which opens its incident")
        try by("omar").run("version", "suspend", "triage/1.1.0", "--reason", "wrong escalations")
        let suspension = try object("omar", "version", "show", "triage/1.1.0")?["suspension"] as? [String: Any]
        guard let incident = suspension?["incident"] as? String else { throw DemoError("no incident was opened") }
        let opened = try object("omar", "incident", "show", incident)
        try expect("its source", opened?["source"], is: "SUSPENSION")
        try expect("its subject", opened?["subject"], is: "models/triage/versions/1.1.0")
        try by("omar").run(
            "version", "deprecate", "triage/1.0.0", "--successor", "1.1.0", "--reason", "replaced",
            expecting: Self.refused)
        try by("omar").run("version", "resume", "triage/1.1.0", "--reason", "the feed is mended")

        head("The first version is deprecated")
        try by("omar").run("version", "deprecate", "triage/1.0.0", "--successor", "1.1.0", "--reason", "replaced")
        let first = try object("omar", "version", "show", "triage/1.0.0")
        try expect("the first version", first?["state"], is: "DEPRECATED")
        try expect("its successor", first?["superseded_by"], is: "models/triage/versions/1.1.0")
    }

    // MARK: Records

    private func records() throws {
        head("History, changelog, audit log and story")
        try by("omar").run("version", "history", "triage")
        try by("omar").run("version", "config", "triage/1.1.0")
        try by("omar").run("changelog", "triage")
        try by("omar").run("audit", "log", "triage")
        try by("omar").run("version", "diff", "triage/1.0.0")
        try by("omar").run("story", "models/triage/versions/1.0.0")
        let log = folder.file("audit.json")
        try by("omar").run("audit", "log", "triage", "-o", "json", into: log)
        let records = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: log)))
        let ids = (records as? [[String: Any]] ?? []).map {
            "\($0["proposal_id"] ?? "") \($0["status"] ?? "proposed")"
        }
        let expected = ["first proposed", "first approved", "small proposed", "feb proposed", "feb approved"]
        try expect("the audit log", ids.joined(separator: ", "), is: expected.joined(separator: ", "))
        let changelog = folder.file("changelog.txt")
        try by("omar").run("changelog", "triage", into: changelog)
        let text = try String(contentsOfFile: changelog, encoding: .utf8)
        for number in ["1.0.0", "1.1.0"] where !text.contains("## [\(number)]") {
            throw DemoError("the changelog has no \(number)")
        }
        let waiting = try by("eve").object("approvals")?["items"] as? [Any] ?? []
        guard waiting.isEmpty else { throw DemoError("\(waiting.count) approvals still wait") }
    }

    // MARK: Steps

    /// Creates a run, uploads its samples and seals it.
    func evaluate(_ run: String, _ options: String...) throws {
        let path = folder.file("\(run).jsonl")
        let lines = (0..<Self.sampleCount).map {
            "{\"sample_id\":\"\(run)-\($0)\",\"status\":\"SCORED\",\"schema_valid\":true}\n"
        }
        try write(lines.joined(), to: path)
        try by("alice").run(["eval", "create", run] + options)
        try by("alice").run("eval", "upload", run, path)
        try by("alice").run("eval", "seal", run, "--expected-samples", "\(Self.sampleCount)")
    }

    func propose(
        _ id: String, base: String?, target: String, run: String, weights: (old: String, new: String)
    ) throws {
        func name(_ version: String) -> String { "models/" + version.replacing("/", with: "/versions/") }
        let path = folder.file("\(id).yaml")
        let text = """
            model: models/\(target.prefix { $0 != "/" })
            \(base.map { "base_version: \(name($0))" } ?? "# It is the first one.")
            target_version: \(name(target))
            change_type: WEIGHTS_UPDATE
            description: Monthly optimization using logistic regression
            old_values: [{name: weights, json: "\(weights.old)"}]
            new_values:
              - {name: weights, json: "\(weights.new)"}
              - {name: threshold_auto, json: "0.15"}
              - {name: threshold_escalate, json: "0.50"}
            impact_analysis:
              expected_auto_resolve_rate: 0.12
              expected_escalate_rate: 0.08
              youden_improvement: 0.032
            rollback_plan: go back to the version before
            monitoring_plan: seven days, daily

            """
        try write(text, to: path)
        try by("alice").run("proposal", "create", id, "-f", path, "--evidence", run)
    }

    /// Answers, reviews and votes: from SUBMITTED to APPROVED.
    func approve(_ id: String) throws {
        let items = ["business-goals", "impact-analysis", "no-regressions", "rollback-plan", "monitoring-plan"]
        try by("alice").run(["proposal", "answer", id] + items)
        try checkWaiting("charlie", "proposal.review", id)
        for reviewer in ["charlie", "diana"] {
            try by(reviewer).run("review", "add", id, "--decision", "approve")
        }
        for (seat, holder) in Self.seats {
            try checkWaiting(holder, "proposal.vote", id)
            try by(holder).run("vote", "cast", id, "--seat", seat, "--decision", "approve")
        }
        try expect(id, try object("alice", "proposal", "show", id)?["state"], is: "APPROVED")
    }

    /// Completes the checklist and releases.
    func release(_ version: String) throws {
        try by("omar").run("version", "record", version, "correct_auto=0.948", "auto_rate=0.10", "escalate_rate=0.10")
        for item in ["tests", "documentation", "release_notes"] {
            try by("alice").run("version", "answer", version, item, "--note", "done")
        }
        try by("alice").run(
            "version", "answer", version, "code_review", "--reviewer", "charlie", "--reviewer", "diana")
        try by("omar").run("version", "checklist", version)
        try by("omar").run("version", "release", version)
    }

    /// That a judgement waits for somebody.
    private func checkWaiting(_ person: String, _ kind: String, _ id: String) throws {
        let items = try by(person).object("approvals")?["items"] as? [[String: Any]] ?? []
        guard items.contains(where: { $0["kind"] as? String == kind && $0["resource"] as? String == "proposals/\(id)" })
        else { throw DemoError("\(kind) of \(id) does not wait for \(person)") }
    }

    /// That why-denied names the rule by which an author does not approve.
    private func checkRule() throws {
        try by("alice").run("access", "why-denied", "AddReview", "--resource", "proposals/feb")
        let answer = try object("alice", "access", "why-denied", "AddReview", "--resource", "proposals/feb")
        let rules = answer?["broken_rules"] as? [[String: Any]] ?? []
        guard rules.contains(where: { $0["rule"] as? String == "author_does_not_approve" }) else {
            throw DemoError("why-denied names no rule: \(String(describing: answer))")
        }
    }

    func object(_ person: String, _ arguments: String...) throws -> [String: Any]? {
        try by(person).object(arguments)
    }

    func expect(_ what: String, _ actual: Any?, is expected: String) throws {
        guard actual as? String == expected else {
            throw DemoError("\(what) is \(String(describing: actual)), not \(expected)")
        }
    }

    func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }

    func head(_ text: String) { say("\n== \(text)") }
}
