import Foundation
import RegentTestKit
import Testing

@Suite("Formats, fields and quiet")
struct OutputFormatTests {
    private static func run(_ words: String...) async throws -> RegentBinary.Outcome {
        let daemon = try SharedDaemon.current
        return try await daemon.regent(words)
    }

    @Test("Each format of a list and of one document", .sharedDaemon)
    func formats() async throws {
        let list = ["provider", "list", "-e", "prod"]
        func listed(_ format: String) async throws -> String {
            try await SharedDaemon.current.regent(list + ["-o", format]).stdout
        }
        let names = try await listed("name")
        #expect(names == "environments/prod/providers/custom\nenvironments/prod/providers/openai\n")
        let markdown = try await listed("markdown")
        let lines = markdown.split(separator: "\n")
        #expect(
            lines.count == 4 && lines[0].hasPrefix("| environment | provider |") && lines[1].contains("---:"),
            "\(markdown)")
        let yaml = try await listed("yaml")
        #expect(
            yaml.hasPrefix("\"provider_configs\":\n  - \"name\": \"environments/prod/providers/custom\"\n"), "\(yaml)")
        #expect(try await listed("wide").hasPrefix("ENVIRONMENT  PROVIDER"))
        let shown = try await Self.run("provider", "show", "openai", "-e", "prod", "-o", "name")
        #expect(shown.stdout == "environments/prod/providers/openai\n")
        let changed = try await Self.run("provider", "set", "openai", "-e", "prod", "--weight", "90", "-o", "name")
        #expect(changed.stdout == "environments/prod/providers/openai\n")
    }

    @Test("Chosen fields, also nested ones and columns that only people see", .sharedDaemon)
    func fields() async throws {
        let csv = try await Self.run(
            "provider", "list", "-e", "prod", "--fields", "provider,enabled", "-o", "csv")
        #expect(csv.stdout == "provider,enabled\ncustom,true\nopenai,true\n", "\(csv.stdout)")
        let lines = try await Self.run(
            "provider", "list", "-e", "prod", "--fields", "name,timeout_ms", "-o", "jsonl")
        #expect(
            lines.stdout.split(separator: "\n").last
                == #"{"name":"environments/prod/providers/openai","timeout_ms":30000}"#, "\(lines.stdout)")
        let one = try await Self.run(
            "provider", "show", "openai", "-e", "prod", "--fields", "provider", "-o", "json")
        #expect(one.json?["provider"] as? String == "openai")
        let unknown = try await Self.run("provider", "list", "-e", "prod", "--fields", "colour", "-o", "csv")
        #expect(unknown.code == 0 && unknown.stderr.contains("no answer has colour"), "\(unknown.stderr)")
        let near = try await Self.run("provider", "list", "-e", "prod", "--fields", "name,wieght", "-o", "csv")
        #expect(near.stderr.hasPrefix("warning: ") && near.stderr.contains("did you mean weight?"), "\(near.stderr)")
        #expect(try await Self.run("watch", "--fields", "name").code == 64)
        #expect(try await Self.run("watch", "-o", "yaml").code == 64)
        #expect(try await Self.run("provider", "list", "--fields", "a,,b").code == 64)
    }

    @Test("A column of the parts of one object is not a field of it")
    func parts() async throws {
        try await TestDaemon.with { daemon, _ in
            try await daemon.expect(0, "eval", "create", "r1", "--type", "offline")
            let summary = try await daemon.expect(0, "eval", "summary", "r1", "--fields", "value,sample_count")
            #expect(summary.stderr.contains("no answer has value;"), "\(summary.stderr)")
        }
    }

    @Test("Quiet commands write data and errors only", .sharedDaemon)
    func quiet() async throws {
        let changed = try await Self.run("provider", "set", "custom", "-e", "prod", "--weight", "7", "-q")
        #expect(changed.code == 0 && changed.stderr.isEmpty && !changed.stdout.isEmpty, "\(changed.stderr)")
        let refused = try await Self.run("provider", "show", "nobody", "-e", "prod", "-q")
        #expect(refused.code == 1 && refused.stderr.hasPrefix("error: "), "\(refused.stderr)")
    }

    @Test("Waits for a value, for one of several, and no longer than asked", .sharedDaemon)
    func wait() async throws {
        let daemon = try SharedDaemon.current
        #expect(try await Self.run("eval", "create", "waited", "--type", "offline").code == 0)
        let there = try await Self.run(
            "wait", "evalRuns/waited", "--for", "state=ABORTED,RUNNING", "--timeout", "30", "-o", "json")
        #expect(there.code == 0 && there.json?["name"] as? String == "evalRuns/waited", "\(there.stderr)")
        // The time is that of each call too: on a busy machine a short one may pass before the first answer.
        var late = try await Self.run("wait", "evalRuns/waited", "--for", "state=SEALED", "--timeout", "0.2")
        for timeout in ["1", "5", "25"] where !late.stderr.contains("state=RUNNING") {
            late = try await Self.run("wait", "evalRuns/waited", "--for", "state=SEALED", "--timeout", timeout)
        }
        #expect(late.code == 8 && late.stderr.contains("state=RUNNING"), "\(late.stderr)")
        async let waited = daemon.regent("wait", "evalRuns/waited", "--for", "state=ABORTED", "--timeout", "1m")
        #expect(try await Self.run("eval", "abort", "waited", "--reason", "test").code == 0)
        #expect(try await waited.code == 0)
        #expect(try await Self.run("wait", "evalRuns/nobody", "--for", "state=SEALED").code == 1)
        #expect(try await Self.run("wait", "nothing/x", "--for", "state=SEALED").code == 64)
        #expect(try await Self.run("wait", "evalRuns/waited").code == 64)
    }

    @Test(
        "What could never come true is not waited for",
        arguments: [
            ("stat=SEALED", "did you mean state?"), ("state=SELAED", "did you mean SEALED?"),
            ("state=RUNNING,DONE", "DONE is not a value of state"), ("verdict_of_nobody=x", "known: name, "),
        ])
    func waitForNothing(condition: String, said: String) async throws {
        // Nobody is asked: no daemon listens there.
        let refused = try await RegentBinary.run(
            ["wait", "evalRuns/r1", "--for", condition, "--timeout", "30", "--address", "unix:/nowhere"])
        #expect(refused.code == 64 && refused.stderr.contains(said), "\(refused.stderr)")
    }

    @Test("Explains kinds, fields and fields of fields; suggests the nearest")
    func explain() async throws {
        let kind = try await RegentBinary.run(["explain", "providers"])
        #expect(kind.code == 0 && kind.stdout.contains("  weight  <uint32>"), "\(kind.stdout)")
        let field = try await RegentBinary.run(["explain", "ProviderConfig.weight"])
        #expect(field.code == 0 && field.stdout.hasPrefix("ProviderConfig.weight  <uint32>"), "\(field.stdout)")
        let nested = try await RegentBinary.run(["explain", "rolloutPolicy.stages.soak_s"])
        #expect(nested.code == 0 && nested.stdout.contains("Seconds"), "\(nested.stdout)")
        for (word, field) in [("eval", "gates"), ("task", "planned_production_date"), ("sla", "threshold")] {
            let named = try await RegentBinary.run(["explain", word])
            #expect(named.code == 0 && named.stdout.contains("  \(field)  <"), "\(word): \(named.stderr)")
        }
        let misspelt = try await RegentBinary.run(["explain", "providers.wieght"])
        #expect(misspelt.code == 64 && misspelt.stderr.contains("weight"), "\(misspelt.stderr)")
    }
}
