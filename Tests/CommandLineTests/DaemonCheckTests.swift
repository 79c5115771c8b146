import Foundation
import RegentTestKit
import Testing

@Suite("regent eval check with a daemon")
struct DaemonCheckTests {
    @Test("The daemon and the local check give the same verdict")
    func same() async throws {
        try await TestDaemon.with { daemon, folder in
            let paths = try SmallSamples.files(
                ["s.jsonl": SmallSamples.jsonl, "g.json": #"{"schema_valid_rate_min": 0.8}"#], in: folder)
            let (file, gates) = (paths["s.jsonl"]!, paths["g.json"]!)
            let local = try await daemon.regent(
                "eval", "check", file, "--gates", gates, "--local", "-o", "csv")
            let remote = try await daemon.regent("eval", "check", file, "--gates", gates, "-o", "csv")
            #expect(remote.code == 3, "\(remote.stderr)")
            #expect(remote.code == local.code)
            #expect(remote.stdout == local.stdout)
            let (here, there) = (
                try await daemon.regent("eval", "check", file, "--gates", gates, "--local"),
                try await daemon.regent("eval", "check", file, "--gates", gates)
            )
            #expect(here.stdout == there.stdout)
        }
    }

    @Test("An empty input is INCONCLUSIVE and its run is aborted")
    func empty() async throws {
        try await TestDaemon.with { daemon, folder in
            let paths = try SmallSamples.files(["g.json": #"{"schema_valid_rate_min": 0.8}"#], in: folder)
            let outcome = try await daemon.regent(
                "eval", "check", "-", "--gates", paths["g.json"]!, "--run", "r1", "-o", "json")
            #expect(outcome.code == 3, "\(outcome.stderr)")
            let run = try await daemon.regent("eval", "show", "r1", "-o", "json")
            #expect(run.json?["state"] as? String == "ABORTED")
        }
    }

    @Test("A bad line aborts the run that the check named, and is never a verdict")
    func badLine() async throws {
        try await TestDaemon.with { daemon, folder in
            let paths = try SmallSamples.files(
                ["s.jsonl": SmallSamples.jsonl + "nonsense\n", "g.json": #"{"schema_valid_rate_min": 0.8}"#],
                in: folder)
            let outcome = try await daemon.regent(
                "eval", "check", paths["s.jsonl"]!, "--gates", paths["g.json"]!)
            #expect(outcome.code == 1)
            #expect(outcome.stderr.contains("s.jsonl:7"))
            let runs = try await daemon.regent("eval", "list", "--state", "aborted", "-o", "jsonl")
            #expect(runs.stdout.split(separator: "\n").count == 1)
        }
    }
}

@Suite("Eight hosted endpoints by a daemon", .enabled(if: LLMPerfFiles.arePresent, "REGENT_DATA missing"))
struct DaemonLLMPerfTests {
    @Test("The daemon gives the known numbers")
    func table() async throws {
        try await TestDaemon.with { daemon, _ in
            for expected in LLMPerfExpectation.all {
                try await LLMPerfFiles.check(expected, ["--address", daemon.address])
            }
        }
    }
}
