import InMemoryTracing
import Metrics
import MetricsTestKit
import RegentClient
import RegentMessages
import RegentRPC
import RegentServiceTestKit
import RegentWire
import Testing
import Tracing

@Suite("Metrics and traces")
struct ObservationTests {
    /// An in-memory tracer that propagates as the W3C says.
    private struct W3CTracer: Tracer {
        let memory = InMemoryTracer()

        func startSpan<Instant: TracerInstant>(
            _ operationName: String, context: @autoclosure () -> ServiceContext, ofKind kind: SpanKind,
            at instant: @autoclosure () -> Instant, function: String, file fileID: String, line: UInt
        ) -> InMemorySpan {
            memory.startSpan(
                operationName, context: context(), ofKind: kind, at: instant(), function: function, file: fileID,
                line: line)
        }

        func forceFlush() {}

        func extract<Carrier, Extract: Extractor>(
            _ carrier: Carrier, into context: inout ServiceContext, using extractor: Extract
        ) where Extract.Carrier == Carrier {}

        func inject<Carrier, Inject: Injector>(
            _ context: ServiceContext, into carrier: inout Carrier, using injector: Inject
        ) where Inject.Carrier == Carrier {
            guard let span = context.inMemorySpanContext else { return }
            injector.inject("00-\(span.traceID)-\(span.spanID)-01", forKey: "Traceparent", into: &carrier)
            injector.inject("regent=1", forKey: "tracestate", into: &carrier)
        }
    }

    private static func text(_ key: String, in metadata: [KeyValue]) -> [String] {
        metadata.filter { $0.key == key }.map { String(decoding: $0.value, as: UTF8.self) }
    }

    @Test("Every call records a duration by method and status; retries and reconnects are counted")
    func metrics() async throws {
        let metrics = TestMetrics()
        let (server, pause) = (answeringServer(), NoPause())
        try await withMetricsFactory(metrics) {
            try await withClient(server, pause.options()) { client in
                server.fail(next: 2, with: RPCError(code: .unavailable, message: "not now"))
                _ = try await client.select(decision)
                _ = try await client.select(decision)
                server.fail(next: 1, with: RPCError(code: .notFound, message: "no"))
                _ = await failure { _ = try await client.select(decision) }
                await server.disconnectAll()
                _ = try await client.createRun(CreateRunRequest(name: "evalRuns/a", type: .offline))
            }
        }
        let label = "rpc.client.call.duration"
        let select = ("rpc.method", "regent.v1.RoutingService/Select")
        let create = ("rpc.method", "regent.v1.EvaluationService/CreateRun")
        let status = "rpc.response.status_code"
        #expect(try metrics.expectTimer(label, [select, (status, "OK")]).values.count == 2)
        #expect(try metrics.expectTimer(label, [select, (status, "NOT_FOUND")]).values.count == 1)
        #expect(try metrics.expectTimer(label, [create, (status, "OK")]).values.count == 1)
        #expect(try metrics.expectTimer(label, [select, (status, "OK")]).values.allSatisfy { $0 > 0 })
        #expect(try metrics.expectCounter("rpc.client.call.retries").totalValue == 2)
        #expect(try metrics.expectCounter("rpc.client.reconnects").totalValue == 1)
    }

    @Test("A call is a span of kind client under the current one, and sends its context with every attempt")
    func traces() async throws {
        let tracer = W3CTracer()
        let (server, pause) = (answeringServer(), NoPause())
        try await withClient(server, pause.options()) { client in
            server.fail(next: 1, with: RPCError(code: .unavailable, message: "not now"))
            try await withTracer(tracer) {
                try await tracer.withSpan("outer") { _ in
                    let mine = KeyValue(key: "mine", value: [1])
                    _ = try await client.select(decision, CallOptions(metadata: [mine]))
                    server.fail(next: 1, with: RPCError(code: .notFound, message: "no"))
                    _ = await failure { _ = try await client.select(decision) }
                }
            }
        }
        let spans = tracer.memory.finishedSpans
        #expect(spans.map(\.operationName) == Array(repeating: "regent.v1.RoutingService/Select", count: 2) + ["outer"])
        #expect(spans[0].kind == .client)
        #expect(spans[0].parentSpanID == spans[2].spanID)
        #expect(spans[0].errors.isEmpty && spans[1].errors.count == 1)
        #expect(spans[1].status?.code == .error)
        let calls = server.calls(of: RoutingServiceMethods.select)
        #expect(calls.map(\.attempt) == [0, 1, 0])
        for (call, span) in zip(calls, [spans[0], spans[0], spans[1]]) {
            #expect(Self.text("traceparent", in: call.metadata) == ["00-\(span.traceID)-\(span.spanID)-01"])
            #expect(Self.text("tracestate", in: call.metadata) == ["regent=1"])
        }
        #expect(calls[0].metadata.contains { $0.key == "mine" })
    }

    @Test("A stream carries the context of the current span")
    func streams() async throws {
        let tracer = W3CTracer()
        let server = FakeServer()
        server.answerStream(LedgerServiceMethods.watch) { _, _ in }
        try await withClient(server) { client in
            try await withTracer(tracer) {
                try await tracer.withSpan("outer") { _ in
                    for try await _ in try await client.watch(WatchRequest()) {}
                }
            }
        }
        let span = try #require(tracer.memory.finishedSpans.first)
        let call = try #require(server.calls(of: LedgerServiceMethods.watch).first)
        #expect(Self.text("traceparent", in: call.metadata) == ["00-\(span.traceID)-\(span.spanID)-01"])
    }
}
