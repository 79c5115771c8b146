import Foundation
import RegentTestKit
import Testing

@Suite("Commands about the daemon itself")
struct ServerCommandTests {
    @Test("The machine and its plan are printed as a table, as CSV, and in the JSON")
    func hardware() async throws {
        try await TestDaemon.with { daemon, _ in
            let table = try await daemon.expect(0, "status", "--hardware").stdout
            for field in [
                "instruction_sets", "l1d_bytes", "memory_limit_bytes", "kernel.histogram", "kernel.select",
                "event_loops", "store_readers", "batch_samples_max",
            ] { #expect(table.contains(field), "\(table)") }
            #expect(table.contains(/\nbatch_samples_max +8192 +fixed by the protocol\n/))
            #expect(table.contains("\nusable_cores ") && !table.contains("store_id"))
            let csv = try await daemon.expect(0, "status", "--hardware", "-o", "csv").stdout
            #expect(csv.hasPrefix("field,value,basis\n"))
            let json = try await daemon.expect(0, "status", "--hardware", "-o", "json")
            let hardware = try #require(json.json?["hardware"] as? [String: Any])
            #expect((hardware["usable_cores"] as? NSNumber)?.intValue ?? 0 >= 1)
            let choices = hardware["choices"] as? [[String: Any]] ?? []
            #expect(choices.contains { $0["name"] as? String == "event_loops" })
            #expect(!(try await daemon.expect(0, "status")).stdout.contains("l1d_bytes"))
        }
    }

    @Test("The metrics are printed in both forms")
    func metrics() async throws {
        try await TestDaemon.with { daemon, _ in
            let text = try await daemon.expect(0, "metrics").stdout
            #expect(text.contains("# TYPE regent_build_info gauge\n") && !text.contains("# EOF"))
            #expect(text.contains(/\nregent_connections [1-9]\d*\n/), "\(text)")
            let open = try await daemon.expect(0, "metrics", "--format", "openmetrics").stdout
            #expect(open.contains("# TYPE regent_build info\n") && open.hasSuffix("\n# EOF\n"))
            try await daemon.expect(64, "metrics", "--format", "graphite")
        }
    }

    @Test("An interrupted profile covers the time until then and exits with 130")
    func profile() async throws {
        try await TestDaemon.with { daemon, folder in
            let paths = try SmallSamples.files(["s.jsonl": SmallSamples.jsonl], in: folder)
            try await daemon.expect(0, "eval", "create", "r1", "--type", "offline")
            let profile = try RunningProfile(daemon, in: folder)
            try await profile.hasBegun()
            try await daemon.expect(0, "eval", "upload", "r1", paths["s.jsonl"]!)
            try await daemon.expect(0, "eval", "seal", "r1", "--expected-samples", "6")
            let outcome = try await profile.interrupted()
            #expect(outcome.code == 130, "\(outcome.stderr)")
            let stages = try #require(outcome.json?["stages"] as? [[String: Any]], "\(outcome.stdout)")
            let counts = Dictionary(
                uniqueKeysWithValues: stages.map { ("\($0["stage"] ?? "")", "\($0["count"] ?? "0")") })
            #expect(
                counts.filter { $0.value != "0" }.keys.sorted() == [
                    "check", "commit", "decode", "decompress", "digest", "kernel", "write",
                ])
            #expect(counts["kernel"] == "1" && Int(counts["commit"] ?? "") ?? 0 >= 2)
        }
    }

    @Test("A profile is printed as a table, one line per stage, or as CSV", arguments: ["table", "jsonl", "csv"])
    func formats(format: String) async throws {
        try await TestDaemon.with { daemon, _ in
            let outcome = try await daemon.expect(0, "profile", "--seconds", "1", "-o", format)
            let lines = outcome.stdout.split(separator: "\n")
            #expect(lines.count == (format == "jsonl" ? 8 : 9), "\(outcome.stdout)")
            let head = ["table": "STAGE ", "jsonl": #"{"#, "csv": "stage,count,total_ms,share_percent,mean_us"]
            #expect(outcome.stdout.hasPrefix(head[format]!))
        }
    }
}

/// A `regent profile -o json` that looks for an hour, unless it is interrupted.
private struct RunningProfile {
    private let process: ChildProcess
    private let stdout: URL
    private let stderr: URL

    init(_ daemon: TestDaemon, in folder: TemporaryFolder) throws {
        stdout = URL(fileURLWithPath: folder.file("profile.out"))
        stderr = URL(fileURLWithPath: folder.file("profile.err"))
        for file in [stdout, stderr] { try Data().write(to: file) }
        process = try ChildProcess(
            ChildProcess.built("regent"),
            ["profile", "--seconds", "3600", "-o", "json", "--address", daemon.address],
            output: stdout, errors: stderr)
    }

    /// Returns as soon as it has asked for the first time, or has ended.
    func hasBegun() async throws { _ = try await process.line(with: "measuring", in: stderr) }

    /// Its end after Ctrl-C.
    func interrupted() async throws -> RegentBinary.Outcome {
        process.signal(SIGINT)
        return RegentBinary.Outcome(
            code: await process.exitStatus, stdout: try String(contentsOf: stdout, encoding: .utf8),
            stderr: try String(contentsOf: stderr, encoding: .utf8))
    }
}
