package import RegentModel
import RegentSystem
package import Tracing

/// A tracer for swift-distributed-tracing: parent-based sampling, W3C Trace Context, spans to a sink.
package struct RegentTracer: Tracer {
    private let sampler: TraceSampler
    private let sink: any SpanSink

    /// Records what the sampler says.
    package init(sampler: TraceSampler, sink: any SpanSink) {
        self.sampler = sampler
        self.sink = sink
    }

    /// Begins a span below the one of the context, if there is one.
    package func startSpan<Instant: TracerInstant>(
        _ operationName: String, context: @autoclosure () -> ServiceContext, ofKind kind: SpanKind,
        at instant: @autoclosure () -> Instant, function: String, file fileID: String, line: UInt
    ) -> TracedSpan {
        let (random, context) = (FastRandom.ofProcess, context())
        let parent = context.traceContext
        // Neither is ever 0.
        var place = TraceContext(
            traceID: parent?.traceID ?? .init(high: random.next(), low: random.next())!,
            spanID: .init(random.next())!, isSampled: false)
        place.isSampled = sampler.isSampled(place.traceID, below: parent)
        if let parent { (place.isRandom, place.state) = (parent.isRandom, parent.state) }
        return TracedSpan(
            operationName, place, below: parent, in: context, kind: FinishedSpan.Kind(kind),
            begin: instant().nanosecondsSinceEpoch, sink: place.isSampled ? sink : nil)
    }

    /// Does nothing: the sink exports by itself.
    package func forceFlush() {}

    /// Reads `traceparent` and `tracestate`; what is not legal counts as nothing.
    package func extract<Carrier, Extract: Extractor>(
        _ carrier: Carrier, into context: inout ServiceContext, using extractor: Extract
    ) where Extract.Carrier == Carrier {
        guard let parent = extractor.extract(key: TraceContext.parentKey, from: carrier) else { return }
        let state = extractor.extract(key: TraceContext.stateKey, from: carrier)
        context.traceContext = TraceContext(
            parents: [Array(parent.utf8)], states: state.map { [Array($0.utf8)] } ?? [])
    }

    /// Writes `traceparent` and, where there is something in it, `tracestate`.
    package func inject<Carrier, Inject: Injector>(
        _ context: ServiceContext, into carrier: inout Carrier, using injector: Inject
    ) where Inject.Carrier == Carrier {
        guard let place = context.traceContext else { return }
        injector.inject(place.parentText, forKey: TraceContext.parentKey, into: &carrier)
        let state = place.state.text
        if !state.isEmpty { injector.inject(state, forKey: TraceContext.stateKey, into: &carrier) }
    }
}

/// The key of a trace's context among what a task carries.
private enum TraceContextKey: ServiceContextKey {
    typealias Value = TraceContext
}

extension ServiceContext {
    /// The place in a trace; nil = none.
    package var traceContext: TraceContext? {
        get { self[TraceContextKey.self] }
        set { self[TraceContextKey.self] = newValue }
    }
}

extension FinishedSpan.Kind {
    fileprivate init(_ kind: SpanKind) {
        self =
            switch kind {
            case .server: .server
            case .client: .client
            case .producer: .producer
            case .consumer: .consumer
            case .internal: .internal
            }
    }
}
