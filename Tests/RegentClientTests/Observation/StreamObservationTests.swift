import InMemoryTracing
import RegentClient
import RegentMessages
import RegentRPC
import RegentServiceTestKit
import RegentTestKit
import RegentWire
import Synchronization
import Testing
import Tracing

@Suite("Traces of streams")
struct StreamObservationTests {
    /// Spans of a method that have ended.
    private static func spans(_ tracer: InMemoryTracer, _ name: String) -> [FinishedInMemorySpan] {
        tracer.finishedSpans.filter { $0.operationName == name }
    }

    @Test("A watch is one span from its opening to its end, over every connection")
    func watch() async throws {
        let tracer = InMemoryTracer()
        let server = FakeServer()
        server.answerStream(LedgerServiceMethods.watch) { request, responses in
            let revision = max(1, request.fromRevision)
            try await responses.send(
                WatchResponse(entries: [LedgerEntry(revision: revision)], revision: revision))
            throw RPCError(code: .unavailable, message: "gone")
        }
        try await withClient(server, NoPause().options()) { client in
            try await withTracer(tracer) {
                try await tracer.withSpan("outer") { _ in
                    var iterator = client.watch(from: 5).makeAsyncIterator()
                    for revision in 5...7 as ClosedRange<UInt64> {
                        let entry = try await iterator.next()
                        #expect(entry?.revision == revision)
                    }
                }
            }
        }
        let outer = try #require(Self.spans(tracer, "outer").first)
        let spans = Self.spans(tracer, "regent.v1.LedgerService/Watch")
        let span = try #require(spans.first)
        #expect(spans.count == 1 && span.kind == .client && span.parentSpanID == outer.spanID)
        #expect(
            span.events.map(\.name) == ["opened", "entries", "lost", "opened", "entries", "lost", "opened", "entries"])
        // Dropped, which is how a watch ends that nobody wants any more.
        #expect(span.status == nil && span.errors.isEmpty)
    }

    @Test("A watch that fails for good ends its span with the error")
    func failedWatch() async throws {
        let tracer = InMemoryTracer()
        let server = FakeServer()
        server.answerStream(LedgerServiceMethods.watch) { _, _ in
            throw RPCError(code: .permissionDenied, message: "no")
        }
        try await withClient(server) { client in
            await withTracer(tracer) {
                var iterator = client.watch().makeAsyncIterator()
                let error = await failure { _ = try await iterator.next() }
                #expect(error?.code == .permissionDenied)
            }
        }
        let span = try #require(Self.spans(tracer, "regent.v1.LedgerService/Watch").first)
        #expect(span.status?.code == .error && span.errors.count == 1)
        #expect(span.events.map(\.name).last != "entries")
    }

    @Test("A local router has a span for each stream of snapshots")
    func snapshots() async throws {
        let tracer = InMemoryTracer()
        let server = FakeServer()
        server.answerStream(RoutingSnapshotServiceMethods.watchSnapshot) { _, responses in
            try await responses.send(
                WatchSnapshotResponse(
                    revision: 3, snapshot: LocalRouterTests.snapshot(), heartbeatMs: 1_000))
            throw RPCError(code: .permissionDenied, message: "no")
        }
        try await withClient(server, NoPause().options()) { client in
            try await withTracer(tracer) {
                try await client.withLocalRouter(environments: ["prod"]) { _ in
                    let hasEnded = await eventually {
                        !Self.spans(tracer, "regent.v1.RoutingSnapshotService/WatchSnapshot").isEmpty
                    }
                    #expect(hasEnded)
                }
            }
        }
        let span = try #require(Self.spans(tracer, "regent.v1.RoutingSnapshotService/WatchSnapshot").first)
        #expect(span.events.map(\.name) == ["opened", "snapshot"])
        #expect(span.status?.code == .error)
    }
}
