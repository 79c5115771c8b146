import RegentClient
import RegentMessages
import RegentServiceTestKit
import RegentTestKit
import Testing

@Suite("Outcomes of decisions")
struct DecisionOutcomeTests {
    private static let whole = RouteDecision(
        requestId: "r-1", modelVersion: "models/m/versions/1.0.0", selectedProvider: "a", promptTemplateVersion: "p",
        routeStrategy: .weighted, arm: .canary, policyRevision: 7, keyDigest: 9)

    @Test("An outcome has what its decision says, and was made as long ago as it took")
    func outcome() throws {
        let before = Timestamp.now
        let outcome = Self.whole.outcome(environment: "prod", status: .timeout, latency: .milliseconds(1_500))
        let after = Timestamp.now
        let made = try #require(outcome.createTime)
        // The clock of the machine may be set meanwhile, but not by this much; the machine may be busy for any time.
        #expect(before.duration(since: made) < .milliseconds(2_000))
        #expect(after.duration(since: made) > .milliseconds(1_000))
        #expect(outcome.latencyMs == 1_500 && outcome.status == .timeout && outcome.environment == "prod")
        #expect(outcome.requestId == "r-1" && outcome.selectedProvider == "a" && outcome.routeStrategy == .weighted)
        #expect(outcome.modelVersion == "models/m/versions/1.0.0" && outcome.promptTemplateVersion == "p")
        #expect(outcome.arm == .canary && outcome.policyRevision == 7 && outcome.keyDigest == 9)
        let given = Self.whole.outcome(environment: "prod", status: .ok, createTime: Timestamp(microseconds: 5))
        #expect(given.createTime == Timestamp(microseconds: 5) && given.latencyMs == nil)
    }

    @Test("A latency that no outcome can hold is the nearest that it can")
    func limits() {
        let long = Self.whole.outcome(environment: "prod", status: .ok, latency: .seconds(10_000_000))
        #expect(long.latencyMs == 4_294_967.295)
        let negative = Self.whole.outcome(environment: "prod", status: .ok, latency: .seconds(-1))
        #expect(negative.latencyMs == 0)
    }

    @Test("A decision of a router has the same")
    func local() async throws {
        let server = FakeServer()
        server.setSnapshot(LocalRouterTests.snapshot(), revision: 7)
        try await LocalRouterTests.withRouter(server) { router, _ in
            try await router.ready(timeout: hangLimit)
            let decision = try router.decide(environment: "prod", model: "m", key: "k")
            let outcome = decision.outcome(requestID: "r-1", status: .ok, latency: .milliseconds(3))
            #expect(outcome.latencyMs == 3 && outcome.selectedProvider == decision.provider)
            #expect(outcome.createTime != nil && outcome.keyDigest == decision.keyDigest)
        }
    }
}
