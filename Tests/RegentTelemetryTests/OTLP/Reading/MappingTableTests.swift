import Foundation
import RegentMessages
import RegentTelemetry
import RegentTestKit
import Testing

/// Every row of the tables of docs/telemetry.md, tried by a span that has its attribute.
@Suite("The mapping table of docs/telemetry.md")
struct MappingTableTests {
    /// One row: what is set, and whether the outcome has it.
    private struct Row: Sendable {
        let attribute: String
        let set: @Sendable (inout OTLPText) -> Void
        let holds: @Sendable (RouteOutcome) -> Bool

        init(
            _ attribute: String, _ set: @escaping @Sendable (inout OTLPText) -> Void,
            _ holds: @escaping @Sendable (RouteOutcome) -> Bool
        ) {
            (self.attribute, self.set, self.holds) = (attribute, set, holds)
        }

        /// A row of an attribute of the span.
        static func span(
            _ attribute: String, _ value: OTLPValue, _ holds: @escaping @Sendable (RouteOutcome) -> Bool
        ) -> Row {
            Row(attribute, { $0.attributes[attribute] = value }, holds)
        }

        /// A row of a provider, which no other names.
        static func provider(_ attribute: String) -> Row {
            Row(
                attribute,
                {
                    $0.attributes["gen_ai.provider.name"] = nil
                    $0.attributes[attribute] = .text("p-1")
                }, { $0.selectedProvider == "p-1" })
        }
    }

    private static let rows: [Row] = [
        Row("regent.environment", { $0.attributes["regent.environment"] = .text("eu") }, { $0.environment == "eu" }),
        Row("deployment.environment.name", { _ in }, { $0.environment == "prod" }),
        Row(
            "deployment.environment", { $0.resource = ["deployment.environment": .text("old")] },
            { $0.environment == "old" }),
        .provider("regent.provider"), .provider("gen_ai.provider.name"), .provider("gen_ai.system"),
        .span("regent.model_version", .text("m-1")) { $0.modelVersion == "m-1" },
        .span("gen_ai.response.model", .text("m-2")) { $0.modelVersion == "m-2" },
        .span("gen_ai.request.model", .text("m-3")) { $0.modelVersion == "m-3" },
        .span("gen_ai.usage.input_tokens", .whole(11)) { $0.inputTokens == 11 },
        .span("gen_ai.usage.prompt_tokens", .whole(12)) { $0.inputTokens == 12 },
        .span("gen_ai.usage.output_tokens", .whole(13)) { $0.outputTokens == 13 },
        .span("gen_ai.usage.completion_tokens", .whole(14)) { $0.outputTokens == 14 },
        .span("gen_ai.response.time_to_first_chunk", .number(0.25)) { $0.ttftMs == 250 },
        .span("error.type", .text("bad_gateway")) { $0.errorCode == "bad_gateway" && $0.status == .error },
        Row(
            "exception.type",
            {
                $0.status = 2
                $0.event = ("exception", ["exception.type": .text("ValueError")])
            }, { $0.errorCode == "ValueError" && $0.status == .error }),
        .span("gen_ai.response.finish_reasons", .list([.text("stop"), .text("SAFETY")])) { $0.status == .refused },
        .span("regent.requested_provider", .text("p-2")) { $0.requestedProvider == "p-2" },
        .span("regent.route_strategy", .text("WEIGHTED")) { $0.routeStrategy == .weighted && !$0.fallbackUsed },
        .span("regent.prompt_template_version", .text("v1")) { $0.promptTemplateVersion == "v1" },
        Row("regent.use_case", { $0.resource["regent.use_case"] = .text("u-1") }, { $0.useCase == "u-1" }),
        .span("regent.attempt", .whole(2)) { $0.attempt == 2 },
        .span("regent.key_digest", .text("00000000000000FF")) { $0.keyDigest == 255 },
        .span("regent.arm", .text("BASELINE")) { $0.arm == .baseline },
        .span("regent.policy_revision", .whole(7)) { $0.policyRevision == 7 },
    ]

    /// Attributes of evaluations; `EvaluationTests` tries them.
    private static let evaluations: Set = [
        "regent.eval.sample", "regent.eval.repeat", "gen_ai.conversation.id", "gen_ai.evaluation.name",
        "gen_ai.evaluation.score.value", "gen_ai.evaluation.score.label", "gen_ai.evaluation.explanation",
    ]

    /// First cells of the rows of a table with this heading.
    private static func attributes(under heading: String) throws -> [String] {
        let text = try String(contentsOf: Checkout.file("docs/telemetry.md"), encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let start = try #require(lines.firstIndex { $0.hasPrefix(heading) })
        return lines[(start + 2)...].prefix { $0.hasPrefix("|") }.compactMap { line in
            line.split(separator: "`").dropFirst().first.map(String.init)
        }
    }

    @Test("the table lists what is tried here, in its order")
    func isComplete() throws {
        let listed = try Self.attributes(under: "| attribute | on | field of the outcome |")
        #expect(listed == Self.rows.map(\.attribute))
        let evaluated = try Self.attributes(under: "| attribute | on | field of the sample |")
        #expect(Set(evaluated) == Self.evaluations && evaluated.count == Self.evaluations.count)
    }

    @Test("every attribute that is read is in a table, and no other")
    func isRead() {
        // These decide what a span is, and which run it belongs to; the text beside the tables has them.
        let others: Set = ["gen_ai.operation.name", "regent.eval.run"]
        #expect(OTLPKey.read == Set(Self.rows.map(\.attribute)).union(Self.evaluations).union(others))
    }

    @Test("each attribute fills its field", arguments: rows.indices)
    func row(index: Int) throws {
        let row = Self.rows[index]
        var text = OTLPText()
        row.set(&text)
        let outcome = try text.outcome()
        let rejection = try text.rejection()
        let made = try #require(outcome, "\(row.attribute): \(rejection)")
        #expect(row.holds(made), "\(row.attribute): \(made)")
        #expect(made.requestId == OTLPText.requestID)
        #expect(made.createTime == Timestamp(microseconds: 1_764_000_000_123_456))
        #expect(made.latencyMs == 250)
    }

    @Test("of several attributes of one field the first in the table counts")
    func precedence() throws {
        var text = OTLPText()
        for row in Self.rows { row.set(&text) }
        text.attributes["gen_ai.provider.name"] = .text("p-2")
        text.resource["regent.environment"] = .text("resource")
        text.attributes["regent.provider"] = .text("p-9")
        let made = try text.outcome()
        let outcome = try #require(made)
        #expect(outcome.environment == "eu" && outcome.selectedProvider == "p-9" && outcome.modelVersion == "m-1")
        #expect(outcome.inputTokens == 11 && outcome.outputTokens == 13 && outcome.errorCode == "bad_gateway")
        text.attributes["regent.environment"] = nil
        let second = try text.outcome()
        #expect(second?.environment == "resource")
    }
}
