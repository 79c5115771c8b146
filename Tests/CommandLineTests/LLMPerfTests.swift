import Foundation
import RegentTestKit
import Testing

/// What eight hosted endpoints must come out as.
struct LLMPerfExpectation: Sendable, CustomTestStringConvertible {
    let provider: String
    let samples: Double
    let valid: Double
    let judged: Double
    let p95: Double
    let code: Int32

    var testDescription: String { provider }

    static let all = [
        LLMPerfExpectation(
            provider: "anyscale", samples: 150, valid: 143, judged: 150, p95: 3163.228, code: 0),
        LLMPerfExpectation(
            provider: "bedrock", samples: 150, valid: 94, judged: 101, p95: 7833.533, code: 3),
        LLMPerfExpectation(
            provider: "fireworks", samples: 150, valid: 148, judged: 150, p95: 4217.388, code: 0),
        LLMPerfExpectation(
            provider: "groq", samples: 150, valid: 150, judged: 150, p95: 941.718, code: 0),
        LLMPerfExpectation(
            provider: "lepton", samples: 150, valid: 19, judged: 20, p95: 4695.949, code: 3),
        LLMPerfExpectation(
            provider: "perplexity", samples: 150, valid: 143, judged: 148, p95: 5748.997, code: 0),
        LLMPerfExpectation(
            provider: "replicate", samples: 145, valid: 0, judged: 145, p95: 35042.2, code: 2),
        LLMPerfExpectation(
            provider: "together", samples: 150, valid: 148, judged: 150, p95: 3050.753, code: 0),
    ]
}

/// Measurements of eight endpoints by the LLMPerf leaderboard, from outside the checkout.
enum LLMPerfFiles {
    /// `REGENT_DATA`, else `../shared/data` beside the package.
    static let folder: URL = {
        if let path = ProcessInfo.processInfo.environment["REGENT_DATA"] {
            return URL(fileURLWithPath: path)
        }
        return Checkout.root.deletingLastPathComponent().appendingPathComponent("shared/data")
    }()

    /// Whether they are there; says so where they are not.
    static let arePresent: Bool = {
        let path = folder.appendingPathComponent("llmperf").path
        let found = FileManager.default.fileExists(atPath: path)
        if !found { print("REGENT_DATA missing: \(path)") }
        return found
    }()

    /// Passes half the endpoints, so that all three verdicts occur.
    static let gates = #"{"schema_valid_rate_min": 0.5, "p95_latency_ms_max": 600000}"#

    /// The samples of one provider as JSONL.
    ///
    /// A failed request has neither latency nor outcome, whatever numbers stand beside its error;
    /// an answer is valid with at least 140 output tokens.
    static func jsonl(_ provider: String) throws -> String {
        let file = folder.appendingPathComponent("llmperf/\(provider)_70b.json")
        let requests = try #require(
            JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [[String: Any]])
        return try requests.enumerated().map { index, request in
            let id = "\(provider)-\(index)"
            guard request["error_code"] is NSNull else {
                return #"{"sample_id": "\#(id)", "status": "ERROR"}"# + "\n"
            }
            let seconds = try #require(request["end_to_end_latency_s"] as? NSNumber).doubleValue
            let tokens = try #require(request["number_output_tokens"] as? NSNumber).intValue
            return #"{"sample_id": "\#(id)", "status": "SCORED", "latency_ms": \#(1000 * seconds), "#
                + #""schema_valid": \#(tokens >= 140), "fallback_used": false}"# + "\n"
        }.joined()
    }

    /// Checks one provider as the table says, with more arguments for the way it is checked.
    static func check(_ expected: LLMPerfExpectation, _ more: [String]) async throws {
        try await withTemporaryFolder { folder in
            let name = "\(expected.provider).jsonl"
            let paths = try SmallSamples.files(
                [name: try jsonl(expected.provider), "gates.json": gates], in: folder)
            let outcome = try await RegentBinary.run(
                ["eval", "check", paths[name]!, "--gates", paths["gates.json"]!, "-o", "json"] + more)
            #expect(outcome.code == expected.code, "\(outcome.stderr)")
            let rate = ["summary", "metrics", "schema_valid_rate"]
            #expect(outcome.number("summary", "sample_count") == expected.samples)
            #expect(outcome.number(rate[0], rate[1], rate[2], "true_count") ?? 0 == expected.valid)
            #expect(outcome.number(rate[0], rate[1], rate[2], "n") == expected.judged)
            // Foundation reads some decimals one bit off.
            let found = try #require(outcome.number("summary", "schema_valid_rate"))
            #expect(abs(found - expected.valid / expected.judged) < 1e-15 * 8)
            #expect(outcome.number("summary", "p95_latency_ms") == expected.p95)
        }
    }
}

@Suite("Eight hosted endpoints", .enabled(if: LLMPerfFiles.arePresent, "REGENT_DATA missing"))
struct LLMPerfTests {
    @Test("A local check gives the known numbers", arguments: LLMPerfExpectation.all)
    func local(expected: LLMPerfExpectation) async throws {
        try await LLMPerfFiles.check(expected, ["--local"])
    }
}
