package import RegentMessages

/// A sample, and the spans that gave it.
package struct SpanSample: Sendable, Hashable {
    /// Request ids of the spans.
    package private(set) var spans: [String]
    /// The sample.
    package private(set) var sample: EvalSample
    /// Whether one of the spans is the request itself, which knows how it ended.
    private var isOfRequest: Bool

    init(spans: [String], sample: EvalSample, isOfRequest: Bool) {
        self.spans = spans
        self.sample = sample
        self.isOfRequest = isOfRequest
    }

    /// The sample with what other spans say of the same one: an evaluator may have spans of its own.
    ///
    /// - Throws: `SpanRefusal` where both have the result of one evaluation, or both are the request, or there are too
    ///   many spans of the sample.
    func merged(with other: SpanSample) throws(SpanRefusal) -> SpanSample {
        guard spans.count < OTLPLimits.sampleSpansMax else {
            throw SpanRefusal(
                "the sample \(SpanRefusal.shown(sample.sampleId)) has \(OTLPLimits.sampleSpansMax) spans already")
        }
        guard !(isOfRequest && other.isOfRequest) else {
            throw SpanRefusal("the sample \(SpanRefusal.shown(sample.sampleId)) is of another request already")
        }
        // What a request says of itself stands; an evaluator adds its results.
        let (first, second) = other.isOfRequest ? (other, self) : (self, other)
        var merged = first
        merged.spans = spans + other.spans
        for (name, score) in second.sample.scores {
            guard merged.sample.scores.updateValue(score, forKey: name) == nil else { throw Self.twice(name) }
        }
        for (name, field) in Self.states where second.sample[keyPath: field] != .absent {
            guard merged.sample[keyPath: field] == .absent else { throw Self.twice(name) }
            merged.sample[keyPath: field] = second.sample[keyPath: field]
        }
        for (key, value) in second.sample.metadata where merged.sample.metadata[key] == nil {
            merged.sample.metadata[key] = value
        }
        if merged.sample.cluster.isEmpty { merged.sample.cluster = second.sample.cluster }
        return merged
    }

    /// The fields of a sample that an evaluation of their name sets.
    static var states: [(name: String, field: WritableKeyPath<EvalSample, TriState>)] {
        [
            ("schema_valid", \.schemaValid), ("patch_apply_success", \.patchApplySuccess),
            ("edited_after_generate", \.editedAfterGenerate), ("published", \.published),
            ("safety_compliant", \.safetyCompliant),
        ]
    }

    static func twice(_ name: String) -> SpanRefusal {
        SpanRefusal("the evaluation \(SpanRefusal.shown(name)) is there twice")
    }
}
