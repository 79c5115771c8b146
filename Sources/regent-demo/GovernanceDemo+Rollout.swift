import Foundation
import RegentTestKit

/// The second part: a new version of another model goes to a part of the keys, then to all, into production in two
/// regions, and back.
extension GovernanceDemo {
    private static let model = "intake"
    private static let old = "intake/1.0.0"
    private static let new = "intake/1.1.0"
    private static let keyCount = 1_000

    func rollOut() throws {
        try prepareRollout()
        try canary()
        try deploy()
        try validationOverride()
        try rollBack()
        try checkReports()
    }

    // MARK: Versions

    private func prepareRollout() throws {
        head("A second model with an owner in each of two regions")
        try by("omar").run("region", "set", "eu", "--time-zone", "Europe/Berlin")
        try by("omar").run("region", "set", "us", "--time-zone", "America/New_York")
        try by("omar").run(
            "model", "create", Self.model, "--risk-tier", "high", "--regional-owner", "eu=diana", "--regional-owner",
            "us=eve")

        head("Version 1.0.0 is agreed to and released like the versions before")
        try evaluate("intake-first", "--type", "offline")
        try propose(
            "intake-1", base: nil, target: Self.old, run: "intake-first", weights: ("null", "[0.30,0.30,0.20,0.20]"))
        try by("alice").run("proposal", "submit", "intake-1")
        try approve("intake-1")
        try by("omar").run("proposal", "apply", "intake-1")
        try release(Self.old)

        head("It is promoted by a run for each step; a rollout policy then sends every request to it")
        try write(#"{"schema_valid_rate_min": 0.95}"#, to: gates)
        try by("omar").run("version", "promote", Self.old, "-e", "prod", expecting: Self.refused)
        try prove(Self.old, "offline")
        try by("omar").run("version", "promote", Self.old, "-e", "prod")
        try prove(Self.old, "canary")
        try by("omar").run("version", "promote", Self.old, "-e", "prod")
        try expect("1.0.0 in prod", try version(Self.old)?["state"], is: "STABLE")
        try by("omar").run("rollout", "set", Self.model, "-e", "prod", "--stable", Self.old)
        try expectArms(try arms("before.jsonl"), [.init(Self.old, "STABLE")])

        head("Version 1.1.0, with new weights, is agreed to and released")
        try evaluate("intake-second", "--type", "offline")
        try propose(
            "intake-2", base: Self.old, target: Self.new, run: "intake-second",
            weights: ("[0.30,0.30,0.20,0.20]", "[0.45,0.38,0.22,0.15]"))
        try by("alice").run("proposal", "submit", "intake-2")
        try approve("intake-2")
        try by("omar").run("proposal", "apply", "intake-2")
        try release(Self.new)
    }

    private func canary() throws {
        head("A fifth of the keys tries 1.1.0; another fifth is the baseline and stays on 1.0.0")
        try by("omar").run(
            "rollout", "set", Self.model, "-e", "prod", "--canary", Self.new, "--share", "200",
            expecting: Self.refused)
        try prove(Self.new, "offline")
        try by("omar").run("version", "promote", Self.new, "-e", "prod")
        try by("omar").run("rollout", "set", Self.model, "-e", "prod", "--canary", Self.new, "--share", "200")
        let trial = try arms("canary.jsonl")
        let all: Set<Choice> = [
            .init(Self.new, "CANARY"), .init(Self.old, "BASELINE"), .init(Self.old, "STABLE"),
        ]
        try expectArms(trial, all)

        head("The share is raised to two fifths: every key that tried 1.1.0 still does")
        try by("omar").run("rollout", "set", Self.model, "-e", "prod", "--share", "400")
        let larger = try arms("larger.jsonl")
        try expectArms(larger, all)
        for (key, choice) in trial where choice.arm == "CANARY" && larger[key] != choice {
            throw DemoError("\(key) has left the canary")
        }
        say("\(count("CANARY", in: trial)) keys of \(Self.keyCount) tried it, now \(count("CANARY", in: larger))")

        head("Without a canary run that has passed, 1.1.0 goes no further; with one, it serves every key")
        try by("omar").run("version", "promote", Self.new, "-e", "prod", expecting: Self.refused)
        try prove(Self.new, "canary")
        try by("omar").run("version", "promote", Self.new, "-e", "prod")
        try by("omar").run("rollout", "show", Self.model, "-e", "prod")
        try expect("1.1.0 in prod", try version(Self.new)?["state"], is: "STABLE")
        try expect("1.0.0 in prod", try version(Self.old)?["state"], is: "DEPRECATED")
        try expectArms(try arms("after.jsonl"), [.init(Self.new, "STABLE")])
    }

    // MARK: Deployments

    private func deploy() throws {
        head("1.1.0 is deployed in staging first; production is refused until its smoke test has passed there")
        let production = [
            "deployment", "create", "intake-prod", "--version", Self.new, "-e", "prod", "--scope", "regional",
            "--region", "eu", "--region", "us",
        ]
        try by("omar").run(production, expecting: Self.refused)
        try by("omar").run("deployment", "create", "intake-staging", "--version", Self.new, "-e", "staging")
        try by("omar").run("deployment", "start", "intake-staging")
        try by("omar").run(production, expecting: Self.refused)
        try by("omar").run("deployment", "smoke", "intake-staging", "passed", "--notes", "42 tests")
        try by("omar").run(production)

        head("In production each region has a task, which its owner confirms")
        try by("omar").run("validation", "request", "intake-v1", "--version", Self.new)
        try by("charlie").run("validation", "start", "intake-v1")
        try by("charlie").run("validation", "decide", "intake-v1", "approve", "--comment", "the limits are met")
        try by("omar").run("deployment", "start", "intake-prod")
        try expectTasks("diana", ["deploymentTasks/intake-prod-eu": "APPROVED"])
        try expectTasks("eve", ["deploymentTasks/intake-prod-us": "APPROVED"])
        try by("omar").run("task", "confirm", "intake-prod-eu", expecting: Self.denied)

        head("Diana is away for two days: Charlie confirms for her")
        try by("charlie").run("task", "confirm", "intake-prod-eu", expecting: Self.denied)
        try by("diana").run(
            "delegation", "create", "holidays", "--model", Self.model, "--delegate", "charlie", "--until", "2d")
        try by("charlie").run("task", "mine")
        try expectTasks("charlie", ["deploymentTasks/intake-prod-eu": "APPROVED"])
        try by("charlie").run("task", "confirm", "intake-prod-eu", "--notes", "at 08:00")
        let task = try object("omar", "task", "show", "intake-prod-eu")
        try expect("the owner of the task", task?["assigned_to"], is: "principals/diana")
        try expect("who confirmed it", task?["confirmed_by"], is: "principals/charlie")
    }

    private func validationOverride() throws {
        head("The validation is asked for again; Eve cannot wait for it, which takes a reason and a second person")
        try by("omar").run(
            "validation", "request", "intake-v2", "--version", Self.new, "--description", "again, for us")
        let confirm = ["task", "confirm", "intake-prod-us"]
        let reason = "outage of 1.0.0 in us"
        try by("eve").run(confirm, expecting: Self.refused)
        try by("eve").run(confirm + ["--override-reason", reason], expecting: Self.refused)
        try by("eve").run(
            "override", "request", "rush", "--kind", "validation", "--subject", "validationRequests/intake-v2",
            "--reason", reason)
        try by("eve").run("override", "grant", "rush", expecting: Self.refused)
        try by("charlie").run("override", "grant", "rush", "--comment", "the outage is real")
        try by("eve").run(confirm + ["--override-reason", reason, "--notes", "at 09:30"])

        head("No task is open any more: 1.1.0 is deployed")
        try by("omar").run("deployment", "timeline", Self.model)
        let deployment = try object("omar", "deployment", "show", "intake-prod")
        try expect("the deployment", deployment?["state"], is: "DEPLOYED")
        try expect("who closed it", deployment?["deployed_by"], is: "principals/eve")
        for region in ["eu", "us"] {
            let model = try object("omar", "model", "show", Self.model)
            let rows = model?["regions"] as? [[String: Any]] ?? []
            let row = rows.first { $0["region"] as? String == "regions/\(region)" }
            try expect("the version in \(region)", row?["version"], is: name(Self.new))
        }
    }

    // MARK: Back

    private func rollBack() throws {
        head("1.1.0 is rolled back: 1.0.0 serves every key again, and the deployment says so")
        try by("omar").run("rollout", "rollback", Self.model, "-e", "prod", expecting: Self.failed)
        try by("omar").run("rollout", "rollback", Self.model, "-e", "prod", "--reason", "wrong escalations")
        try expectArms(try arms("back.jsonl"), [.init(Self.old, "STABLE")])
        try expect("1.0.0 in prod", try version(Self.old)?["state"], is: "STABLE")
        try expect("1.1.0 in prod", try version(Self.new)?["state"], is: "DRAFT")
        let deployment = try object("omar", "deployment", "show", "intake-prod")
        try expect("the deployment", deployment?["state"], is: "ROLLED_BACK")

        head("The rollback has a record, which waits for its cause")
        try by("omar").run("rollback", "list")
        let records = try object("omar", "rollback", "list")?["rollbacks"] as? [[String: Any]] ?? []
        guard records.count == 1, let id = (records[0]["name"] as? String)?.split(separator: "/").last else {
            throw DemoError("there are \(records.count) records of rollbacks, not 1")
        }
        for (field, expected) in [
            ("state", "OPEN"), ("from_version", name(Self.new)), ("to_version", name(Self.old)),
            ("reason", "wrong escalations"), ("rolled_back_by", "principals/omar"),
        ] {
            try expect("\(field) of the rollback", records[0][field], is: expected)
        }
        try by("omar").run("rollback", "root-cause", String(id), "--cause", "a threshold for the wrong class")
        try expect("the rollback", try object("omar", "rollback", "show", String(id))?["state"], is: "CLOSED")
    }

    private func checkReports() throws {
        head("The report of overrides has the one task that was confirmed before its validation")
        try by("omar").run("deployment", "overrides")
        let overrides = try object("omar", "deployment", "overrides")?["overrides"] as? [[String: Any]] ?? []
        guard overrides.count == 1 else { throw DemoError("there are \(overrides.count) overrides, not 1") }
        for (field, expected) in [
            ("task", "deploymentTasks/intake-prod-us"), ("confirmed_by", "principals/eve"),
            ("reason", "outage of 1.0.0 in us"), ("validation_status", "REQUESTED"),
        ] {
            try expect("\(field) of the override", overrides[0][field], is: expected)
        }

        head("The audit log has the deployments and the rollback with its cause")
        try by("omar").run("audit", "log", Self.model)
        let log = folder.file("intake-audit.json")
        try by("omar").run("audit", "log", Self.model, "-o", "json", into: log)
        let records = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: log)))
        let entries = (records as? [[String: Any]] ?? []).compactMap { entry -> String? in
            guard let type = entry["event_type"] as? String else { return nil }
            let version = entry["version"] ?? entry["from_version"] ?? ""
            let person = entry["deployed_by"] ?? entry["rolled_back_by"] ?? ""
            return "\(type) \(version) \(person) \(entry["status"] ?? "") \(entry["root_cause"] ?? "")"
        }
        let expected = [
            "deployment 1.1.0 omar active ", "deployment 1.1.0 eve rolled_back ",
            "rollback 1.1.0 omar completed a threshold for the wrong class",
        ]
        try expect("the audit log", entries.joined(separator: "\n"), is: expected.joined(separator: "\n"))
    }

    // MARK: Steps

    /// The version that a key gets, and the arm of the rollout that it is in.
    private struct Choice: Hashable {
        let version: String
        let arm: String

        /// - Parameter version: as the command line has it, intake/1.0.0.
        init(_ version: String, _ arm: String) {
            self.init(name: "models/" + version.replacing("/", with: "/versions/"), arm)
        }

        init(name: String, _ arm: String) { (version, self.arm) = (name, arm) }
    }

    private var gates: String { folder.file("intake-gates.json") }

    private func name(_ version: String) -> String { Choice(version, "").version }

    private func version(_ version: String) throws -> [String: Any]? { try object("omar", "version", "show", version) }

    /// A run of a version that passes its gate.
    private func prove(_ version: String, _ type: String) throws {
        let run = version.replacing("/", with: "-").replacing(".", with: "-") + "-" + type
        try evaluate(run, "--type", type, "--model-version", name(version), "--gates", gates)
        try by("alice").run("eval", "gate", run)
    }

    /// What each of the keys gets in production, by key.
    private func arms(_ file: String) throws -> [String: Choice] {
        let select = [
            "route", "select", "-e", "prod", "--model", Self.model, "--key", "user", "--count", "\(Self.keyCount)",
        ]
        try by("omar").run(select)
        let path = folder.file(file)
        try by("omar").run(select + ["-o", "jsonl"], into: path)
        var choices: [String: Choice] = [:]
        for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
            let choice = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String]
            guard let key = choice?["key"], let version = choice?["model_version"], let arm = choice?["arm"] else {
                throw DemoError("a selection names no version: \(line)")
            }
            choices[key] = Choice(name: version, arm)
        }
        guard choices.count == Self.keyCount else { throw DemoError("\(choices.count) keys were selected") }
        return choices
    }

    private func expectArms(_ choices: [String: Choice], _ expected: Set<Choice>) throws {
        let actual = Set(choices.values)
        guard actual == expected else { throw DemoError("the keys get \(actual), not \(expected)") }
        guard count("CANARY", in: choices) > 0 else { return }
        // Shares are equal; of 1,000 keys they differ by chance.
        let (one, other) = (count("CANARY", in: choices), count("BASELINE", in: choices))
        guard abs(one - other) < Self.keyCount / 8 else {
            throw DemoError("the canary has \(one) keys, the baseline \(other)")
        }
    }

    private func count(_ arm: String, in choices: [String: Choice]) -> Int {
        choices.values.count { $0.arm == arm }
    }

    /// The tasks that wait for somebody, with the state of the validation of each.
    private func expectTasks(_ person: String, _ expected: [String: String]) throws {
        let tasks = try object(person, "task", "mine")?["tasks"] as? [[String: Any]] ?? []
        let found = tasks.map { summary in
            let task = summary["task"] as? [String: Any]
            return (task?["name"] as? String ?? "", summary["validation_status"] as? String ?? "")
        }
        guard Dictionary(found, uniquingKeysWith: { first, _ in first }) == expected else {
            throw DemoError("the tasks of \(person) are \(found), not \(expected)")
        }
    }
}
