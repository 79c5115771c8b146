import Foundation
import Logging
import RegentClient
import RegentDaemon
import RegentMessages
import RegentRPC
import RegentTestKit
import RegentTransportSocket
import Testing

/// Files of samples that the SDK uploads.
@Suite("Uploads of files")
struct FileUploadTests {
    private static func withClient(_ body: (RegentClient, TemporaryFolder) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            var logger = Logger(label: "test")
            logger.logLevel = .error
            let path = folder.file("r.sock")
            let daemon = try await Daemon(DaemonConfiguration(data: .memory, socketPath: path), logger: logger)
            try await daemon.server.serve(UnixListener(path: path, loops: .ofProcess))
            let client = try await RegentClient.connect(to: Address("unix:" + path))
            _ = try await client.createRun(CreateRunRequest(name: "evalRuns/r", type: .offline))
            try await body(client, folder)
            await client.close()
            await daemon.close()
        }
    }

    private static func fixture(_ name: String) -> String { Checkout.file("Tests/Fixtures/import/\(name)").path }

    @Test("a file of another tool is uploaded once, and what it announces and does not have is missing")
    func tool() async throws {
        try await Self.withClient { client, _ in
            let first = try await client.upload(run: "evalRuns/r", file: Self.fixture("inspect.eval"))
            #expect(first.progress.durableSamples == 5 && first.missing == 1)
            #expect(first.notes.contains { $0.contains("messages") })
            let again = try await client.upload(run: "evalRuns/r", file: Self.fixture("inspect.eval"))
            #expect(again.progress.skippedBatches == 1)
            let summary = try await client.getSummary(GetSummaryRequest(run: "evalRuns/r")).summary
            #expect(summary?.sampleCount == 5 && summary?.rejected == 1)
        }
    }

    @Test("fields are read from columns and paths with other names")
    func fields() async throws {
        try await Self.withClient { client, folder in
            let text = #"{"id":"a","status":"SCORED","in":{"ok":true}}"# + "\n"
            try Data(text.utf8).write(to: URL(fileURLWithPath: folder.file("a.jsonl")))
            let sent = try await client.upload(
                run: "evalRuns/r", file: folder.file("a.jsonl"), form: .jsonl,
                fields: ["sample_id": "id", "schema_valid": "$.in.ok"])
            #expect(sent.progress.durableSamples == 1 && sent.missing == 0)
            let summary = try await client.getSummary(GetSummaryRequest(run: "evalRuns/r")).summary
            #expect(summary?.metrics["schema_valid_rate"]?.trueCount == 1)
        }
    }

    @Test("several files are uploads of their own, in any order, and only records that are selected are sent")
    func several() async throws {
        try await Self.withClient { client, folder in
            func line(_ id: Int) -> String { #"{"doc_id":\#(id),"filter":"x","acc":1,"metrics":["acc"]}"# + "\n" }
            let files = try (0..<5).map { part in
                let file = folder.file("part\(part).jsonl")
                let text = line(2 * part) + line(2 * part + 1) + line(part).replacing("\"x\"", with: "\"y\"")
                try Data(text.utf8).write(to: URL(fileURLWithPath: file))
                return file
            }
            for (order, skipped) in [(files, 0), (files.reversed(), 1)] as [([String], Int)] {
                let done = try await client.upload(
                    run: "evalRuns/r", files: order, form: .lmEval, selecting: ["filter": "x"], expectedSamples: 10)
                #expect(done.map(\.progress.samples) == [2, 2, 2, 2, 2])
                #expect(done.allSatisfy { $0.progress.skippedBatches == skipped })
            }
            let summary = try await client.getSummary(GetSummaryRequest(run: "evalRuns/r")).summary
            #expect(summary?.sampleCount == 10)
            for (order, expected) in [(files + files.prefix(1), 12), (files, 11)] {
                let error = await #expect(throws: RPCError.self) {
                    try await client.upload(
                        run: "evalRuns/r", files: order, form: .lmEval, selecting: ["filter": "x"],
                        expectedSamples: expected)
                }
                #expect(error?.reason == "BAD_REQUEST")
            }
        }
    }

    @Test("a file that announces samples and has none is refused: no batch could count them")
    func empty() async throws {
        try await Self.withClient { client, folder in
            let log = #"{"version":2,"status":"started","eval":{"dataset":{"sample_ids":[1,2]}},"samples":[]}"#
            try Data(log.utf8).write(to: URL(fileURLWithPath: folder.file("l.json")))
            let error = await #expect(throws: RPCError.self) {
                try await client.upload(run: "evalRuns/r", file: folder.file("l.json"))
            }
            #expect(error?.reason == "BAD_REQUEST")
        }
    }

    @Test("a file that cannot be read or is not legal is refused as the caller's mistake")
    func refused() async throws {
        try await Self.withClient { client, folder in
            try Data("{}\n".utf8).write(to: URL(fileURLWithPath: folder.file("bad.jsonl")))
            // A log that was not finished: no batch could count what it announces.
            let log =
                #"{"version":2,"status":"started","eval":{"model":"m/x","dataset":{"sample_ids":[1,2]}},"samples":[]}"#
            try Data(log.utf8).write(to: URL(fileURLWithPath: folder.file("log.json")))
            for file in [folder.file("none.jsonl"), folder.file("bad.jsonl"), folder.file("log.json")] {
                let error = await #expect(throws: RPCError.self) {
                    try await client.upload(run: "evalRuns/r", file: file)
                }
                #expect(error?.reason == "BAD_REQUEST")
            }
        }
    }
}
