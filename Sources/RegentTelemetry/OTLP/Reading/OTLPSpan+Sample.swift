import RegentMessages
import RegentModel

extension OTLPSpan {
    /// Labels by which an evaluation says that an answer has what was asked for, and the opposite.
    private static let yes: Set = ["pass", "passed", "true", "yes", "correct", "relevant"]
    private static let no: Set = ["fail", "failed", "false", "no", "incorrect", "not_relevant"]

    /// Most bytes of an explanation; the rest is cut off.
    private static let explanationBytesMax = 4_096

    /// The results of evaluations that the span tells of.
    var evaluations: [OTLPEvent] { events.filter { $0.name == OTLPKey.evaluationEvent } }

    /// The run that the span or its resource names, as `evalRuns/{run}`; nil for none.
    ///
    /// - Throws: `SpanRefusal` for what is no id.
    func evalRun(of resource: OTLPAttributes) throws(SpanRefusal) -> String? {
        let prefix = "evalRuns/"
        for source in [attributes, resource] {
            guard let text = try source.text(OTLPKey.evalRun) else { continue }
            let id = text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : text
            guard (try? Identifier(id)) != nil else {
                throw SpanRefusal("\(OTLPKey.evalRun) is \(SpanRefusal.shown(text)), not the id of a run")
            }
            return prefix + id
        }
        return nil
    }

    /// The sample that the evaluations of the span give.
    ///
    /// - Parameter outcome: of the same span, where it is a request.
    /// - Throws: `SpanRefusal` that names the attribute.
    /// - Source: docs/telemetry.md, "Evaluations"
    func sample(_ requestID: String, _ outcome: RouteOutcome?) throws(SpanRefusal) -> EvalSample {
        let ending = try SpanEnding(self)
        var sample = EvalSample()
        sample.sampleId = try attributes.text(OTLPKey.evalSample) ?? requestID
        sample.repeat = try attributes.count(OTLPKey.evalRepeat) ?? 0
        sample.status = ending.status.ofSample
        sample.errorCode = ending.errorCode
        sample.cluster = try attributes.text(OTLPKey.conversation) ?? ""
        if sample.sampleId != requestID { sample.metadata["request_id"] = requestID }
        if let outcome {
            sample.latencyMs = outcome.latencyMs
            sample.requestedProvider = outcome.requestedProvider
            sample.selectedProvider = outcome.selectedProvider
            sample.fallbackProvider = outcome.fallbackProvider
            if outcome.routeStrategy != .unspecified {
                sample.fallbackUsed = outcome.fallbackUsed ? .true : .false
                sample.routeStrategy = outcome.routeStrategy.name
            }
            sample.promptTemplateVersion = outcome.promptTemplateVersion
            sample.modelVersion = outcome.modelVersion
        }
        for evaluation in evaluations { try add(evaluation.attributes, to: &sample) }
        return sample
    }

    private func add(_ attributes: OTLPAttributes, to sample: inout EvalSample) throws(SpanRefusal) {
        guard let name = try attributes.text(OTLPKey.evaluationName) else {
            throw SpanRefusal("\(OTLPKey.evaluationName) is missing in an event \(OTLPKey.evaluationEvent)")
        }
        let label = try attributes.text(OTLPKey.scoreLabel)
        let verdict = label.flatMap(Self.verdict)
        let score = try attributes.number(OTLPKey.scoreValue)
        if let field = SpanSample.states.first(where: { $0.name == name })?.field {
            guard sample[keyPath: field] == .absent else { throw SpanSample.twice(name) }
            sample[keyPath: field] = try Self.state(name, verdict, score)
        } else if let value = score ?? verdict.map({ $0 ? 1 : 0 }) {
            guard sample.scores.updateValue(value, forKey: name) == nil else { throw SpanSample.twice(name) }
        }
        if let label { sample.metadata["\(name).label"] = label }
        if let text = try attributes.text(OTLPKey.explanation) {
            sample.metadata["\(name).explanation"] = Self.cut(text, bytesMax: Self.explanationBytesMax)
        }
        if let error = try attributes.text(OTLPKey.errorType) { sample.metadata["\(name).error"] = error }
    }

    private static func state(_ name: String, _ verdict: Bool?, _ score: Double?) throws(SpanRefusal) -> TriState {
        switch (verdict, score) {
        case (true?, _), (nil, 1?): return .true
        case (false?, _), (nil, 0?): return .false
        case (nil, nil): return .absent
        default: throw SpanRefusal("the evaluation \(name) needs a score of 0 or 1, or a label pass or fail")
        }
    }

    private static func verdict(_ label: String) -> Bool? {
        let word = label.lowercased()
        return yes.contains(word) ? true : no.contains(word) ? false : nil
    }

    /// The beginning of a text, cut between characters.
    private static func cut(_ text: String, bytesMax: Int) -> String {
        guard text.utf8.count > bytesMax else { return text }
        // Forwards: to find the last character of a run of flags, all of the run is read.
        var (short, count) = ("", 0)
        for character in text {
            count += character.utf8.count
            guard count <= bytesMax else { break }
            short.append(character)
        }
        return short
    }
}
