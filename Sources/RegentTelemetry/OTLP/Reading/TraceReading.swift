package import RegentMessages

/// What the spans of one request say: outcomes by environment, samples by run, and the spans that are rejected.
package struct TraceReading: Sendable {
    /// Spans of any kind.
    package private(set) var spanCount = 0
    /// Spans that are no request to a model and tell of no evaluation: they are no concern of Regent's.
    package private(set) var otherCount = 0
    /// Outcomes by the id of their environment, each request once, in the order of the spans.
    package private(set) var outcomes: [String: [RouteOutcome]] = [:]
    /// Samples by the name of their run, each id once, in the order of the spans.
    package private(set) var samples: [String: [SpanSample]] = [:]
    /// Spans that are rejected.
    package var rejections = SpanRejections()
    /// Results of evaluations that name no run.
    package private(set) var runlessCount = 0
    private var seen: Set<String> = []
    /// Where the sample of a run and an id is.
    private var places: [String: Int] = [:]

    /// Nothing so far.
    package init() {}

    /// Spans that are of concern, rejected ones among them.
    package var concernCount: Int { spanCount - otherCount }

    /// Takes a span.
    ///
    /// - Throws: `OTLPFault` `tooLarge` for one more than a request may have.
    mutating func take(_ span: OTLPSpan, of resource: OTLPAttributes) throws(OTLPFault) {
        spanCount += 1
        guard spanCount <= OTLPLimits.spansMax else { throw .tooManySpans }
        let evaluations = span.evaluations
        var id = "#\(spanCount)"
        if let known = try? span.requestID() { id = known }
        do throws(SpanRefusal) {
            let isRequest = try span.isRequest()
            guard isRequest || !evaluations.isEmpty else {
                otherCount += 1
                return
            }
            id = try span.requestID()
            // A span that is there twice is one span.
            guard seen.insert(id).inserted else { return }
            try Self.checkSize(of: span, resource)
            let run = try evaluations.isEmpty ? nil : span.evalRun(of: resource)
            if run == nil { runlessCount += evaluations.count }
            try add(span, id, resource, isRequest: isRequest, run: run)
        } catch {
            rejections.reject(id, error.reason)
        }
    }

    /// Adds the outcome and the sample of a span.
    private mutating func add(
        _ span: OTLPSpan, _ id: String, _ resource: OTLPAttributes, isRequest: Bool, run: String?
    ) throws(SpanRefusal) {
        var outcome: RouteOutcome?
        if isRequest {
            let environment = try span.environment(of: resource)
            // The requests of a run need no environment.
            guard environment != nil || run != nil else {
                throw SpanRefusal(
                    "the resource names no environment: set \(OTLPKey.deploymentName), or \(OTLPKey.environment)")
            }
            outcome = try span.outcome(id, in: environment ?? "", of: resource)
        }
        try checkPlaces(outcome?.environment ?? "", run)
        if let run { try add(try span.sample(id, outcome), of: id, isOfRequest: isRequest, to: run) }
        if let outcome, !outcome.environment.isEmpty { outcomes[outcome.environment, default: []].append(outcome) }
    }

    /// Adds a sample to its run, or to the sample of the same id there.
    private mutating func add(
        _ sample: EvalSample, of span: String, isOfRequest: Bool, to run: String
    ) throws(SpanRefusal) {
        let key = "\(run) \(sample.repeat) \(sample.sampleId)"
        let made = SpanSample(spans: [span], sample: sample, isOfRequest: isOfRequest)
        guard let place = places[key] else {
            places[key] = samples[run, default: []].count
            samples[run, default: []].append(made)
            return
        }
        let merged = try samples[run]?[place].merged(with: made)
        if let merged { samples[run]?[place] = merged }
    }

    /// Refuses one more place than a request reports to.
    private func checkPlaces(_ environment: String, _ run: String?) throws(SpanRefusal) {
        let isNewEnvironment = !environment.isEmpty && outcomes[environment] == nil
        let isNewRun = run.map { samples[$0] == nil } ?? false
        let added = (isNewEnvironment ? 1 : 0) + (isNewRun ? 1 : 0)
        guard added == 0 || outcomes.count + samples.count + added <= OTLPLimits.placesMax else {
            throw SpanRefusal(
                "the request names more than \(OTLPLimits.placesMax) environments and runs; send it in parts")
        }
    }

    private static func checkSize(of span: OTLPSpan, _ resource: OTLPAttributes) throws(SpanRefusal) {
        guard span.eventCount <= OTLPLimits.eventsMax else {
            throw SpanRefusal("the span has more than \(OTLPLimits.eventsMax) events")
        }
        guard !resource.isExcessive, !span.attributes.isExcessive,
            !span.events.contains(where: { $0.attributes.isExcessive })
        else { throw SpanRefusal("there are more than \(OTLPLimits.attributesMax) attributes") }
    }
}
