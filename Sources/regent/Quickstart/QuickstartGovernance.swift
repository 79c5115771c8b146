import Foundation
import RegentMessages
import RegentRouting

/// Sample data of `regent quickstart --console`: six people and what they have to do with each other, a rollout in
/// flight and a promise that burns, written by ordinary commands, so that each page of the console has something of its
/// kind. That of the console's tests (`Tests/Scripts/browser_seed.py`) is the same in kind.
struct QuickstartGovernance {
    private static let people = [
        ("ada", "ANALYST"), ("ben", "OPERATOR"), ("cleo", "APPROVER"), ("dina", "APPROVER"), ("eve", "APPROVER"),
        ("fay", "AUDITOR"),
    ]
    private static let seats = [
        ("model-science-lead", "cleo"), ("product-manager", "dina"), ("engineering-lead", "eve"),
    ]
    private static let regions = [("eu-west", "Europe/Paris"), ("oceania", "Pacific/Auckland")]
    private static let items = [
        "business-goals", "impact-analysis", "no-regressions", "rollback-plan", "monitoring-plan",
    ]
    private static let sampleCount = 1_200
    /// Fast answers of a day, and those of the last hour, of which one in ten is slow.
    private static let (fastCount, lateCount) = (4_500, 1_500)
    private static let (rollout, keyCount) = ("page-builder-1-1-0", 900)
    private static let (first, second) = ("[0.30,0.30,0.20,0.20]", "[0.45,0.38,0.22,0.15]")
    /// Exit code of a step that is over: a deployment whose date has come is started by the daemon too.
    private static let (failed, refused): (Int32, Int32) = (2, 6)
    private static let inconclusive: Int32 = 3

    private let trial: TrialDaemon
    private let gates: String

    /// Loads everything.
    ///
    /// - Throws: `CommandFailure` with what a command said.
    static func load(into trial: TrialDaemon) throws {
        let gates = trial.folder + "/console-gates.json"
        let rules =
            #"{"schema_valid_rate_min": {"min": 0.95, "bound": "lower"}, "p95_latency_ms_max": 2500, "#
            + #""fallback_rate_max": 0.05}"#
        try Data(rules.utf8).write(to: URL(fileURLWithPath: gates))
        let data = QuickstartGovernance(trial: trial, gates: gates)
        try data.setUp()
        try data.promise()
        try data.burn()
        for (number, interval) in [50, 33, 25, 11].enumerated() {
            try data.judge("nightly-\(number + 1)", every: interval, ["--type", "offline", "--plan", "nightly"])
        }
        for model in ["page-builder", "support-reply"] { try data.firstVersion(of: model) }
        try data.secondVersion()
        try data.tryCanary()
        try data.deploy()
        try data.leaveOpen()
    }

    // MARK: Parts

    private func setUp() throws {
        for (who, role) in Self.people {
            let name = who.prefix(1).uppercased() + who.dropFirst()
            try regent(["access", "principal", "set", who, "--kind", "human", "--display-name", name])
            try regent(["access", "grant", who, "--role", role])
            try regent(["access", "token", "issue", who, "--file", token(who)])
        }
        for (provider, weight) in [("openai", "50"), ("anthropic", "30"), ("custom", "15")] {
            for environment in ["prod", "staging"] {
                try regent([
                    "provider", "set", provider, "-e", environment, "--weight", weight, "--reason",
                    "contract of November",
                ])
            }
        }
        let owner = try owner()
        for (region, zone) in Self.regions {
            try regent(["region", "set", region, "--time-zone", zone, "--owner", owner])
        }
        let owners = Self.regions.flatMap { ["--regional-owner", "\($0.0)=\(owner)"] }
        for (model, tier) in [("triage", "high"), ("page-builder", "low"), ("support-reply", "medium")] {
            try regent(["model", "create", model, "--risk-tier", tier, "--on-call", "ben"] + owners)
        }
        try regent(["committee", "set", "all"] + Self.seats.flatMap { ["--seat", "\($0.0)=\($0.1)"] })
        for (severity, title) in [("error", "custom throttles in prod"), ("warning", "arms of a canary are unequal")] {
            try regent([
                "incident", "open", "--type", "reliability_performance", "--severity", severity, "--title", title,
            ])
        }
    }

    private func promise() throws {
        let targets = [
            ("custom-up", "environments/prod/providers/custom", "availability", "0.9", "rolling-7-days"),
            ("openai-fast", "environments/prod/providers/openai", "p95-latency-ms", "2500", "rolling-28-days"),
            ("page-builder-fast", "models/page-builder", "p95-latency-ms", "1100", "rolling-7-days"),
            ("support-up", "models/support-reply", "availability", "0.995", "rolling-28-days"),
        ]
        for (name, subject, objective, threshold, window) in targets {
            try regent([
                "sla", "set", name, "--subject", subject, "-e", "prod", "--objective", objective, "--threshold",
                threshold, "--window", window,
            ])
        }
        try regent(["sla", "set", "page-builder-fast", "--burn", "6h/1h@1.2"])
    }

    /// Outcomes of a model whose promise burns: the slow ones of an hour spend the budget of a week too fast, and do
    /// not spend all of it.
    private func burn() throws {
        let now = Int64(Date().timeIntervalSince1970)
        let (day, hour) = (25_200 + Int64(Self.fastCount) * 15, Int64(Self.lateCount) * 2)
        let lines = (0..<Self.fastCount + Self.lateCount).map { number in
            let late = number - Self.fastCount
            let (age, slowest) = late < 0 ? (day - Int64(number) * 15, 600) : (hour - Int64(late) * 2, 900)
            return """
                {"request_id":"week-\(number)","create_time":"\(Timestamp(seconds: now - age).rfc3339 ?? "")",\
                "selected_provider":"openai","route_strategy":"WEIGHTED","status":"OK",\
                "model_version":"models/page-builder/versions/1.0.0","latency_ms":\(300 + number * 37 % slowest)}

                """
        }
        try report(lines, "week")
    }

    private func report(_ lines: [String], _ reporter: String) throws {
        try regent(
            ["outcome", "report", "-", "-e", "prod", "--reporter", "quickstart-" + reporter], input: lines.joined())
    }

    private func firstVersion(of model: String) throws {
        let version = "\(model)/1.0.0"
        try propose("\(model)-1", version, base: nil, weights: ("null", Self.first))
        try agree("\(model)-1")
        try release(version)
        for step in ["offline", "canary"] {
            try prove(version, step)
            try regent(["version", "promote", version, "-e", "prod"])
        }
        try regent(["rollout", "set", model, "-e", "prod", "--stable", version])
        try regent(["deployment", "create", "\(model)-staging", "--version", version, "-e", "staging"])
        try regent(["deployment", "start", "\(model)-staging"])
        try regent(["deployment", "smoke", "\(model)-staging", "passed", "--notes", "42 tests"])
    }

    private func secondVersion() throws {
        let version = "page-builder/1.1.0"
        try propose("page-builder-2", version, base: "page-builder/1.0.0", weights: (Self.first, Self.second))
        try agree("page-builder-2")
        try release(version)
        try prove(version, "offline")
        try regent(["version", "promote", version, "-e", "prod"])
    }

    /// The canary of the second version on trial, with outcomes of both arms.
    private func tryCanary() throws {
        let policy = #"""
            {"name": "models/page-builder/environments/prod/rolloutPolicy",
            "stable_version": "models/page-builder/versions/1.0.0",
            "canary_version": "models/page-builder/versions/1.1.0",
            "stages": [{"canary_permille": 200, "soak_s": 3600, "min_units": 100},
            {"canary_permille": 400, "soak_s": 3600, "min_units": 1000}],
            "judge": {"metrics": ["error_rate", "schema_valid_rate"], "margin": 0.05, "alpha": 0.01},
            "triggers": [{"kind": "SCHEMA_VALID_DROP", "threshold": 0.1, "min_samples": 100, "action": "ALERT"}]}
            """#
        let path = trial.folder + "/policy.yaml"
        try Data(policy.utf8).write(to: URL(fileURLWithPath: path))
        try regent(["apply", "-f", path])
        try regent(["rollout", "start", Self.rollout, "page-builder", "-e", "prod"])
        let run = try json(["rollout", "run", "show", Self.rollout, "-o", "json"])
        let chosen = try trial.run([
            "route", "select", "-e", "prod", "--model", "page-builder", "--key", "session", "--count",
            "\(Self.keyCount)", "-o", "jsonl",
        ])
        let revision = run["revision"]?.uint64 ?? 0
        let decisions = try chosen.output.split(separator: "\n").map { try JSONValue(parsing: Array($0.utf8)) }
        let outcomes = decisions.enumerated().map { number, decision in
            Self.judged(decision, number: number, revision: revision)
        }
        try report(outcomes, "canary")
    }

    /// The outcome of one selected key, with the digest by which the judge knows it.
    private static func judged(_ decision: JSONValue, number: Int, revision: UInt64) -> String {
        func text(_ key: String) -> String { decision[key]?.string ?? "" }
        let hash = AssignmentHash(environment: "prod", model: "page-builder", key: text("key")).value
        let digits = String(hash, radix: 16)
        let now = Timestamp(seconds: Int64(Date().timeIntervalSince1970)).rfc3339 ?? ""
        return """
            {"request_id":"\(text("key"))","create_time":"\(now)","arm":"\(text("arm"))","policy_revision":\(revision),\
            "key_digest":"\(String(repeating: "0", count: 16 - digits.count) + digits)","route_strategy":"WEIGHTED",\
            "selected_provider":"\(text("selected_provider"))","model_version":"\(text("model_version"))",\
            "status":"\(number % 50 == 0 ? "ERROR" : "OK")","latency_ms":\(400 + number * 53 % 740),\
            "schema_valid":\(number % 40 != 0)}

            """
    }

    private func deploy() throws {
        try regent(["validation", "request", "page-builder-v1", "--version", "page-builder/1.0.0"])
        try regent(["validation", "start", "page-builder-v1"], as: "cleo")
        try regent(
            ["validation", "decide", "page-builder-v1", "approve", "--comment", "the limits are met"], as: "cleo")
        try regent(["validation", "request", "support-reply-v1", "--version", "support-reply/1.0.0"])
        for (model, shift) in [("page-builder", 0), ("support-reply", 4)] {
            let regions = Self.regions.flatMap { ["--region", $0.0] }
            try regent(
                [
                    "deployment", "create", "\(model)-prod", "--version", "\(model)/1.0.0", "-e", "prod", "--scope",
                    "regional", "--date", day(shift),
                ] + regions)
            try regent(["deployment", "start", "\(model)-prod"], codes: [0, Self.refused])
        }
        try regent(["task", "adjust", "support-reply-prod-oceania", "--date", day(20), "--reason", "freeze"])
    }

    /// What waits for somebody.
    private func leaveOpen() throws {
        try propose("triage-1", "triage/1.0.0", base: nil, weights: ("null", Self.first))
        try regent(["review", "add", "triage-1", "--decision", "approve"], as: "cleo")
        try regent([
            "usecase", "create", "support", "--purpose", "Answers to customers", "--impact", "medium", "--allow",
            "support-reply=>=1.0.0 <2.0.0",
        ])
        try regent(["usecase", "submit", "support"])
        try regent([
            "eval", "create", "page-builder-2-0-0-offline-with-a-very-long-name-that-nobody-should-give", "--type",
            "offline", "--gates", gates,
        ])
    }

    // MARK: Steps

    private func propose(
        _ id: String, _ target: String, base: String?, weights: (old: String, new: String)
    ) throws {
        func name(_ version: String) -> String { "models/" + version.replacing("/", with: "/versions/") }
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
        let path = trial.folder + "/\(id).yaml"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        try regent(["proposal", "create", id, "-f", path, "--evidence", "nightly-1"], as: "ada")
        try regent(["proposal", "submit", id], as: "ada")
        try regent(["proposal", "answer", id] + Self.items, as: "ada")
    }

    private func agree(_ id: String) throws {
        for who in ["cleo", "dina"] { try regent(["review", "add", id, "--decision", "approve"], as: who) }
        for (seat, who) in Self.seats {
            try regent(["vote", "cast", id, "--seat", seat, "--decision", "approve"], as: who)
        }
        try regent(["proposal", "apply", id], as: "ben")
    }

    private func release(_ version: String) throws {
        try regent(
            ["version", "record", version, "correct_auto=0.948", "auto_rate=0.10", "escalate_rate=0.10"], as: "ben")
        for item in ["tests", "documentation", "release_notes"] {
            try regent(["version", "answer", version, item, "--note", "done"], as: "ada")
        }
        try regent(
            ["version", "answer", version, "code_review", "--reviewer", "cleo", "--reviewer", "dina"], as: "ada")
        try regent(["version", "release", version], as: "ben")
    }

    /// A run by which a version may be promoted.
    private func prove(_ version: String, _ type: String) throws {
        let name = version.replacing("/", with: "-").replacing(".", with: "-") + "-" + type
        let evaluated = "models/" + version.replacing("/", with: "/versions/")
        try judge(name, every: 50, ["--type", type, "--model-version", evaluated])
    }

    /// A judged run, of whose answers one of so many breaks its schema.
    private func judge(_ run: String, every interval: Int, _ options: [String]) throws {
        let lines = (1...Self.sampleCount).map { number in
            let fallsBack = number % 60 == 0
            let provider = fallsBack ? "anthropic" : "openai"
            let fallback = fallsBack ? #","fallback_provider":"anthropic""# : ""
            return """
                {"sample_id":"question-\(number)","status":"\(number % 97 == 0 ? "ERROR" : "SCORED")",\
                "schema_valid":\(number % interval != 0),"patch_apply_success":\(number % 13 != 0),\
                "latency_ms":\(300 + number * 397 % 1_900),"fallback_used":\(fallsBack),\
                "selected_provider":"\(provider)"\(fallback),\
                "metadata":{"language":"\(["de", "en", "fr"][number % 3])"}}

                """
        }
        try regent(["eval", "create", run, "--gates", gates] + options)
        try regent(
            ["eval", "upload", run, "-", "--expected-samples", "\(Self.sampleCount)"], input: lines.joined())
        try regent(["eval", "seal", run])
        try regent(
            ["eval", "gate", run, "--reason", "another attempt"], codes: [0, Self.failed, Self.inconclusive])
    }

    // MARK: Commands

    private func token(_ who: String) -> String { trial.folder + "/\(who).token" }

    private func owner() throws -> String {
        let caller = try json(["status", "-o", "json"])["caller"]?.string ?? ""
        return String(caller.dropFirst("principals/".count))
    }

    private func json(_ arguments: [String]) throws -> JSONValue {
        try JSONValue(parsing: Array(try trial.run(arguments).output.utf8))
    }

    /// A date so many days from today, UTC.
    private func day(_ shift: Int) -> String {
        let seconds = Int64(Date().timeIntervalSince1970) + Int64(shift) * 86_400
        return String((Timestamp(seconds: seconds).rfc3339 ?? "").prefix(10))
    }

    private func regent(
        _ arguments: [String], as who: String? = nil, input: String = "", codes: Set<Int32> = [0]
    ) throws {
        let done = try trial.run(arguments + (who.map { ["--token-file", token($0)] } ?? []), input: input)
        guard codes.contains(done.code) else {
            let command = "regent " + arguments.joined(separator: " ")
            throw CommandFailure("\(command) ended with \(done.code): \(done.errors)")
        }
    }
}
