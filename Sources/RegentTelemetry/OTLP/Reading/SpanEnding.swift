import RegentMessages

/// How the request of a span ended.
struct SpanEnding: Sendable, Hashable {
    let status: RouteOutcomeStatus
    /// Error code; empty for none.
    let errorCode: String

    /// Reads it from the status of a span, its error and the reasons for which the model stopped.
    ///
    /// - Throws: `SpanRefusal` for attributes of another kind.
    /// - Source: docs/telemetry.md, "How a request ended"
    init(_ span: OTLPSpan) throws(SpanRefusal) {
        var error = try span.attributes.text(OTLPKey.errorType)
        if error == nil { error = try Self.exception(of: span) }
        let hasFailed = span.statusCode == 2 || span.attributes[OTLPKey.errorType] != nil
        let reasons = try span.attributes.texts(OTLPKey.finishReasons)
        if hasFailed {
            status = Self.status(ofError: Self.letters(error ?? ""))
            errorCode = error ?? ""
        } else if let reason = reasons.first(where: { Self.refusals.contains(Self.letters($0)) }) {
            status = .refused
            errorCode = reason
        } else if reasons.contains("error") {
            status = .error
            errorCode = "error"
        } else {
            status = .ok
            errorCode = ""
        }
    }

    /// The type of the last exception that the span tells of.
    private static func exception(of span: OTLPSpan) throws(SpanRefusal) -> String? {
        guard span.statusCode == 2,
            let last = span.events.last(where: { $0.name == OTLPKey.exceptionEvent })
        else { return nil }
        return try last.attributes.text(OTLPKey.exceptionType)
    }

    /// Reasons to stop by which a model, or the filter before it, declines to answer: of OpenAI and Azure, of
    /// Anthropic, of Gemini, without punctuation.
    private static let refusals: Set = ["contentfilter", "refusal", "safety", "prohibitedcontent", "blocklist", "spii"]

    /// What errors are called in clients, as parts of their names without punctuation.
    private static let families: [(status: RouteOutcomeStatus, exact: Set<String>, parts: [String])] = [
        (.throttled, ["429", "529"], ["ratelimit", "toomanyrequests", "throttl", "quota", "resourceexhausted"]),
        (.timeout, ["408", "504"], ["timeout", "timedout", "deadlineexceeded"]),
        (.refused, [], ["contentfilter", "contentpolicy"]),
    ]

    private static func status(ofError name: String) -> RouteOutcomeStatus {
        families.first { family in
            family.exact.contains(name) || family.parts.contains { name.contains($0) }
        }?.status ?? .error
    }

    /// The letters and digits of a name, in lower case: one name has as many spellings as there are clients.
    private static func letters(_ name: String) -> String {
        String(
            decoding: name.utf8.prefix(256).compactMap { byte -> UInt8? in
                switch byte {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
                default: nil
                }
            }, as: UTF8.self)
    }
}

extension RouteOutcomeStatus {
    /// How a sample of the same request ended.
    var ofSample: SampleStatus {
        switch self {
        case .ok, .partial: .scored
        case .timeout: .timeout
        case .refused: .refused
        default: .error
        }
    }
}
