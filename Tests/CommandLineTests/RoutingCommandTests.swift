import Foundation
import RegentTestKit
import Testing

@Suite("Providers, routes and outcomes by command")
struct RoutingCommandTests {
    static func provider(_ daemon: TestDaemon, _ id: String) async throws -> [String: Any]? {
        try await daemon.regent("provider", "show", id, "-e", "prod", "-o", "json").json
    }

    @Test("Control characters are escaped in every format, also without a terminal")
    func steering() async throws {
        try await TestDaemon.with { daemon, _ in
            let key = "a\u{9b}31m\u{202e}b"
            for arguments in [
                ["route", "select", "--environment", "prod", "--key", key, "--count", "2"],
                ["route", "explain", "--environment", "prod", "--key", key],
                ["history", "evalRuns/\(key)"],
            ] {
                for format in ["table", "json", "jsonl", "csv"] {
                    let outcome = try await RegentBinary.run(
                        arguments + ["-o", format], environment: ["REGENT_ADDRESS": daemon.address])
                    let said = (outcome.stdout + outcome.stderr).unicodeScalars
                    #expect(!said.contains { $0 == "\u{9b}" || $0 == "\u{202e}" }, "\(arguments) \(format)")
                }
            }
        }
    }

    @Test("A config is made, changed field by field, disabled and enabled")
    func providers() async throws {
        try await TestDaemon.with { daemon, _ in
            try await daemon.expect(
                0, "provider", "set", "local", "-e", "prod", "--weight", "30", "--model", "m", "--metadata", "a=b")
            try await daemon.expect(0, "provider", "set", "local", "-e", "prod", "--timeout-ms", "5")
            let shown = try await Self.provider(daemon, "local")
            #expect(shown?["weight"] as? Int == 30 && shown?["timeout_ms"] as? Int == 5)
            #expect(shown?["model"] as? String == "m" && shown?["max_retries"] as? Int == 2)
            #expect(shown?["metadata"] as? [String: String] == ["a": "b"])
            try await daemon.expect(0, "provider", "disable", "local", "-e", "prod")
            #expect(try await Self.provider(daemon, "local")?["enabled"] as? Bool == false)
            try await daemon.expect(0, "provider", "enable", "local", "-e", "prod")
            try await daemon.expect(0, "provider", "set", "local", "-e", "prod", "--default")
            #expect(try await Self.provider(daemon, "openai")?["is_default"] as? Bool == false)
            let listed = try await daemon.regent("provider", "list", "-e", "prod", "-o", "csv")
            #expect(listed.stdout.split(separator: "\n").count == 4)
            try await daemon.expect(1, "provider", "disable", "nobody", "-e", "prod")
            try await daemon.expect(5, "provider", "set", "local", "-e", "prod", "--weight", "1", "--etag", "old")
            try await daemon.expect(1, "provider", "set", "local", "-e", "prod", "--max-retries", "17")
            try await daemon.expect(64, "provider", "set", "bad name", "-e", "prod")
        }
    }

    @Test("Two concurrent changes of different fields of one new config are both kept")
    func setAtOnce() async throws {
        try await TestDaemon.with { daemon, _ in
            for round in 1...10 {
                async let weight = daemon.regent("provider", "set", "p\(round)", "-e", "prod", "--weight", "7")
                async let model = daemon.regent("provider", "set", "p\(round)", "-e", "prod", "--model", "m")
                #expect(try await [weight.code, model.code] == [0, 0])
                let shown = try await Self.provider(daemon, "p\(round)")
                #expect(shown?["weight"] as? Int == 7 && shown?["model"] as? String == "m")
            }
        }
    }

    @Test("Environments are made, shown and listed")
    func environments() async throws {
        try await TestDaemon.with { daemon, _ in
            try await daemon.expect(0, "environment", "create", "canary", "--description", "one in ten")
            try await daemon.expect(5, "environment", "create", "CANARY")
            let shown = try await daemon.regent("environment", "show", "canary", "-o", "json")
            #expect(shown.json?["description"] as? String == "one in ten")
            let listed = try await daemon.regent("environment", "list", "-o", "jsonl")
            #expect(listed.stdout.split(separator: "\n").count == 3)
        }
    }

    @Test("The snapshot of an environment is what a program gets: every config and its health, without its labels")
    func snapshot() async throws {
        try await TestDaemon.with { daemon, _ in
            try await daemon.expect(0, "provider", "set", "a", "-e", "prod", "--weight", "30", "--metadata", "team=x")
            let printed = try await daemon.regent("route", "snapshot", "-e", "prod", "-o", "json")
            let snapshot = try #require(printed.json?["snapshot"] as? [String: Any])
            let configs = snapshot["provider_configs"] as? [[String: Any]] ?? []
            #expect(configs.compactMap { $0["provider"] as? String } == ["a", "custom", "openai"])
            #expect(snapshot["any_model"] as? Bool == true && !printed.stdout.contains("team"))
            let table = try await daemon.regent("route", "snapshot", "-e", "prod")
            #expect(table.stdout.contains("HEALTHY") && table.stdout.contains("openai"))
            try await daemon.expect(1, "route", "snapshot", "-e", "nowhere")
            try await daemon.expect(1, "route", "snapshot", "-e", "prod", "--model", "nobody")
        }
    }

    @Test("Keys are routed one by one or by the thousand, and explained as of any revision")
    func route() async throws {
        try await TestDaemon.with { daemon, _ in
            for (provider, weight) in [("a", "30"), ("b", "70")] {
                try await daemon.expect(0, "provider", "set", provider, "-e", "prod", "--weight", weight)
            }
            let many = try await daemon.regent(
                "route", "select", "-e", "prod", "--key", "K", "--count", "10000", "-o", "json")
            let shares = many.json?["providers"] as? [[String: Any]] ?? []
            #expect(shares.compactMap { $0["keys"] as? Int }.reduce(0, +) == 10_000)
            #expect(shares.compactMap { $0["provider"] as? String } == ["a", "b", "custom", "openai"])
            let lines = try await daemon.regent(
                "route", "select", "-e", "prod", "--key", "K", "--count", "5000", "-o", "jsonl")
            #expect(lines.stdout.split(separator: "\n").count == 5_000)
            let one = try await daemon.regent("route", "select", "-e", "prod", "--key", "K-42", "-o", "json")
            let provider = try #require(one.json?["selected_provider"] as? String)
            #expect(lines.stdout.contains("{\"key\":\"K-42\",\"selected_provider\":\"\(provider)\"}"))
            let revision = try #require(one.json?["policy_revision"] as? Int)
            try await daemon.expect(0, "provider", "disable", provider, "-e", "prod")
            let old = try await daemon.regent(
                "route", "explain", "-e", "prod", "--key", "K-42", "--revision", "\(revision)", "-o", "json")
            #expect((old.json?["decision"] as? [String: Any])?["selected_provider"] as? String == provider)
            let now = try await daemon.regent("route", "explain", "-e", "prod", "--key", "K-42", "-o", "json")
            #expect((now.json?["decision"] as? [String: Any])?["selected_provider"] as? String != provider)
            try await daemon.expect(1, "route", "explain", "-e", "prod", "--key", "K", "--revision", "100000")
            try await daemon.expect(
                6, "route", "select", "-e", "prod", "--key", "K", "--exclude", "a", "--exclude", "b", "--exclude",
                "openai", "--exclude", "custom")
            try await daemon.expect(64, "route", "select", "-e", "prod", "--count", "3")
            try await daemon.expect(64, "route", "select", "-e", "prod", "--session-ttl", "3")
            try await daemon.expect(
                64, "route", "select", "-e", "prod", "--key", "K", "--count", "3", "--session", "s")
            try await daemon.expect(1, "route", "select", "-e", "nowhere", "--key", "K")
        }
    }

    @Test("A session stays with its provider when weights change, and the explanation says what that costs")
    func session() async throws {
        try await TestDaemon.with { daemon, _ in
            func select() async throws -> RegentBinary.Outcome {
                try await daemon.regent(
                    "route", "select", "-e", "prod", "--session", "s", "--session-ttl", "600", "-o", "json")
            }
            let first = try await select()
            #expect(first.json?["selected_provider"] as? String == "openai")
            #expect(first.json?["affinity"] as? String == "PINNED")
            try await daemon.expect(0, "provider", "set", "a", "-e", "prod", "--weight", "9", "--priority", "0")
            try await daemon.expect(0, "provider", "set", "openai", "-e", "prod", "--weight", "1", "--priority", "3")
            let kept = try await select()
            #expect(kept.json?["selected_provider"] as? String == "openai")
            #expect(kept.json?["affinity"] as? String == "KEPT")
            let explained = try await daemon.expect(
                0, "route", "explain", "-e", "prod", "--key", "K", "--session", "s")
            #expect(explained.stdout.contains("weighted_provider"), "\(explained.stdout)")
            #expect(explained.stdout.contains("PRIORITY") && explained.stdout.contains("LOWER_TIER"))
            try await daemon.expect(0, "provider", "disable", "openai", "-e", "prod")
            let moved = try await select()
            #expect(moved.json?["selected_provider"] as? String == "a")
            #expect(moved.json?["affinity"] as? String == "REPINNED")
        }
    }

    static func line(_ number: Int, _ more: String = "") -> String {
        """
        {"request_id":"r-\(number)","create_time":"2026-01-01T00:00:0\(number % 10)Z","environment":"prod",\
        "selected_provider":"\(number.isMultiple(of: 2) ? "a" : "b")","route_strategy":"weighted","status":"OK",\
        "latency_ms":\(number)\(more)}
        """
    }

    @Test("Outcomes are reported once, found and summarised")
    func outcomes() async throws {
        try await TestDaemon.with { daemon, folder in
            let path = folder.file("o.jsonl")
            let lines = (1...9).map { Self.line($0) }.joined(separator: "\n")
            try Data(lines.utf8).write(to: URL(fileURLWithPath: path))
            let first = try await daemon.expect(0, "outcome", "report", path)
            #expect(first.stderr.contains("reported 9 outcomes, durable"))
            let second = try await daemon.expect(0, "outcome", "report", path)
            #expect(second.stderr.contains("1 of 1 batches already stored"))
            let summary = try await daemon.regent("outcome", "summary", "-e", "prod", "-o", "json")
            #expect(summary.number("total", "count") == 9 && summary.number("total", "p50_latency_ms") == 5)
            let listed = try await daemon.regent(
                "outcome", "list", "-e", "prod", "--provider", "b", "--limit", "2", "-o", "jsonl")
            #expect(listed.stdout.split(separator: "\n").count == 2 && listed.stdout.contains("r-9"))
            #expect(listed.stderr.contains("there are more"))
            let found = try await daemon.regent("outcome", "list", "--request-id", "r-4", "-o", "jsonl")
            #expect(found.json?["latency_ms"] as? Double == 4)
            try await daemon.expect(1, "outcome", "list", "-e", "prod")
            try await daemon.expect(64, "outcome", "list", "-e", "prod", "--provider", "a", "--from", "yesterday")
            let old = try await daemon.regent(
                "outcome", "list", "-e", "prod", "--provider", "a", "--from", "-1h", "-o", "jsonl")
            #expect(old.code == 0 && old.stdout.isEmpty)
        }
    }

    @Test(
        "A bad outcome is refused by line and field",
        arguments: [
            (#", "latency": 3"#, "latency"), (#", "fallback_provider": "a""#, "fallback_used"),
            (#", "error_code": 5"#, "error_code"), (#", "latency_ms": 7"#, "latency_ms"), ("", "environment"),
        ])
    func badOutcome(more: String, field: String) async throws {
        try await TestDaemon.with { daemon, _ in
            let bad =
                more.isEmpty
                ? Self.line(2).replacingOccurrences(of: #""environment":"prod","#, with: "") : Self.line(2, more)
            let outcome = try await daemon.regent(
                "outcome", "report", "-", "--reporter", "r", input: Self.line(1) + "\n" + bad)
            #expect(outcome.code == 1 && outcome.stderr.contains("-:2"), "\(outcome.stderr)")
            #expect(outcome.stderr.contains(field), "\(outcome.stderr)")
        }
    }
}
