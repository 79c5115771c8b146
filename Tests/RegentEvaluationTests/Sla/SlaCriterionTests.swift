import RegentMessages
import Testing

@testable import RegentEvaluation

@Suite("Which outcomes count for a promise")
struct SlaCriterionTests {
    private static func verdict(
        _ objective: SlaObjective, _ status: RouteOutcomeStatus, _ code: String = "", latency: Double? = 100,
        subject: String = "models/m"
    ) throws -> Bool? {
        var target = SlaWalkTests.target(objective, objective == .availability ? 0.99 : 200)
        target.subject = subject
        let criterion = try #require(SlaCriterion(target))
        return criterion.verdict(
            of: RouteOutcome(
                selectedProvider: "east", latencyMs: latency, modelVersion: "models/m/versions/1.0.0", status: status,
                errorCode: code, useCase: "help"))
    }

    @Test(
        "Availability counts answers, and all but the faults of callers",
        arguments: [
            (RouteOutcomeStatus.ok, "", true as Bool?), (.partial, "500", true), (.timeout, "", false),
            (.throttled, "429", false), (.error, "500", false), (.error, "", false), (.error, "401", false),
            (.error, "404", false), (.error, "429", false), (.error, "400", nil), (.error, "422", nil),
            (.error, "4000", false), (.refused, "", nil),
        ])
    func availability(status: RouteOutcomeStatus, code: String, expected: Bool?) throws {
        let found = try Self.verdict(.availability, status, code)
        #expect(found == expected)
    }

    @Test("A latency counts answers that have one")
    func latency() throws {
        let found = [
            try Self.verdict(.p95LatencyMs, .ok, latency: 200),
            try Self.verdict(.p95LatencyMs, .partial, latency: 200.001),
            try Self.verdict(.p95LatencyMs, .ok, latency: nil), try Self.verdict(.p99LatencyMs, .timeout, latency: 100),
        ]
        #expect(found == [true, false, nil, nil])
    }

    @Test("An outcome counts for its model, its provider and its use case")
    func subjects() throws {
        for (subject, expected) in [
            ("models/m", true as Bool?), ("models/mm", nil), ("models/M", nil), ("useCases/help", true),
            ("useCases/hel", nil), ("environments/prod/providers/east", true),
            ("environments/prod/providers/west", nil),
        ] {
            let found = try Self.verdict(.availability, .ok, subject: subject)
            #expect(found == expected, "\(subject)")
        }
    }

    @Test("What counts the same outcomes alike has one text")
    func texts() throws {
        func text(_ objective: SlaObjective, _ threshold: Double) throws -> String {
            try #require(SlaCriterion(SlaWalkTests.target(objective, threshold))).text
        }
        let (available, failing) = (try text(.availability, 0.9), try text(.errorRate, 0.2))
        let (p95, p99, slower) = (
            try text(.p95LatencyMs, 200), try text(.p99LatencyMs, 200), try text(.p95LatencyMs, 300)
        )
        #expect(available == failing && p95 == p99 && p95 != slower && p95 != available)
    }
}
