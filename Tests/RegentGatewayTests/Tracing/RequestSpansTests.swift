import RegentGateway
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentTelemetry
import RegentTestKit
import Synchronization
import Testing

@Suite("Spans of requests over HTTP")
struct RequestSpansTests {
    private static let caller = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7"

    /// Records calls that are sampled or have failed, as the daemon does.
    private struct Calls: CallTracing {
        let ended = SharedList<EndedCall>()
        let requests: RequestSpans

        func isSampled(_ trace: TraceContext.TraceID) -> Bool { false }

        func take(_ call: EndedCall) {
            requests.noteKept(below: call.identity.parent)
            ended.add(call)
        }
    }

    private final class SharedList<Element: Sendable>: Sendable {
        private let elements = Mutex<[Element]>([])

        var all: [Element] { elements.withLock { $0 } }

        func add(_ element: Element) { elements.withLock { $0.append(element) } }
    }

    /// Runs a body with a gateway whose spans come into a queue.
    private static func with(
        share: Double, checks: [GatewayHealth.Check] = [.init("writer", isOK: true)],
        _ body: (GatewayBench, SpanQueue, Calls) async throws -> Void
    ) async throws {
        let queue = SpanQueue()
        let spans = RequestSpans(sampler: TraceSampler(share: share), sink: queue) { 1_000_000_000 }
        let calls = Calls(requests: spans)
        try await GatewayBench.with(checks: checks, spans: spans, tracing: calls) { bench in
            try await body(bench, queue, calls)
        }
    }

    private static func text(_ span: FinishedSpan, _ key: String) -> String? {
        guard case .text(let text)? = span.attributes.first(where: { $0.key == key })?.value else { return nil }
        return text
    }

    private static func status(_ span: FinishedSpan) -> Int64? {
        let value = span.attributes.first { $0.key == "http.response.status_code" }?.value
        guard case .integer(let status)? = value else { return nil }
        return status
    }

    @Test("A request lies below its caller's span, and its call below it, in one trace")
    func connected() async throws {
        try await Self.with(share: 0) { bench, queue, calls in
            let answer = try await bench.post(
                "ServerService/GetServerInfo", "{}", ["traceparent": Self.caller + "-01", "tracestate": "a=b"])
            #expect(answer.status == 200)
            let all = queue.take(10)
            let span = try #require(all.first)
            #expect(all.count == 1 && span.kind == .server && span.status == .unset && span.begin <= span.end)
            #expect(span.name == "POST /regent.v1.ServerService/GetServerInfo")
            #expect(span.parent?.description == "00f067aa0ba902b7")
            #expect(Self.text(span, "http.request.method") == "POST" && Self.status(span) == 200)
            #expect(Self.text(span, "http.route") == "/regent.v1.ServerService/GetServerInfo")
            let call = try #require(calls.ended.all.first)
            #expect(calls.ended.all.count == 1 && call.identity.parent == span.context.spanID)
            #expect(call.identity.span.traceID == span.context.traceID && call.identity.span.state.text == "a=b")
            #expect("\(span.context.traceID)" == "4bf92f3577b34da6a3ce929d0e0e4736")
        }
    }

    @Test("A route is a template, and a query is not kept")
    func routes() async throws {
        try await Self.with(share: 1) { bench, queue, _ in
            for (method, target, name) in [
                ("GET", "/v1/models/m?mutation.reason=secret", "GET /v1/{name=models/*}"),
                ("GET", "/livez", "GET /livez"), ("DELETE", "/nothing/there?x", "DELETE"),
            ] {
                _ = try await bench.request(method, target)
                let span = try #require(queue.take(10).first, "\(target)")
                #expect(span.name == name)
                let (path, wanted) = (Self.text(span, "url.path"), target.prefix { $0 != "?" })
                #expect(path == String(wanted) && span.parent == nil)
            }
        }
    }

    @Test("What nobody records is kept where its call is, or where the gateway failed")
    func failures() async throws {
        let checks = [GatewayHealth.Check("writer", isOK: false)]
        try await Self.with(share: 0, checks: checks) { bench, queue, calls in
            // Answered well, and refused by the gateway itself.
            let plain = try await bench.post("ServerService/GetServerInfo", "{}", ["traceparent": Self.caller + "-00"])
            let refused = try await bench.request("GET", "/nothing")
            #expect([plain.status, refused.status] == [200, 404])
            #expect(queue.count == 0 && calls.ended.all.isEmpty)
            // A call that fails has a span, and so has the request above it.
            let missing = try await bench.post("EvaluationService/GetRun", #"{"name": "evalRuns/none"}"#)
            let (below, call) = (queue.take(10), calls.ended.all.first)
            #expect(missing.status == 404 && below.count == 1)
            let status = below.first.flatMap(Self.status)
            #expect(status == 404 && call?.identity.parent == below.first?.context.spanID)
            #expect(below.first?.context.isSampled == true)
            let failed = try await bench.request("GET", "/readyz")
            let own = try #require(queue.take(10).first)
            #expect(failed.status == 503 && Self.status(own) == 503 && own.status == .failed(""))
        }
    }

    @Test("Whoever is not known cannot have its requests recorded")
    func strangers() async throws {
        let asked = ["traceparent": Self.caller + "-01"]
        try await Self.with(share: 0) { bench, queue, calls in
            let stranger = asked.merging(["Authorization": "Bearer nobodys"]) { $1 }
            let refused = try await bench.post("ServerService/GetServerInfo", "{}", stranger)
            let plain = try await bench.request("GET", "/livez", asked)
            let nothing = try await bench.request("GET", "/nothing", asked)
            #expect([refused.status, plain.status, nothing.status] == [401, 200, 404])
            #expect(queue.count == 0 && calls.ended.all.isEmpty)
            // The owner's is, although no call came of it.
            let bad = try await bench.post("ServerService/GetServerInfo", "no JSON", asked)
            let kept = queue.take(10)
            #expect(bad.status == 400 && kept.count == 1)
            let parent = kept.first?.parent?.description
            #expect(parent == "00f067aa0ba902b7" && calls.ended.all.isEmpty)
        }
        // Nor can it keep them out.
        try await Self.with(share: 1) { bench, queue, _ in
            let nothing = try await bench.request("GET", "/nothing", ["traceparent": Self.caller + "-00"])
            #expect(nothing.status == 404 && queue.count == 1)
        }
    }

    @Test("A stream ends when its body does")
    func streams() async throws {
        try await Self.with(share: 1) { bench, queue, _ in
            try await bench.bench.run("evalRuns/r1", [])
            let stream = try RawStream(path: bench.path, target: "/v1/ledger:watch?from_revision=1", headers: [:])
            let text = try await stream.read(until: "id: 1\n")
            #expect(text.contains("HTTP/1.1 200"))
            let hasEnded = await eventually { queue.count > 0 }
            #expect(hasEnded)
            let span = try #require(queue.take(10).first)
            #expect(span.name == "GET /v1/ledger:watch" && Self.status(span) == 200)
        }
    }
}
