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

    /// Samples of two languages in clusters of four, every `wrong`-th of them wrong.
    private static func samples(_ count: Int, wrong: Int) -> String {
        (0..<count).map { index in
            #"{"sample_id": "s\#(index)", "status": "SCORED", "schema_valid": \#(index % wrong != 0), "#
                + #""latency_ms": \#(index % 97 + wrong), "cluster": "q\#(index / 4)", "#
                + #""metadata": {"language": "\#(index % 3 == 0 ? "de" : "en")"}}"#
        }.joined(separator: "\n")
    }

    @Test("Groups, clusters, pairs and a baseline are judged alike by the daemon and by a local check")
    func comparisons() async throws {
        try await TestDaemon.with { daemon, folder in
            let gates = #"""
                {"schema_valid_rate_min":
                   {"baseline": "evalRuns/base", "margin": -0.1, "paired": true, "bound": "lower"},
                 "schema_valid_rate_min[german]": {"min": 0.8, "slice": "metadata.language = de", "bound": "lower"},
                 "fallback_rate_max": {"max": 0.1, "severity": "warn"},
                 "error_rate_max": {"max": 0.02, "by": "metadata.language", "bound": "upper", "correction": "holm"},
                 "p50_latency_ms_max": {"baseline": "evalRuns/base", "margin_relative": 0.5, "bound": "upper"}}
                """#
            let paths = try SmallSamples.files(
                [
                    "base.jsonl": Self.samples(400, wrong: 11), "new.jsonl": Self.samples(396, wrong: 13),
                    "plain.json": #"{"schema_valid_rate_min": 0.5}"#, "g.json": gates,
                ], in: folder)
            let (base, new) = (paths["base.jsonl"]!, paths["new.jsonl"]!)
            try await daemon.expect(0, "eval", "check", base, "--gates", paths["plain.json"]!, "--run", "base")
            let check = ["eval", "check", new, "--gates", paths["g.json"]!]
            let remote = try await RegentBinary.run(check + ["--address", daemon.address])
            for baseline in [base, "evalRuns/base=" + base] {
                let local = try await RegentBinary.run(check + ["--local", "--baseline", baseline])
                #expect(local.stdout == remote.stdout)
                #expect(local.code == remote.code, "\(local.stderr) \(remote.stderr)")
            }
            #expect(remote.stdout.contains("evalRuns/base"))
            let without = try await RegentBinary.run(check + ["--local"])
            #expect(without.code == 1 && without.stderr.contains("--baseline evalRuns/base=FILE"), "\(without.stderr)")
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
