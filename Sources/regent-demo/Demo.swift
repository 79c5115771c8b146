import Foundation
import RegentBulk
import RegentMessages
import RegentTestKit

/// A million samples through the whole system, a kill in the middle of a second million, a million keys routed,
/// outcomes reported, and everything recomputed from the seed.
@main
struct Demo {
    static let seed: UInt64 = 20_260_101
    static let count = 1_000_000

    let folder: TemporaryFolder
    let programs: Programs
    var samples: String { folder.file("samples.jsonl") }
    var data: String { folder.file("data") }

    static func main() async {
        do {
            let folder = try TemporaryFolder()
            defer { folder.remove() }
            let binaries = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
                .deletingLastPathComponent()
            // What commands remember of ledgers stays in the folder.
            setenv("XDG_STATE_HOME", folder.file("state"), 1)
            let programs = Programs(folder: binaries, address: "unix:" + folder.file("r.sock"))
            switch CommandLine.arguments.dropFirst().first {
            case "governance":
                try GovernanceDemo(folder: folder, programs: programs).run()
                say("\nEverything was accepted, refused and recorded as expected.")
            case "compliance":
                try await ComplianceDemo(folder: folder, programs: programs).run()
                say("\nWhat went wrong is on record and verifies; what was changed does not.")
            case "delivery":
                try await DeliveryDemo(folder: folder, programs: programs, seed: seed).run()
                say("\nThe bad version was rolled back, the good one promoted, and no request failed.")
            default:
                try Demo(folder: folder, programs: programs).run()
                say("\nAll results equal those computed from the seed.")
            }
        } catch {
            say("\nDEMO FAILED: \(error)")
            exit(1)
        }
    }

    func run() throws {
        head("Generating \(Self.count) samples from seed \(Self.seed)")
        try writeInputs()
        var daemon = try programs.startDaemon(data: data)
        defer { daemon.terminate() }
        try programs.waitUntilReady()
        try programs.run("status")

        head("A million samples: upload, seal, summary, a gate that passes")
        try programs.run("eval", "create", "first", "--type", "offline", "--gates", folder.file("pass.json"))
        try programs.run("eval", "upload", "first", samples)
        try programs.run("eval", "seal", "first")
        try programs.run("eval", "summary", "first")
        try programs.run("eval", "gate", "first")

        head("A gate that fails (exit 2), and one that is inconclusive (exit 3)")
        let few = folder.file("few.jsonl")
        try programs.run("eval", "check", few, "--gates", folder.file("fail.json"), expecting: 2)
        let holes = folder.file("holes.jsonl")
        try programs.run("eval", "check", holes, "--gates", folder.file("pass.json"), expecting: 3)

        head("A second million; SIGKILL to the daemon during the upload")
        try programs.run("eval", "create", "second", "--type", "offline", "--gates", folder.file("pass.json"))
        try killDuringUpload(daemon)
        daemon = try programs.startDaemon(data: data)
        try programs.waitUntilReady()
        head("The daemon is restarted; the same command resumes the upload")
        try programs.run("eval", "upload", "second", samples)
        try programs.run("eval", "seal", "second")
        try programs.run("eval", "gate", "second")

        head("Recomputing everything from the seed")
        try check()
        try RoutingDemo(folder: folder, programs: programs, seed: Self.seed).run()
    }

    /// The million, a file of a few, one with holes, and the gates.
    private func writeInputs() throws {
        try write(samples, SeededSamples(seed: Self.seed, count: Self.count)) { $0.json }
        try write(folder.file("few.jsonl"), SeededSamples(seed: Self.seed, count: 10_000)) { $0.json }
        try write(folder.file("holes.jsonl"), SeededSamples(seed: Self.seed, count: 10_000)) {
            // Every tenth sample failed and has no values.
            $0.sampleID.last == "7"
                ? "{\"sample_id\":\"\($0.sampleID)\",\"status\":\"TIMEOUT\",\"error_code\":\"504\"}" : $0.json
        }
        let pass = #"{"schema_valid_rate_min": 0.95, "fallback_rate_max": 0.1, "p95_latency_ms_max": 2000}"#
        let fail = #"{"schema_valid_rate_min": 0.995, "p95_latency_ms_max": 2000}"#
        try Data(pass.utf8).write(to: URL(fileURLWithPath: folder.file("pass.json")))
        try Data(fail.utf8).write(to: URL(fileURLWithPath: folder.file("fail.json")))
    }

    private func write(
        _ path: String, _ samples: SeededSamples, _ line: (SeededSamples.Sample) -> String
    ) throws {
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        var block = Data()
        for sample in samples {
            block.append(contentsOf: line(sample).utf8)
            block.append(0x0A)
            if block.count > 1 << 20 {
                try file.write(contentsOf: block)
                block.removeAll(keepingCapacity: true)
            }
        }
        try file.write(contentsOf: block)
        try file.close()
    }

    /// Kills once between a fifth and four fifths of the upload are durable.
    private func killDuringUpload(_ daemon: Process) throws {
        say("\n$ regent eval upload second \(samples)   (in the background)")
        let upload = try programs.start(["eval", "upload", "second", samples], quiet: true)
        var durable = 0
        while durable < Self.count / 5 {
            guard upload.isRunning else { throw DemoError("the upload ended before the kill") }
            let summary = try programs.object("eval", "summary", "second")
            durable = (summary?["summary"] as? [String: Any])?["sample_count"] as? Int ?? durable
        }
        kill(daemon.processIdentifier, SIGKILL)
        daemon.waitUntilExit()
        upload.waitUntilExit()
        guard durable < Self.count, upload.terminationStatus != 0 else {
            throw DemoError("the kill came too late: \(durable) samples were durable")
        }
        head("Killed with \(durable) samples durable; the upload exited with \(upload.terminationStatus)")
    }

    private func check() throws {
        let oracle = Oracle(seed: Self.seed, count: Self.count)
        var digests: [String] = []
        for run in ["first", "second"] {
            guard let stored = try programs.object("eval", "show", run),
                let summary = stored["summary"] as? [String: Any]
            else { throw DemoError("\(run) cannot be read") }
            for (key, expected) in oracle.expected.sorted(by: { $0.key < $1.key }) {
                let actual = (summary[key] as? NSNumber)?.doubleValue
                guard actual == expected else {
                    throw DemoError("\(run): \(key) is \(String(describing: actual)), not \(expected)")
                }
            }
            guard stored["state"] as? String == "PASSED" else { throw DemoError("\(run) did not pass") }
            try programs.run("eval", "recompute", run)
            try checkSamples(of: run)
            digests.append(stored["content_digest"] as? String ?? "")
            head("\(run): \(oracle.expected.count) numbers and \(Self.count) samples equal the seed's")
        }
        guard Set(digests).count == 1, digests[0].count == 64 else {
            throw DemoError("the interrupted and the uninterrupted upload have different digests")
        }
        head("Both runs have the content digest \(digests[0])")
    }

    /// Every exported sample equals the generated one, in order.
    private func checkSamples(of run: String) throws {
        let exported = folder.file("\(run)-export.jsonl")
        try programs.run("eval", "export", run, "-o", "jsonl", into: exported)
        var reader = try SampleFileReader(path: exported)
        for expected in SeededSamples(seed: Self.seed, count: Self.count) {
            guard let sample = try reader.next(), sample.sampleId == expected.sampleID,
                sample.latencyMs == Double(expected.latencyMicros) / 1_000,
                sample.selectedProvider == expected.provider,
                [
                    sample.schemaValid, sample.patchApplySuccess, sample.editedAfterGenerate,
                    sample.published, sample.safetyCompliant, sample.fallbackUsed,
                ].map({ $0 == .true }) == expected.outcomes
            else { throw DemoError("\(run): sample \(expected.sampleID) is not what was uploaded") }
        }
        guard try reader.next() == nil else { throw DemoError("\(run) has samples that were not uploaded") }
    }

    private func head(_ text: String) { say("\n== \(text)") }
}
