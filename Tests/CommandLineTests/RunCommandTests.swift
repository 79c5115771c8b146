import Foundation
import RegentTestKit
import Testing

/// What a run's own state decides, as a user meets it.
@Suite("Commands on a run")
struct RunCommandTests {
    private static let gates = #"{"schema_valid_rate_min": 0.6}"#

    /// A daemon, the small samples and a gate that they pass.
    private func withSamples(
        _ body: (TestDaemon, _ file: String, _ gates: String, TemporaryFolder) async throws -> Void
    ) async throws {
        try await TestDaemon.with { daemon, folder in
            let paths = try SmallSamples.files(["s.jsonl": SmallSamples.jsonl, "g.json": Self.gates], in: folder)
            try await body(daemon, paths["s.jsonl"]!, paths["g.json"]!, folder)
        }
    }

    @Test("A check with the name of an interrupted one continues its run and its upload")
    func resumedCheck() async throws {
        try await withSamples { daemon, file, gates, folder in
            // What a check leaves that was interrupted behind its upload.
            try await daemon.expect(0, "eval", "create", "ck1", "--type", "offline", "--gates", gates)
            try await daemon.expect(0, "eval", "upload", "ck1", file)
            let other = try SmallSamples.files(["o.json": #"{"schema_valid_rate_min": 0.5}"#], in: folder)["o.json"]!
            try await daemon.expect(5, "eval", "check", file, "--gates", other, "--run", "ck1")
            let check = try await daemon.expect(
                0, "eval", "check", file, "--gates", gates, "--run", "ck1", "-o", "json")
            #expect(check.json?["run"] as? String == "evalRuns/ck1")
            #expect(check.number("summary", "sample_count") == 6)
            let runs = try await daemon.expect(0, "eval", "list", "-o", "jsonl")
            #expect(runs.stdout.split(separator: "\n").count == 1)
            try await daemon.expect(5, "eval", "check", file, "--gates", gates, "--run", "ck1")
        }
    }

    @Test("A score outside its range is named by file, line and field, and may be skipped")
    func scoreRange() async throws {
        try await withSamples { daemon, _, _, folder in
            let lines = (1...3).map { #"{"sample_id": "s\#($0)", "status": "SCORED", "scores": {"q": 0.\#($0)}}"# }
            let paths = try SmallSamples.files(
                ["s.jsonl": lines.joined(separator: "\n"), "g.json": #"{"q_min": 0.05}"#], in: folder)
            let (file, gates) = (paths["s.jsonl"]!, paths["g.json"]!)
            let options = ["--gates", gates, "--metric", "q:0..0.25"]
            for door in [["--local"], ["--address", daemon.address]] {
                let refused = try await RegentBinary.run(["eval", "check", file] + options + door)
                #expect(refused.code == 1 && refused.stderr.contains("s.jsonl:3:scores.q"), "\(refused.stderr)")
                let skipped = try await RegentBinary.run(
                    ["eval", "check", file, "--on-error", "skip", "-o", "json"] + options + door)
                #expect(skipped.number("summary", "rejected") == 1, "\(skipped.stderr)")
            }
            try await daemon.expect(0, "eval", "create", "r", "--type", "offline", "--metric", "q:0..0.25")
            let uploaded = try await daemon.expect(1, "eval", "upload", "r", file)
            #expect(uploaded.stderr.contains("s.jsonl:3:scores.q"))
        }
    }

    @Test("An invalidated run passes no gate and is marked")
    func invalidated() async throws {
        try await withSamples { daemon, file, gates, _ in
            for run in ["r1", "r2"] {
                try await daemon.expect(0, "eval", "check", file, "--gates", gates, "--run", run)
            }
            try await daemon.expect(0, "eval", "invalidate", "r1", "--reason", "swapped labels")
            let gate = try await daemon.expect(6, "eval", "gate", "r1")
            #expect(gate.stderr.contains("RUN_INVALIDATED"))
            try await daemon.expect(6, "eval", "compare", "r2", "r1")
            for format in ["table", "csv", "jsonl"] {
                let lines = try await daemon.expect(0, "eval", "list", "-o", format).stdout.split(separator: "\n")
                let marked = lines.filter { $0.contains("evalRuns/r1") && $0.contains("invalidated") }
                #expect(marked.count == 1, "\(format)")
            }
            let shown = try await daemon.expect(0, "eval", "show", "r1", "-o", "json")
            #expect(shown.json?["invalidated"] as? Bool == true)
            let summary = try await daemon.expect(0, "eval", "summary", "r1", "-o", "json")
            #expect(summary.json?["invalidated"] as? Bool == true)
        }
    }

    @Test("A missing batch cannot be dropped, and a dropped batch cannot be sent again under its name")
    func dropped() async throws {
        try await withSamples { daemon, file, gates, folder in
            try await daemon.expect(0, "eval", "create", "r", "--type", "offline", "--gates", gates)
            try await daemon.expect(0, "eval", "upload", "r", file, "--upload", "w")
            try await daemon.expect(1, "eval", "drop-batch", "r", "1", "--upload", "nosuch", "--reason", "bad")
            try await daemon.expect(1, "eval", "drop-batch", "r", "2", "--upload", "w", "--reason", "bad")
            try await daemon.expect(0, "eval", "drop-batch", "r", "1", "--reason", "bad")
            let mended = SmallSamples.jsonl.replacing("\"e\"", with: "\"mended\"")
            let paths = try SmallSamples.files(["m.jsonl": mended], in: folder)
            for again in [file, paths["m.jsonl"]!] {
                let refused = try await daemon.expect(6, "eval", "upload", "r", again, "--upload", "w")
                #expect(refused.stderr.contains("BATCH_DROPPED"))
            }
            try await daemon.expect(0, "eval", "upload", "r", paths["m.jsonl"]!, "--upload", "w2")
            try await daemon.expect(0, "eval", "seal", "r", "--expected-samples", "6")
        }
    }

    @Test("A judged run returns its verdict again without a new entry, even if there is a later attempt")
    func judgedAgain() async throws {
        try await withSamples { daemon, file, gates, _ in
            try await daemon.expect(0, "eval", "check", file, "--gates", gates, "--run", "r1", "--plan", "nightly")
            func entries() async throws -> Int {
                try await daemon.expect(0, "history", "evalRuns/r1", "-o", "jsonl").stdout.split(separator: "\n").count
            }
            let before = try await entries()
            let first = try await daemon.expect(0, "eval", "gate", "r1", "-o", "csv")
            try await daemon.expect(
                0, "eval", "check", file, "--gates", gates, "--run", "r2", "--plan", "nightly", "--reason", "again")
            let second = try await daemon.expect(0, "eval", "gate", "r1", "-o", "csv")
            #expect(first.stdout == second.stdout)
            #expect(try await entries() == before)
        }
    }

    @Test("Samples are streamed as they were uploaded, all of them or as many as wanted", arguments: ["jsonl", "csv"])
    func samples(format: String) async throws {
        try await withSamples { daemon, file, gates, _ in
            try await daemon.expect(0, "eval", "check", file, "--gates", gates, "--run", "r")
            let exported = try await daemon.expect(0, "eval", "export", "r", "-o", format).stdout
            let header = format == "csv" ? 1 : 0
            let all = try await daemon.expect(0, "eval", "samples", "r", "--limit", "0", "-o", format)
            #expect(all.stdout == exported)
            let two = try await daemon.expect(0, "eval", "samples", "r", "--limit", "2", "-o", format)
            let lines = exported.split(separator: "\n").map(String.init)
            #expect(two.stdout.split(separator: "\n").map(String.init) == Array(lines.prefix(2 + header)))
            let some = try await daemon.expect(
                0, "eval", "samples", "r", "--where", "latency_ms>250", "--limit", "0", "-o", format)
            #expect(some.stdout.split(separator: "\n").count == 3 + header)
        }
    }

    /// The most memory that a process has had so far, in kilobytes; 0 once it is gone.
    private static func peakKilobytes(of process: String) -> Int {
        let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
        return status.firstMatch(of: /VmHWM:\s+([0-9]+) kB/).flatMap { Int($0.1) } ?? 0
    }

    @Test("Hundreds of thousands of samples are listed in memory that does not grow with them")
    func manySamples() async throws {
        try await withSamples { daemon, _, _, folder in
            let lines = (0..<300_000).map { #"{"sample_id": "s\#($0)", "status": "SCORED", "schema_valid": true}"# }
            let paths = try SmallSamples.files(
                ["many.jsonl": lines.joined(separator: "\n"), "out": "", "pid": ""], in: folder)
            try await daemon.expect(0, "eval", "create", "r", "--type", "offline")
            try await daemon.expect(0, "eval", "upload", "r", paths["many.jsonl"]!)
            let output = URL(fileURLWithPath: paths["out"]!)
            let listing = try ChildProcess(
                URL(fileURLWithPath: "/bin/sh"),
                [
                    "-c", #"echo $$ > "$1"; exec "$0" eval samples r --limit 0 -o jsonl"#,
                    ChildProcess.built("regent").path, paths["pid"]!,
                ], environment: ["REGENT_ADDRESS": daemon.address], output: output)
            var peak = 0
            while listing.isRunning {
                let process = try String(contentsOfFile: paths["pid"]!, encoding: .utf8)
                peak = max(peak, Self.peakKilobytes(of: process.trimmingCharacters(in: .newlines)))
                try await Task.sleep(for: .milliseconds(1))
            }
            #expect(await listing.exitStatus == 0)
            #expect(try Data(contentsOf: output).count { $0 == UInt8(ascii: "\n") } == lines.count)
            // As one message or one list they take more than twice as much.
            #expect((1...100_000).contains(peak), "\(peak) kB")
        }
    }
}
