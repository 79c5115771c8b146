import Foundation
import RegentTestKit
import Testing

@Suite("Models and regions by command")
struct ModelCommandTests {
    @Test("A model is created, set, archived and restored")
    func model() async throws {
        try await TestDaemon.with { daemon, _ in
            try await daemon.expect(0, "access", "principal", "set", "bob", "--kind", "human")
            try await daemon.expect(0, "region", "set", "eu", "--time-zone", "Europe/Berlin")
            let created = try await daemon.expect(
                0, "model", "create", "triage", "--risk-tier", "high", "--alias", "openai/gpt-4o", "--takes",
                "text=string", "--gives", "score?=number", "-o", "json")
            let model = created.json?["model"] as? [String: Any]
            #expect(model?["risk_tier"] as? String == "HIGH" && model?["state"] as? String == "ACTIVE")
            let outputs = (model?["contract"] as? [String: Any])?["outputs"] as? [[String: Any]]
            #expect(outputs?.first?["name"] as? String == "score" && outputs?.first?["required"] as? Bool == false)
            let set = try await daemon.expect(
                0, "model", "set", "triage", "--on-call", "bob", "--regional-owner", "eu=bob", "-o", "json")
            let changed = set.json?["model"] as? [String: Any]
            #expect(changed?["on_call"] as? [String] == ["principals/bob"])
            #expect(changed?["regional_owners"] as? [String: String] == ["regions/eu": "principals/bob"])
            #expect(changed?["aliases"] as? [String] == ["openai/gpt-4o"])
            let cleared = try await daemon.expect(
                0, "model", "set", "triage", "--regional-owner", "eu=", "--alias", "", "-o", "json")
            #expect((cleared.json?["model"] as? [String: Any])?["aliases"] as? [String] == [])
            try await daemon.expect(6, "model", "set", "triage", "--risk-tier", "low")
            try await daemon.expect(1, "model", "set", "nothing", "--risk-tier", "low")
            try await daemon.expect(64, "model", "set", "triage", "--risk-tier", "none")
            try await daemon.expect(64, "model", "set", "triage", "--regional-owner", "eu/x=bob")
            try await daemon.expect(0, "model", "archive", "triage")
            try await daemon.expect(6, "model", "archive", "triage")
            let restored = try await daemon.expect(0, "model", "restore", "triage", "-o", "csv")
            #expect(restored.stdout.contains("models/triage,ACTIVE"))
        }
    }

    @Test("A region needs a time zone of this machine")
    func region() async throws {
        try await TestDaemon.with { daemon, _ in
            try await daemon.expect(1, "region", "set", "eu", "--time-zone", "Europe/Atlantis")
            try await daemon.expect(1, "region", "set", "eu")
            try await daemon.expect(0, "region", "set", "eu", "--time-zone", "Europe/Berlin")
            let set = try await daemon.expect(0, "region", "set", "eu", "--display-name", "Europe", "-o", "json")
            #expect((set.json?["region"] as? [String: Any])?["time_zone"] as? String == "Europe/Berlin")
            try await daemon.expect(0, "region", "archive", "eu", "--reason", "no customers")
            try await daemon.expect(6, "region", "set", "eu", "--display-name", "EU")
        }
    }

    @Test("Versions are compared by their runs, and runs and versions are not mixed")
    func versions() async throws {
        try await TestDaemon.with { daemon, folder in
            let samples = folder.file("samples.jsonl")
            try Data(#"{"sample_id":"a","status":"SCORED","schema_valid":true}"#.utf8)
                .write(to: URL(fileURLWithPath: samples))
            let names = ["1.0.0", "1.1.0"].map { "models/triage/versions/\($0)" }
            for (run, version) in zip(["r1", "r2"], names) {
                try await daemon.expect(
                    0, "eval", "create", run, "--type", "offline", "--plan", "nightly", "--model-version", version,
                    "--unregistered")
                try await daemon.expect(0, "eval", "upload", run, samples)
                try await daemon.expect(0, "eval", "seal", run)
            }
            let compared = try await daemon.expect(
                0, "eval", "compare", names[0], names[1], "--versions", "-o", "json")
            #expect(compared.json?["baseline"] as? String == "evalRuns/r1")
            #expect(compared.json?["candidate"] as? String == "evalRuns/r2")
            try await daemon.expect(6, "eval", "compare", names[0], names[1], "--versions", "--plan", "weekly")
            try await daemon.expect(64, "eval", "compare", "r1", "r2", "--versions")
            try await daemon.expect(64, "eval", "compare", names[0], names[1])
            try await daemon.expect(64, "eval", "compare", "r1", "r2", "--plan", "nightly")
            try await daemon.expect(64, "eval", "compare", "r1", "two words")
            try await daemon.expect(0, "eval", "compare", "r1", "r2")
        }
    }
}
