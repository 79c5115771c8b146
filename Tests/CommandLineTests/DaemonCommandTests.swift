import Foundation
import RegentTestKit
import Testing

@Suite("Commands against a daemon")
struct DaemonCommandTests {
    /// A daemon with a run `r1` that has the small samples and a gate.
    private func withRun(
        _ body: (TestDaemon, _ file: String, TemporaryFolder) async throws -> Void
    ) async throws {
        try await TestDaemon.with { daemon, folder in
            let paths = try SmallSamples.files(
                ["s.jsonl": SmallSamples.jsonl, "g.json": #"{"schema_valid_rate_min": 0.6}"#], in: folder)
            let created = try await daemon.regent(
                "eval", "create", "r1", "--type", "offline", "--gates", paths["g.json"]!)
            #expect(created.code == 0, "\(created.stderr)")
            #expect(created.stderr.contains("revision"))
            #expect(created.stderr.contains("single_person_mode"))
            try await body(daemon, paths["s.jsonl"]!, folder)
        }
    }

    @Test("A run goes from samples to verdict, and a repeated upload finds them there")
    func lifecycle() async throws {
        try await withRun { daemon, file, _ in
            let first = try await daemon.regent("eval", "upload", "r1", file)
            #expect(first.code == 0, "\(first.stderr)")
            #expect(first.stderr.contains("uploaded 6 samples in 1 batch, durable"))
            let second = try await daemon.regent("eval", "upload", "r1", file)
            #expect(second.stderr.contains("(1 already stored)"))
            try await daemon.expect(6, "eval", "gate", "r1")
            try await daemon.expect(6, "eval", "seal", "r1", "--expected-samples", "7")
            try await daemon.expect(0, "eval", "seal", "r1", "--expected-samples", "6")
            try await daemon.expect(0, "eval", "gate", "r1")
            let shown = try await daemon.regent("eval", "show", "evalRuns/r1", "-o", "json")
            #expect(shown.json?["state"] as? String == "PASSED")
            let summary = try await daemon.regent("eval", "summary", "r1", "-o", "json")
            #expect(summary.number("summary", "schema_valid_rate") == 0.8)
            try await daemon.expect(0, "eval", "recompute", "r1")
        }
    }

    @Test("Errors have their own exit codes")
    func exitCodes() async throws {
        try await withRun { daemon, _, _ in
            try await daemon.expect(5, "eval", "create", "r1", "--type", "offline")
            try await daemon.expect(1, "eval", "show", "r2")
            try await daemon.expect(6, "eval", "seal", "r1")
            try await daemon.expect(5, "eval", "abort", "r1", "--reason", "none", "--etag", "other")
        }
    }

    @Test("A dry run changes nothing")
    func dryRun() async throws {
        try await withRun { daemon, _, _ in
            let dry = try await daemon.regent("eval", "abort", "r1", "--reason", "trial", "--dry-run")
            #expect(dry.code == 0, "\(dry.stderr)")
            let shown = try await daemon.regent("eval", "show", "r1", "-o", "json")
            #expect(shown.json?["state"] as? String == "RUNNING")
        }
    }

    @Test("What is exported can be uploaded again, as JSONL and CSV", arguments: ["jsonl", "csv"])
    func export(format: String) async throws {
        try await withRun { daemon, file, folder in
            _ = try await daemon.regent("eval", "upload", "r1", file)
            let exported = try await daemon.regent("eval", "export", "r1", "-o", format)
            #expect(exported.code == 0, "\(exported.stderr)")
            let paths = try SmallSamples.files(["again.\(format)": exported.stdout], in: folder)
            _ = try await daemon.regent("eval", "create", "r2", "--type", "offline")
            let again = try await daemon.regent("eval", "upload", "r2", paths["again.\(format)"]!)
            #expect(again.code == 0, "\(again.stderr)")
            let flips = try await daemon.regent("eval", "compare", "r1", "r2", "-o", "json")
            #expect(flips.number("comparison", "aligned") == 6)
            let comparison = try #require(flips.json?["comparison"] as? [String: Any])
            #expect((comparison["flips"] as? [Any])?.isEmpty == true)
        }
    }

    @Test("Samples are found by their content")
    func samples() async throws {
        try await withRun { daemon, file, _ in
            _ = try await daemon.regent("eval", "upload", "r1", file)
            let found = try await daemon.regent(
                "eval", "samples", "r1", "--where", "schema_valid=false", "-o", "jsonl")
            #expect(found.code == 0, "\(found.stderr)")
            #expect(found.json?["sample_id"] as? String == "e")
            try await daemon.expect(1, "eval", "samples", "r1", "--where", "nonsense")
        }
    }

    @Test("The ledger is listed and watched; an interrupted watch prints where to resume")
    func ledger() async throws {
        try await withRun { daemon, _, folder in
            let history = try await daemon.regent("history", "evalRuns/r1", "-o", "jsonl")
            #expect(history.json?["event"] as? String == "evalRun.created")
            let watch = try RunningWatch(daemon, in: folder, "--kind", "evalRuns")
            try await watch.waitForOutput("evalRun.created")
            watch.interrupt()
            let outcome = try await watch.outcome()
            #expect(outcome.code == 130)
            // The seed's four come first. Interrupted between two words it may repeat an entry, never leave one out.
            #expect(outcome.stderr.contains(/resume with: regent watch --from [56]\n/))
        }
    }

    @Test("A watch whose daemon stops exits with 7 and prints where to resume")
    func lostDaemon() async throws {
        try await withRun { daemon, _, folder in
            let watch = try RunningWatch(daemon, in: folder)
            try await watch.waitForOutput("evalRun.created")
            await daemon.stop()
            let outcome = try await watch.outcome()
            #expect(outcome.code == 7, "\(outcome.stderr)")
            #expect(outcome.stderr.contains("resume with: regent watch --from 6"))
        }
    }

    @Test("Any method can be listed, described and called")
    func rpc() async throws {
        try await withRun { daemon, _, _ in
            let list = try await daemon.regent("rpc", "list", "-o", "jsonl")
            #expect(list.stdout.contains("/regent.v1.EvaluationService/SealRun"))
            let described = try await daemon.expect(0, "rpc", "describe", "SealRun")
            #expect(described.stdout.contains("expected_samples"))
            let call = try await daemon.regent("rpc", "call", "GetRun", "-d", #"{"name": "evalRuns/r1"}"#)
            #expect(call.code == 0, "\(call.stderr)")
            #expect((call.json?["run"] as? [String: Any])?["name"] as? String == "evalRuns/r1")
            let piped = try await daemon.regent(
                "rpc", "call", "EvaluationService/GetRun", "-d", "@-", input: #"{"name": "evalRuns/r1"}"#)
            #expect(piped.stdout == call.stdout)
            try await daemon.expect(1, "rpc", "call", "GetRun", "-d", #"{"nom": 1}"#)
            try await daemon.expect(1, "rpc", "call", "NoSuch")
        }
    }

    @Test("Status and doctor answer in every format", arguments: ["table", "json", "jsonl", "csv"])
    func server(format: String) async throws {
        try await TestDaemon.with { daemon, _ in
            for command in ["status", "doctor"] {
                let outcome = try await daemon.regent(command, "-o", format)
                #expect(outcome.code == 0, "\(outcome.stderr)")
                #expect(!outcome.stdout.isEmpty)
            }
        }
    }
}
