import Foundation
import RegentTestKit
import Testing

@Suite("Several files in one command")
struct SeveralFilesTests {
    /// Lines of samples with ids from a range; every fifth is not valid.
    private static func lines(_ ids: Range<Int>) -> String {
        ids.map { id in
            #"{"sample_id":"s\#(id)","status":"SCORED","schema_valid":\#(id % 5 != 0),"latency_ms":\#(id)}"# + "\n"
        }.joined()
    }

    private static let gates = #"{"schema_valid_rate_min": 0.5, "sample_count_min": 30}"#

    /// Three files, one of them a JSON array.
    private func files(in folder: TemporaryFolder) throws -> (all: [String], gates: String) {
        let array = "[" + Self.lines(20..<30).split(separator: "\n").joined(separator: ",") + "]"
        let paths = try SmallSamples.files(
            [
                "a.jsonl": Self.lines(0..<10), "b.jsonl": Self.lines(10..<20), "c.json": array,
                "whole.jsonl": Self.lines(0..<30), "gates.json": Self.gates,
            ], in: folder)
        return (["a.jsonl", "b.jsonl", "c.json"].map { paths[$0]! }, paths["gates.json"]!)
    }

    @Test("files in any order, one file, and a daemon or none give the same summary and verdict")
    func orders() async throws {
        try await TestDaemon.with { daemon, folder in
            let (all, gates) = try files(in: folder)
            let whole = folder.file("whole.jsonl")
            var outcomes: [String] = []
            for (index, order) in [all, Array(all.reversed()), [whole]].enumerated() {
                let local = try await RegentBinary.run(
                    ["eval", "check"] + order + ["--gates", gates, "--local", "-o", "json"])
                #expect(local.code == 0, "\(local.stderr)")
                let stored = try await daemon.regent(
                    ["eval", "check"] + order + ["--gates", gates, "--run", "r\(index)", "-o", "json"])
                #expect(stored.code == 0, "\(stored.stderr)")
                for outcome in [local, stored] {
                    let summary = try #require(outcome.json?["summary"])
                    let bytes = try JSONSerialization.data(withJSONObject: summary, options: .sortedKeys)
                    outcomes.append(String(decoding: bytes, as: UTF8.self))
                }
            }
            #expect(Set(outcomes).count == 1, "\(Set(outcomes))")
        }
    }

    @Test("the same command resumes an upload of which some files are stored")
    func resumption() async throws {
        try await TestDaemon.with { daemon, folder in
            let (all, _) = try files(in: folder)
            _ = try await daemon.regent("eval", "create", "r", "--type", "offline")
            try await daemon.expect(0, "eval", "upload", "r", all[1])
            for _ in 0..<2 {
                let sent = try await daemon.regent(["eval", "upload", "r"] + all + ["--expected-samples", "30"])
                #expect(sent.code == 0, "\(sent.stderr)")
                #expect(sent.stderr.contains("(1 already stored)"))
            }
            try await daemon.expect(0, "eval", "seal", "r", "--expected-samples", "30")
        }
    }

    @Test("a command that is killed while it uploads is resumed by the same command")
    func killed() async throws {
        try await TestDaemon.with { daemon, folder in
            let texts = (0..<4).map { part in ("f\(part).jsonl", Self.lines(part * 60_000..<(part + 1) * 60_000)) }
            let paths = try SmallSamples.files(Dictionary(uniqueKeysWithValues: texts), in: folder)
            let files = texts.map { paths[$0.0]! }
            _ = try await daemon.regent("eval", "create", "r", "--type", "offline")
            let words = ["eval", "upload", "r"] + files
            let process = try ChildProcess(
                ChildProcess.built("regent"), words,
                environment: ProcessInfo.processInfo.environment.merging(["REGENT_ADDRESS": daemon.address]) { $1 },
                errors: URL(fileURLWithPath: "/dev/null"))
            // Killed as soon as something is durable, so that it is in the middle.
            while process.isRunning {
                let summary = try await daemon.regent("eval", "summary", "r", "-o", "json")
                if summary.number("summary", "sample_count") ?? 0 > 0 { break }
            }
            process.signal(SIGKILL)
            _ = await process.exitStatus
            let again = try await daemon.regent(words + ["--expected-samples", "240000"])
            #expect(again.code == 0, "\(again.stderr)")
            #expect(again.stderr.contains("already stored"))
            try await daemon.expect(0, "eval", "seal", "r", "--expected-samples", "240000")
            _ = try await daemon.regent("eval", "create", "whole", "--type", "offline")
            let whole = try await daemon.regent(["eval", "upload", "whole"] + files)
            #expect(whole.code == 0, "\(whole.stderr)")
            try await daemon.expect(0, "eval", "seal", "whole")
            var summaries: [NSDictionary] = []
            for run in ["r", "whole"] {
                let found = try await daemon.regent("eval", "summary", run, "-o", "json")
                summaries.append(try #require(found.json?["summary"] as? NSDictionary))
            }
            #expect(summaries[0] == summaries[1])
        }
    }

    @Test("a file of only bad lines is refused beside what the run has: no batch could count them")
    func onlyBad() async throws {
        try await TestDaemon.with { daemon, folder in
            let (all, gates) = try files(in: folder)
            let bad = try SmallSamples.files(["bad.jsonl": "{}\n{}\n"], in: folder)["bad.jsonl"]!
            _ = try await daemon.regent("eval", "create", "r", "--type", "offline", "--gates", gates)
            try await daemon.expect(0, "eval", "upload", "r", all[0])
            let refused = try await daemon.regent("eval", "upload", "r", bad, "--on-error", "skip")
            #expect(refused.code == 1, "\(refused.stderr)")
            #expect(refused.stderr.contains("no sample"))
        }
    }

    @Test("sets that cannot be told apart or counted are refused")
    func refused() async throws {
        try await withTemporaryFolder { folder in
            let (all, gates) = try files(in: folder)
            let more = try SmallSamples.files(
                ["copy.jsonl": Self.lines(0..<10), "overlap.jsonl": Self.lines(5..<8) + "\n", "bad.jsonl": "{}\n"],
                in: folder)
            let check = ["eval", "check"]
            let rest = ["--gates", gates, "--local"]
            for (files, options, code) in [
                ([all[0], all[0]], [], 64), ([all[0], "-"], [], 64), ([all[0], more["copy.jsonl"]!], [], 1),
                ([all[0], more["overlap.jsonl"]!], [], 5), (all, ["--expected-samples", "29"], 1),
                (all, ["--expected-samples", "30"], 0), ([all[0], more["bad.jsonl"]!], ["--on-error", "skip"], 1),
                (all, ["--on-error", "quarantine:\(folder.file("bad"))"], 64), ([all[0]], ["--null", ""], 64),
                ([all[0]], ["--null", " , "], 64), ([all[0]], ["--map", "cluster=a", "--map", "cluster=b"], 64),
                (["-"], ["--baseline", "-"], 64), (all, ["--null", " NA , None "], 0),
            ] as [([String], [String], Int32)] {
                let outcome = try await RegentBinary.run(check + files + rest + options)
                // Exit codes 2 and 3 are verdicts and must never be given for anything else.
                #expect((outcome.code == 0) == (code == 0) && ![2, 3].contains(outcome.code), "\(outcome.stderr)")
                #expect((outcome.code == 64) == (code == 64), "\(outcome.stderr)")
            }
        }
    }

    @Test("a file that has only bad lines is not left out in silence: no batch could count them")
    func onlyBadLines() async throws {
        try await TestDaemon.with { daemon, folder in
            let paths = try SmallSamples.files(["good.jsonl": Self.lines(0..<10), "bad.jsonl": "{}\n{}\n"], in: folder)
            try await daemon.expect(0, "eval", "create", "r", "--type", "offline")
            try await daemon.expect(0, "eval", "upload", "r", paths["good.jsonl"]!, "--on-error", "skip")
            try await daemon.expect(1, "eval", "upload", "r", paths["bad.jsonl"]!, "--on-error", "skip")
            let found = try await daemon.regent(["eval", "summary", "r", "-o", "json"])
            #expect(found.number("summary", "sample_count") == 10 && found.number("summary", "rejected") == 0)
        }
    }

    @Test("the end line and --expected-samples tell a whole stream from one that was cut off")
    func streams() async throws {
        try await withTemporaryFolder { folder in
            let paths = try SmallSamples.files(["gates.json": #"{"schema_valid_rate_min": 0.5}"#], in: folder)
            let text = Self.lines(0..<10)
            let words = ["eval", "check", "-", "--local", "--gates", paths["gates.json"]!]
            func end(_ count: Int) -> String { "{\"regent_end\": true, \"count\": \(count)}\n" }
            for (input, more, isGood, isUnchecked) in [
                (text, [], true, true), (text + end(10), [], true, false), (text + end(11), [], false, false),
                (text, ["--expected-samples", "10"], true, false), (text, ["--expected-samples", "11"], false, false),
            ] as [(String, [String], Bool, Bool)] {
                let outcome = try await RegentBinary.run(words + more, input: input)
                #expect((outcome.code == 0) == isGood, "\(outcome.stderr)")
                #expect(outcome.stderr.contains("was not checked") == isUnchecked)
            }
            // Lines of another tool do not show their end either; a document does.
            let gates = try SmallSamples.files(["count.json": #"{"sample_count_min": 2}"#], in: folder)["count.json"]!
            for (name, isUnchecked) in [
                ("lm-eval.jsonl", true), ("deepeval.json", false), ("openai-evals.jsonl", false),
            ] {
                let input = try String(contentsOf: Checkout.file("Tests/Fixtures/import/\(name)"), encoding: .utf8)
                let outcome = try await RegentBinary.run(
                    ["eval", "check", "-", "--local", "--gates", gates], input: input)
                #expect(outcome.code == 0, "\(outcome.stderr)")
                #expect(outcome.stderr.contains("was not checked") == isUnchecked, "\(name)")
            }
        }
    }

    @Test(
        "a file of each tool is checked by its own name",
        arguments: [
            "promptfoo.json", "inspect.eval", "openai-evals.jsonl", "lm-eval.jsonl", "deepeval.json",
            "mlflow-table.json",
        ])
    func tools(name: String) async throws {
        try await withTemporaryFolder { folder in
            let paths = try SmallSamples.files(["gates.json": #"{"sample_count_min": 1}"#], in: folder)
            let file = Checkout.file("Tests/Fixtures/import/\(name)").path
            let outcome = try await RegentBinary.run(
                ["eval", "check", file, "--local", "--gates", paths["gates.json"]!, "-o", "json"])
            #expect(outcome.number("summary", "sample_count") ?? 0 > 1, "\(outcome.stderr)")
            #expect(outcome.stderr.contains("not imported: "))
        }
    }

    @Test("a run is exported as a log of Inspect, which is imported as the same run")
    func inspectExport() async throws {
        try await TestDaemon.with { daemon, folder in
            let file = Checkout.file("Tests/Fixtures/import/inspect.json").path
            _ = try await daemon.regent("eval", "create", "r", "--type", "offline")
            try await daemon.expect(0, "eval", "upload", "r", file)
            let exported = try await daemon.regent("eval", "export", "r", "--format", "inspect-json")
            #expect(exported.code == 0, "\(exported.stderr)")
            let paths = try SmallSamples.files(["log.json": exported.stdout], in: folder)
            _ = try await daemon.regent("eval", "create", "again", "--type", "offline")
            try await daemon.expect(0, "eval", "upload", "again", paths["log.json"]!)
            let found = try await daemon.regent("eval", "compare", "r", "again", "-o", "json")
            #expect(found.number("comparison", "aligned") == 5)
        }
    }
}

@Suite("Eight hosted endpoints in one command", .enabled(if: LLMPerfFiles.arePresent, "REGENT_DATA missing"))
struct LLMPerfTogetherTests {
    @Test("one command gives the run that eight commands give")
    func together() async throws {
        try await TestDaemon.with { daemon, folder in
            let texts = try LLMPerfExpectation.all.map { ("\($0.provider).jsonl", try LLMPerfFiles.jsonl($0.provider)) }
            let paths = try SmallSamples.files(Dictionary(uniqueKeysWithValues: texts), in: folder)
            for run in ["one", "eight"] { _ = try await daemon.regent("eval", "create", run, "--type", "offline") }
            let files = texts.map { paths[$0.0]! }
            let total = Int(LLMPerfExpectation.all.reduce(0) { $0 + $1.samples })
            // Three are durable when the command that sends all begins: it goes on with the other five.
            let part = try await daemon.regent(["eval", "upload", "one"] + files.prefix(3))
            #expect(part.code == 0, "\(part.stderr)")
            let one = try await daemon.regent(["eval", "upload", "one"] + files + ["--expected-samples", "\(total)"])
            #expect(one.code == 0, "\(one.stderr)")
            #expect(one.stderr.split(separator: "\n").count { $0.contains("(1 already stored)") } == 3)
            for file in files { try await daemon.expect(0, "eval", "upload", "eight", file) }
            var summaries: [Data] = []
            for run in ["one", "eight"] {
                try await daemon.expect(0, "eval", "seal", run)
                let found = try await daemon.regent("eval", "summary", run, "-o", "json")
                let summary = try #require(found.json?["summary"])
                summaries.append(try JSONSerialization.data(withJSONObject: summary, options: .sortedKeys))
            }
            #expect(summaries[0] == summaries[1])
        }
    }
}
