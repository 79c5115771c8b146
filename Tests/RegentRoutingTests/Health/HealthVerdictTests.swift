import RegentMessages
import RegentRouting
import Testing

@Suite("Verdicts about outcomes")
struct HealthVerdictTests {
    @Test("status and error code decide together")
    func table() {
        let expected: [(RouteOutcomeStatus, String, HealthVerdict)] = [
            (.ok, "", .success), (.ok, "429", .success), (.refused, "", .success), (.refused, "400", .success),
            (.error, "", .failure), (.error, "500", .failure), (.error, "503", .failure), (.error, "-100", .failure),
            (.error, "connection reset", .failure), (.error, "299", .failure), (.error, "4290", .failure),
            (.error, "4x9", .failure), (.error, "401", .misconfigured), (.error, "403", .misconfigured),
            (.error, "404", .misconfigured), (.error, "429", .throttled), (.error, "529", .throttled),
            (.error, "400", .uncounted), (.error, "422", .uncounted), (.timeout, "", .failure),
            (.timeout, "408", .failure), (.throttled, "", .throttled), (.throttled, "503", .throttled),
            (.partial, "", .failure), (.partial, "502", .failure), (.partial, "401", .misconfigured),
        ]
        for (status, code, verdict) in expected {
            #expect(HealthVerdict(status: status, errorCode: code) == verdict, "\(status.name) \(code)")
        }
    }

    @Test("an outcome is fresh for a minute after its request ended, and not from a clock that is ahead")
    func freshness() {
        let now: Int64 = 1_000_000_000
        func isFresh(_ create: Int64, latency: UInt32? = nil) -> Bool {
            HealthEvent(createMicros: create, verdict: .failure, latencyMicros: latency).isFresh(at: now)
        }
        #expect(isFresh(now))
        #expect(isFresh(now - 60_000_000))
        #expect(!isFresh(now - 60_000_001))
        #expect(isFresh(now - 180_000_000, latency: 120_000_000))
        #expect(isFresh(now + 5_000_000))
        #expect(!isFresh(now + 5_000_001))
        #expect(!isFresh(.max))
        #expect(!isFresh(.max, latency: .max))
        #expect(!isFresh(.min))
    }
}
