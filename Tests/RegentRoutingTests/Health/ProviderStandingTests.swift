import RegentMessages
import RegentRouting
import Testing

@Suite("Standings of providers")
struct ProviderStandingTests {
    static let standings = EnvironmentStandings(
        version: 7,
        [
            "bad": ProviderStanding(
                state: .ejected, weightPermille: 0, failureRate: 0.9, readmissionMicros: 5_000_500),
            "worse": ProviderStanding(
                state: .ejected, weightPermille: 0, failureRate: 1, readmissionMicros: 3_000_000),
            "probed": ProviderStanding(state: .halfOpen, weightPermille: 0, failureRate: 0.8),
            "slow": ProviderStanding(state: .slowStart, weightPermille: 400),
            "well": .healthy,
        ])

    @Test("healthy ones are left out, and whoever is not named is healthy")
    func impaired() {
        #expect(Self.standings.impaired.keys.sorted() == ["bad", "probed", "slow", "worse"])
        #expect(Self.standings.standing(of: "well") == .healthy)
        #expect(
            ["bad", "worse", "probed", "slow", "well", "new"].filter(Self.standings.serves) == ["slow", "well", "new"])
        #expect(EnvironmentStandings.healthy.serves("any"))
    }

    @Test("the least bad of some, and how long the first of them stays out")
    func leastBad() {
        #expect(Self.standings.leastBad(of: ["worse", "bad"]) == "bad")
        #expect(Self.standings.leastBad(of: []) == nil)
        #expect(Self.standings.retryAfterMillis(of: ["bad"], nowMicros: 5_000_000) == 1)
        #expect(Self.standings.retryAfterMillis(of: ["bad", "worse"], nowMicros: 1_000_000) == 2_000)
        #expect(Self.standings.retryAfterMillis(of: ["worse"], nowMicros: 9_000_000) == 1)
        #expect(Self.standings.retryAfterMillis(of: ["slow", "probed"], nowMicros: 1) == nil)
    }
}
