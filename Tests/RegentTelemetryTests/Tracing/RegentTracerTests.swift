import RegentModel
import RegentTelemetry
import Testing
import Tracing

@Suite("The tracer")
struct RegentTracerTests {
    private struct Fault: Error {}

    private struct Headers: Injector, Extractor {
        func inject(_ value: String, forKey key: String, into carrier: inout [String: String]) { carrier[key] = value }
        func extract(key: String, from carrier: [String: String]) -> String? { carrier[key] }
    }

    @Test("Spans below each other are one trace, with what was said of them")
    func tree() throws {
        let kept = KeptSpans()
        let tracer = RegentTracer(sampler: TraceSampler(share: 1), sink: kept)
        tracer.withSpan("outer", ofKind: .server) { outer in
            outer.attributes["n"] = Int64(3)
            outer.attributes["list"] = SpanAttribute.stringArray(["a", "b"])
            tracer.withSpan("inner", ofKind: .client) { inner in
                inner.addEvent("seen")
                inner.addLink(SpanLink(context: outer.context, attributes: [:]))
                inner.operationName = "renamed"
            }
            outer.setStatus(SpanStatus(code: .ok))
        }
        let spans = kept.spans
        #expect(spans.map(\.name) == ["renamed", "outer"] && spans.map(\.kind) == [.client, .server])
        #expect(spans[0].context.traceID == spans[1].context.traceID)
        #expect(spans[0].parent == spans[1].context.spanID && spans[1].parent == nil)
        #expect(spans[0].events.map(\.name) == ["seen"])
        #expect(spans[0].links.map(\.context.spanID) == [spans[1].context.spanID])
        #expect(spans[1].attributes == [.init("list", .list([.text("a"), .text("b")])), .init("n", .integer(3))])
        #expect(spans[1].status == .ok && spans[0].status == .unset)
        #expect(spans[1].begin <= spans[0].begin && spans[0].end <= spans[1].end)
    }

    @Test("What fails is marked, and thrown on")
    func failures() {
        let kept = KeptSpans()
        let tracer = RegentTracer(sampler: TraceSampler(share: 1), sink: kept)
        let thrown = #expect(throws: Fault.self) {
            try tracer.withSpan("work") { _ in throw Fault() }
        }
        #expect(thrown != nil)
        #expect(kept.spans.first?.events.first?.name == "exception")
    }

    @Test("A trace that is not sampled is passed on, and records nothing")
    func unsampled() throws {
        let kept = KeptSpans()
        let tracer = RegentTracer(sampler: TraceSampler(share: 0), sink: kept)
        var carried: [String: String] = [:]
        let span = tracer.startSpan("quiet")
        span.addEvent("unheard")
        tracer.inject(span.context, into: &carried, using: Headers())
        span.end()
        #expect(!span.isRecording && kept.spans.isEmpty)
        #expect(carried["traceparent"]?.hasSuffix("-02") == true && carried["tracestate"] == nil)
    }

    @Test("A context goes over and back as the standard says")
    func propagation() throws {
        let kept = KeptSpans()
        let tracer = RegentTracer(sampler: TraceSampler(share: 0), sink: kept)
        let came = [
            "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "tracestate": "a=1,b=2",
        ]
        var context = ServiceContext.topLevel
        tracer.extract(came, into: &context, using: Headers())
        let span = tracer.startSpan("work", context: context)
        var goes: [String: String] = [:]
        tracer.inject(span.context, into: &goes, using: Headers())
        span.end()
        let sent = try #require(kept.spans.first)
        #expect("\(sent.context.traceID)" == "0af7651916cd43dd8448eb211c80319c")
        #expect(sent.parent?.description == "b7ad6b7169203331")
        #expect(goes["traceparent"] == "00-0af7651916cd43dd8448eb211c80319c-\(sent.context.spanID)-01")
        #expect(goes["tracestate"] == "a=1,b=2")
        var none = ServiceContext.topLevel
        tracer.extract(["traceparent": "nonsense"], into: &none, using: Headers())
        #expect(none.traceContext == nil)
    }

    @Test("A span ends once, and keeps a bounded number of events")
    func bounds() {
        let kept = KeptSpans()
        let tracer = RegentTracer(sampler: TraceSampler(share: 1), sink: kept)
        let span = tracer.startSpan("long")
        for _ in 0..<200 { span.addEvent("tick") }
        span.end()
        span.addEvent("late")
        span.end()
        #expect(kept.spans.count == 1 && kept.spans.first?.events.count == TracedSpan.partsMax)
    }
}
