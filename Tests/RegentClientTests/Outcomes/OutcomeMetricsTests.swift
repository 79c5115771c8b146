import Metrics
import MetricsTestKit
import RegentClient
import RegentMessages
import RegentRPC
import RegentServiceTestKit
import RegentTestKit
import RegentWire
import Testing

@Suite("Metrics of reported outcomes")
struct OutcomeMetricsTests {
    @Test("Outcomes that are pending, durable or dropped are counted")
    func counts() async throws {
        let metrics = TestMetrics()
        let server = FakeServer()
        server.acceptOutcomes()
        let outcome = RouteDecision(requestId: "r-1", selectedProvider: "a").outcome(
            environment: "prod", status: .ok, latency: .milliseconds(5))
        #expect(outcome.latencyMs == 5)
        try await withMetricsFactory(metrics) {
            try await withClient(server, ClientOptions(unaryTimeout: hangLimit, outcomesMax: 2)) { client in
                try client.report(outcome)
                try client.report(outcome)
                let full = await failure { try client.report(outcome) }
                #expect(full?.reason == "OVERLOADED")
                try await client.flushOutcomes()
                #expect(client.outcomeStatistics.durable == 2)
            }
        }
        #expect(server.outcomes == [outcome, outcome])
        let durable = try metrics.expectCounter("regent.client.outcomes.durable")
        #expect(durable.totalValue == 2)
        let dropped = try metrics.expectCounter("regent.client.outcomes.dropped")
        #expect(dropped.totalValue == 1)
        let pending = try metrics.expectGauge("regent.client.outcomes.pending")
        #expect(pending.lastValue == 0)
    }
}
