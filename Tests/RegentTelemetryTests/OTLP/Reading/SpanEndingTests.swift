import RegentMessages
import RegentTelemetry
import Testing

@Suite("How the request of a span ended")
struct SpanEndingTests {
    @Test(
        "errors by their names, in the spellings of several clients",
        arguments: [
            ("429", RouteOutcomeStatus.throttled), ("529", .throttled), ("openai.RateLimitError", .throttled),
            ("rate_limit_exceeded", .throttled), ("ThrottlingException", .throttled), ("TooManyRequests", .throttled),
            ("insufficient_quota", .throttled), ("RESOURCE_EXHAUSTED", .throttled), ("timeout", .timeout),
            ("java.net.SocketTimeoutException", .timeout), ("504", .timeout), ("408", .timeout),
            ("DEADLINE_EXCEEDED", .timeout), ("request timed out", .timeout), ("content_filter", .refused),
            ("ContentPolicyViolationError", .refused), ("500", .error), ("_OTHER", .error),
            ("java.net.UnknownHostException", .error), ("1429", .error),
        ])
    func errors(name: String, status: RouteOutcomeStatus) throws {
        var text = OTLPText()
        text.attributes["error.type"] = .text(name)
        let outcome = try text.outcome()
        #expect(outcome?.status == status)
        #expect(outcome?.errorCode == name)
    }

    @Test(
        "reasons to stop, where there is no error",
        arguments: [
            ("stop", RouteOutcomeStatus.ok), ("length", .ok), ("MAX_TOKENS", .ok), ("tool_calls", .ok),
            ("content_filter", .refused), ("refusal", .refused), ("PROHIBITED_CONTENT", .refused), ("error", .error),
        ])
    func reasons(reason: String, status: RouteOutcomeStatus) throws {
        var text = OTLPText()
        text.attributes["gen_ai.response.finish_reasons"] = .list([.text("stop"), .text(reason)])
        let outcome = try text.outcome()
        #expect(outcome?.status == status)
        #expect(outcome?.errorCode.isEmpty == (status == .ok))
    }

    @Test("the status of the span alone is an error without a code, and goes before reasons to stop")
    func status() throws {
        var text = OTLPText()
        text.status = 2
        text.attributes["gen_ai.response.finish_reasons"] = .list([.text("content_filter")])
        let outcome = try text.outcome()
        #expect(outcome?.status == .error && outcome?.errorCode == "")
    }

    @Test("an exception that was handled is no error")
    func handled() throws {
        var text = OTLPText()
        text.event = ("exception", ["exception.type": .text("ValueError")])
        let outcome = try text.outcome()
        #expect(outcome?.status == .ok && outcome?.errorCode == "")
    }
}
