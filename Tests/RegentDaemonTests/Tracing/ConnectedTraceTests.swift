import Foundation
import Logging
import RegentClient
import RegentDaemon
import RegentGateway
import RegentMessages
import RegentModel
import RegentRPC
import RegentTelemetry
import RegentTestKit
import RegentTransportSocket
import Testing
import Tracing

/// Spans of a client and of the daemon that it calls, as a collector has them.
@Suite("Connected traces", .timeLimit(.minutes(10)))
struct ConnectedTraceTests {
    private static let upload = "regent.v1.EvaluationService/UploadSamples"
    private static let select = "regent.v1.RoutingService/Select"

    /// Runs a body with a client of a daemon whose spans go where it is told; both have ended afterwards.
    private static func withDaemon(
        _ tracing: TracingSettings, _ body: (RegentClient) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            var logger = Logger(label: "test")
            logger.logLevel = .critical
            var configuration = DaemonConfiguration(
                data: .directory(folder.file("store")), socketPath: folder.file("r.sock"))
            configuration.tracing = tracing
            let daemon = try await Daemon(configuration, logger: logger)
            let path = folder.file("s")
            try await daemon.server.serve(UnixListener(path: path, loops: .ofProcess))
            let client = try await RegentClient.connect(to: Address("unix:" + path))
            do { try await body(client) } catch {
                await client.close()
                await daemon.close()
                throw error
            }
            await client.close()
            await daemon.close()
        }
    }

    private static func withCollector(
        share: Double, _ body: (TraceCollector, HTTPTarget, TracingSettings) async throws -> Void
    ) async throws {
        let collector = TraceCollector()
        let port = try await collector.begin()
        let address = try HTTPTarget("http://127.0.0.1:\(port)/v1/traces")
        var settings = TracingSettings()
        (settings.collector, settings.share) = (address, share)
        try await body(collector, address, settings)
        await collector.end()
    }

    private static func samples(_ count: Int) -> [EvalSample] {
        (0..<count).map { EvalSample(sampleId: "s\($0)", status: .scored, schemaValid: .true, latencyMs: 1) }
    }

    @Test("One upload and one select are one trace, from the SDK through the daemon to the commit")
    func connected() async throws {
        try await Self.withCollector(share: 0) { collector, address, settings in
            let queue = SpanQueue()
            let tracer = RegentTracer(sampler: TraceSampler(share: 1), sink: queue)
            try await Self.withDaemon(settings) { client in
                _ = try await client.createRun(CreateRunRequest(name: "evalRuns/r", type: .offline))
                _ = try await client.putProviderConfig(
                    PutProviderConfigRequest(
                        providerConfig: ProviderConfig(name: "environments/prod/providers/p", weight: 1)))
                try await withTracer(tracer) {
                    try await tracer.withSpan("work") { _ in
                        _ = try await client.upload(run: "evalRuns/r", upload: "u", samples: Self.samples(10))
                        _ = try await client.select(SelectRequest(environment: "prod", key: "k"))
                    }
                }
            }
            let json = SpanJSON(service: "test", version: "1", instance: "1")
            let poster = try HTTPPoster(address)
            let sent = try await poster.post(json.bytes(queue.take(.max)), headers: [])
            await poster.close()
            #expect(sent.status == 200)
            try check(collector.spans())
        }
    }

    private func check(_ all: [TraceCollector.Span]) throws {
        let work = try #require(all.first { $0.name == "work" })
        // What nobody recorded is not there, so that all of it is one trace.
        #expect(Set(all.map(\.trace)) == [work.trace])
        #expect(Set(all.map(\.id)).count == all.count)
        for name in [Self.upload, Self.select] {
            let pair = all.filter { $0.name == name }
            let client = try #require(pair.first { $0.service == "test" })
            let server = try #require(pair.first { $0.service == "regentd" })
            #expect(pair.count == 2 && client.kind == "3" && server.kind == "2")
            #expect(client.parent == work.id && server.parent == client.id)
            #expect(server.attributes["rpc.method"] == name)
            #expect(server.attributes["rpc.response.status_code"] == "OK")
        }
        let phases = try phases(below: Self.upload, all)
        for phase in ["queue", "wait", "rule", "commit", "decode", "check", "digest"] {
            #expect(phases.contains("regent.\(phase)"), "\(phase)")
        }
        #expect(try self.phases(below: Self.select, all) == ["regent.rule"])
        // Everything lies below something that is there, within its time.
        for span in all where span.id != work.id {
            let parent = try #require(all.first { $0.id == span.parent }, "\(span.name)")
            guard parent.service == span.service else { continue }
            #expect(parent.begin <= span.begin && span.end <= parent.end, "\(span.name)")
        }
    }

    private func phases(below name: String, _ all: [TraceCollector.Span]) throws -> Set<String> {
        let server = try #require(all.first { $0.name == name && $0.service == "regentd" })
        return Set(all.filter { $0.parent == server.id }.map(\.name))
    }

    @Test("A failed call has its trace although nobody records it; one that went well has none")
    func failures() async throws {
        try await Self.withCollector(share: 0) { collector, _, settings in
            try await Self.withDaemon(settings) { client in
                _ = try await client.createRun(CreateRunRequest(name: "evalRuns/r", type: .offline))
                await #expect(throws: RPCError.self) {
                    try await client.getSummary(GetSummaryRequest(run: "evalRuns/none"))
                }
            }
            let spans = try collector.spans()
            let call = try #require(spans.first { $0.name == "regent.v1.EvaluationService/GetSummary" })
            #expect(call.status == "2" && call.parent.isEmpty)
            #expect(call.attributes["rpc.response.status_code"] == "NOT_FOUND")
            #expect(!spans.contains { $0.name == "regent.v1.EvaluationService/CreateRun" })
        }
    }

    @Test("The span of an upload says what was sent, and fails with its source")
    func uploads() async throws {
        let queue = SpanQueue()
        let tracer = RegentTracer(sampler: TraceSampler(share: 1), sink: queue)
        try await Self.withDaemon(TracingSettings()) { client in
            _ = try await client.createRun(CreateRunRequest(name: "evalRuns/r", type: .offline))
            try await withTracer(tracer) {
                _ = try await client.upload(run: "evalRuns/r", upload: "u", samples: Self.samples(3))
                await #expect(throws: CancellationError.self) {
                    try await client.upload(run: "evalRuns/r", upload: "v", nextBatch: { throw CancellationError() })
                }
            }
        }
        let spans = queue.take(.max).filter { $0.name == Self.upload }
        #expect(spans.count == 2)
        let (first, last) = (try #require(spans.first), try #require(spans.last))
        // The daemon acknowledges the batch, and perhaps the opening too.
        #expect(first.events.first?.name == "opened" && first.events.last?.name == "acknowledged")
        #expect(Set(first.events.map(\.name)).count == 2 && first.status == .unset)
        for (key, value) in [("samples", 3), ("durable_samples", 3), ("batches", 1), ("resumptions", 0)] {
            #expect(first.attributes.contains(.init("regent." + key, value)), "\(key)")
        }
        #expect(last.status == .failed("") && last.events.map(\.name).contains("opened"))
    }

    @Test("Spans go to a file as well, a request a line, with what was read of segments")
    func file() async throws {
        try await withTemporaryFolder { folder in
            var settings = TracingSettings()
            (settings.file, settings.share) = (folder.file("spans.jsonl"), 1)
            try await Self.withDaemon(settings) { client in
                _ = try await client.createRun(CreateRunRequest(name: "evalRuns/r", type: .offline))
                _ = try await client.upload(run: "evalRuns/r", upload: "u", samples: Self.samples(10))
                _ = try await client.sealRun(SealRunRequest(run: "evalRuns/r"))
                _ = try await client.recomputeSummary(RecomputeSummaryRequest(run: "evalRuns/r"))
            }
            let text = try String(contentsOfFile: folder.file("spans.jsonl"), encoding: .utf8)
            for line in text.split(separator: "\n") { _ = try JSONValue(parsing: Array(line.utf8)) }
            for name in ["CreateRun", "UploadSamples", "RecomputeSummary"] {
                #expect(text.contains("EvaluationService/" + name))
            }
            #expect(text.contains("\"regent.segment.read\""))
        }
    }
}
