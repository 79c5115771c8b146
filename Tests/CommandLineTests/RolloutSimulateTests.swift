import Foundation
import RegentTestKit
import Testing

@Suite("regent rollout simulate and plan")
struct RolloutSimulateTests {
    static let outcomes = Checkout.file("docs/simulations/triage.jsonl.gz").path
    static let draft = Checkout.file("docs/simulations/triage-draft.yaml").path

    static func simulate(_ file: String, _ more: String...) async throws -> RegentBinary.Outcome {
        try await RegentBinary.run(
            ["rollout", "simulate", file, "--draft", draft, "--local", "--runs", "40", "-o", "json"] + more)
    }

    @Test("A sound draft ends with 0 and finds the effect that is put in")
    func sound() async throws {
        let outcome = try await Self.simulate(
            Self.outcomes, "--units", "500", "--effect", "schema_valid_rate:0.2")
        #expect(outcome.code == 0, "\(outcome.stderr)")
        #expect(outcome.json?["verdict"] as? String == "SOUND")
        #expect(outcome.stderr.contains("SOUND"))
        let power = try #require(outcome.number("changed", "rate"))
        #expect(power > 0.9)
        let again = try await Self.simulate(Self.outcomes, "--units", "500", "--effect", "schema_valid_rate:0.2")
        #expect(again.stdout == outcome.stdout)
    }

    @Test("A draft that rolls back by chance ends with 2, too few keys end with 3, and a bad file with 1")
    func exitCodes() async throws {
        try await withTemporaryFolder { folder in
            let draft = folder.file("draft.yaml")
            let text = """
                triggers:
                  - {kind: SCHEMA_VALID_DROP, threshold: 0.01, min_samples: 20, action: ROLLBACK}
                """
            try text.write(toFile: draft, atomically: true, encoding: .utf8)
            let rolled = try await RegentBinary.run(
                ["rollout", "simulate", Self.outcomes, "--draft", draft, "--local", "--runs", "20"])
            #expect(rolled.code == 2, "\(rolled.stderr)")
            #expect(rolled.stdout.contains("SCHEMA_VALID_DROP"))
            let few = folder.file("few.jsonl")
            let line = """
                {"request_id": "r", "create_time": "2026-05-28T20:26:40Z", "selected_provider": "openai", "status": \
                "OK"}

                """
            try line.write(toFile: few, atomically: true, encoding: .utf8)
            let little = try await Self.simulate(few)
            #expect(little.code == 3, "\(little.stderr)")
            try "{}\n".write(toFile: few, atomically: true, encoding: .utf8)
            let bad = try await Self.simulate(few)
            #expect(bad.code == 1)
            let effect = try await Self.simulate(Self.outcomes, "--effect", "error_rate:7")
            #expect(effect.code == 1)
            #expect(effect.stderr.contains("settings.effect.size"))
        }
    }

    @Test("A command line that cannot be meant is refused")
    func usage() async throws {
        for words in [
            ["--local"], ["x.jsonl", "--local"], ["--model", "m"], ["-e", "prod"],
            ["x.jsonl", "--draft", "d.yaml", "--local", "--from", "-1d"], ["-", "--draft", "-", "--local"],
            ["x.jsonl", "--draft", "d.yaml", "--local", "--runs", "0"],
            ["x.jsonl", "--draft", "d.yaml", "--local", "--effect", "error_rate"],
        ] {
            let outcome = try await RegentBinary.run(["rollout", "simulate"] + words)
            #expect(outcome.code == 64, "\(words): \(outcome.stderr)")
        }
    }

    @Test("A plan derives the chance of a rollout, the time to a decision and the joint power")
    func plan() async throws {
        let outcome = try await RegentBinary.run(
            [
                "rollout", "plan", "--guardrail", "valid:0.03", "--guardrail", "slow:0.05", "--margin", "0.02",
                "--false-rollbacks", "2", "--rollouts", "100", "--keys", "2000", "--keys-per-hour", "100", "-o", "json",
            ])
        #expect(outcome.code == 0, "\(outcome.stderr)")
        #expect(outcome.number("alpha") == 0.02)
        let joint = try #require(outcome.number("joint_power"))
        #expect(joint > 0 && joint < 1)
        let found = try #require(outcome.json?["found"] as? [[String: Any]])
        #expect(found.count == 8)
        let large = try #require(
            found.first { each in
                abs((each["worse_by"] as? Double ?? 0) - 0.12) < 1e-9 && each["guardrail"] as? String == "valid"
            })
        let keys = try #require(large["median_keys"] as? Double)
        #expect(keys > 20 && keys < 400)
        #expect(large["median_hours"] as? Double == keys / 100)
        for words in [["--guardrail", "valid"], [], ["--guardrail", "v:0.1", "--margin", "1"]] {
            let refused = try await RegentBinary.run(["rollout", "plan"] + words)
            #expect(refused.code == 64)
        }
    }
}
