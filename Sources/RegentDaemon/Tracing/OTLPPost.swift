import RegentGateway
import RegentTelemetry

/// Sends spans to a collector, as OTLP/HTTP with JSON.
///
/// - Source: OpenTelemetry Protocol 1.x, "OTLP/HTTP Request" and "Failures".
final class OTLPPost: SpanExporter {
    /// The path of a collector whose address has none.
    static let path = "/v1/traces"
    /// Statuses after which the same spans may be sent again.
    private static let retried: Set<Int> = [429, 502, 503, 504]

    private let poster: HTTPPoster
    private let json: SpanJSON

    /// - Throws: `HTTPPoster.Failure` where TLS cannot be set up.
    init(to target: HTTPTarget, json: SpanJSON) throws(HTTPPoster.Failure) {
        poster = try HTTPPoster(target)
        self.json = json
    }

    var place: String { "\(poster.target)" }

    func export(_ spans: [FinishedSpan]) async throws {
        let answer = try await poster.post(
            json.bytes(spans), headers: [("content-type", "application/json"), ("user-agent", "regentd")])
        guard !(200..<300).contains(answer.status) else { return }
        let fault = "the collector answered \(answer.status)"
        if Self.retried.contains(answer.status) { throw SpanExportDelay(fault) }
        throw SpanExportRefusal(fault)
    }

    func close() async { await poster.close() }
}

/// Spans that may be sent again.
private struct SpanExportDelay: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
