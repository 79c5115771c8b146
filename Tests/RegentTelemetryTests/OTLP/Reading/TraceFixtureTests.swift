import Foundation
import RegentMessages
import RegentTelemetry
import RegentTestKit
import Testing

/// Spans of the OpenTelemetry SDK of Python (Tests/Scripts/make_otel_fixtures.py), in both formats.
@Suite("Spans of the Python SDK")
struct TraceFixtureTests {
    private static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: Checkout.file("Tests/Fixtures/otlp/\(name)")))
    }

    private static func reading(_ name: String, isJSON: Bool) throws -> TraceReading {
        var reading = TraceReading()
        if isJSON {
            try OTLPJSONReader.read(try bytes(name + ".json"), into: &reading)
        } else {
            try OTLPProtoReader.read(try bytes(name + ".pb"), into: &reading)
        }
        return reading
    }

    @Test("both formats say the same", arguments: ["requests", "evaluations"])
    func formats(name: String) throws {
        let proto = try Self.reading(name, isJSON: false)
        let json = try Self.reading(name, isJSON: true)
        #expect(proto.outcomes == json.outcomes)
        #expect(proto.samples == json.samples)
        #expect(proto.rejections == json.rejections)
        #expect(proto.spanCount == json.spanCount && proto.otherCount == json.otherCount)
    }

    @Test("requests become outcomes, in their order; what lies around them does not")
    func requests() throws {
        let reading = try Self.reading("requests", isJSON: false)
        #expect(reading.spanCount == 17)
        #expect(reading.otherCount == 4)
        let outcomes = try #require(reading.outcomes["prod"])
        #expect(reading.outcomes.count == 1 && reading.samples.isEmpty && reading.runlessCount == 0)
        #expect(
            outcomes.map(\.status) == [
                .ok, .ok, .ok, .ok, .ok, .refused, .throttled, .timeout, .error, .error, .ok,
            ])
        #expect(
            outcomes.map(\.errorCode) == [
                "", "", "", "", "", "content_filter", "openai.RateLimitError", "timeout", "500", "ConnectionResetError",
                "",
            ])
        #expect(
            outcomes.map(\.selectedProvider) == [
                "openai", "anthropic", "openai", "openai", "openai", "openai", "openai", "openai", "openai", "openai",
                "azure-eu",
            ])
        let places = [5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]
        // The first spans are of one trace, the others each of one.
        let ids = places.map { place in
            let trace = place <= 5 ? 1 : place - 4
            return "000000000000000100000000" + Self.hex(trace) + "-00000001" + Self.hex(place)
        }
        #expect(outcomes.map(\.requestId) == ids)
        #expect(outcomes.allSatisfy { $0.environment == "prod" })
    }

    private static func hex(_ number: Int) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    @Test("numbers, times and models of a request")
    func numbers() throws {
        let outcomes = try #require(try Self.reading("requests", isJSON: false).outcomes["prod"])
        let first = outcomes[0]
        #expect(first.createTime == Timestamp(seconds: 1_764_000_004))
        #expect(first.latencyMs == 312.5)
        #expect(first.modelVersion == "gpt-5-2026-01")
        #expect(first.inputTokens == 120 && first.outputTokens == 45)
        #expect(first.ttftMs == nil && first.arm == .unspecified && first.policyRevision == 0)
        let former = outcomes[1]
        #expect(former.inputTokens == 10 && former.outputTokens == 20 && former.modelVersion == "claude")
        #expect(outcomes[3].ttftMs == 125)
        #expect(outcomes[7].latencyMs == 30_000)
    }

    @Test("a service that asks for decisions tells them")
    func decisions() throws {
        let outcomes = try #require(try Self.reading("requests", isJSON: true).outcomes["prod"])
        let outcome = try #require(outcomes.last)
        #expect(outcome.requestedProvider == "openai" && outcome.selectedProvider == "azure-eu")
        #expect(outcome.routeStrategy == .fallback && outcome.fallbackUsed && outcome.fallbackProvider == "azure-eu")
        #expect(outcome.arm == .canary && outcome.policyRevision == 41 && outcome.attempt == 1)
        #expect(outcome.keyDigest == 0x00ff_00ff_00ff_00ff)
        #expect(outcome.useCase == "support" && outcome.promptTemplateVersion == "v7")
        #expect(outcome.modelVersion == "models/support/versions/3")
    }

    @Test("a span without a provider, and one of an operation that nobody knows, are named with their reasons")
    func rejected() throws {
        let reading = try Self.reading("requests", isJSON: true)
        #expect(reading.rejections.count == 2)
        let message = reading.rejections.message
        #expect(message.contains("-0000000100000010: the span names no provider: set gen_ai.provider.name"))
        #expect(message.contains("-0000000100000011: gen_ai.operation.name is \"dream\""))
    }

    @Test("results of evaluations become samples of their run")
    func evaluations() throws {
        let reading = try Self.reading("evaluations", isJSON: false)
        #expect(reading.outcomes.isEmpty && reading.rejections.count == 0)
        let samples = try #require(reading.samples["evalRuns/otel"])
        #expect(samples.count == 3)
        let first = samples[0].sample
        #expect(first.sampleId == samples[0].spans[0] && first.status == .scored)
        #expect(first.scores == ["relevance": 0.75] && first.schemaValid == .true)
        #expect(first.cluster == "conv-1" && first.latencyMs == 100 && first.selectedProvider == "openai")
        #expect(first.modelVersion == "gpt-5-2026-01")
        #expect(first.metadata["relevance.label"] == "relevant")
        #expect(first.metadata["relevance.explanation"] == "It answers the question.")
        #expect(first.metadata["schema_valid.label"] == "pass" && first.metadata["request_id"] == nil)

        // The request and its evaluator.
        #expect(samples[1].spans.count == 2)
        let second = samples[1].sample
        #expect(second.sampleId == "case-2" && second.latencyMs == 200 && second.status == .scored)
        #expect(second.scores == ["relevance": 0.25, "correctness": 0] && second.safetyCompliant == .true)
        #expect(second.metadata["request_id"] == samples[1].spans[0])

        let third = samples[2].sample
        #expect(third.status == .timeout && third.errorCode == "timeout" && third.scores.isEmpty)
    }
}
