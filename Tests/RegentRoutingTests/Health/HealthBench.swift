import RegentMessages
import RegentModel
import RegentRouting
import Testing

/// An environment whose providers get outcomes, on a clock of its own.
struct HealthBench {
    static let second: Int64 = 1_000_000
    static let providers = ["a", "b", "c", "d"]

    var health = EnvironmentHealth(environment: "prod")
    var settings: HealthSettings
    var now: Int64 = 1_000_000_000

    init(_ policy: HealthPolicy? = nil, weights: [String: UInt32] = [:], resets: [String: UInt64] = [:]) {
        let configs = Self.providers.map { id in
            ProviderConfig(
                name: "environments/prod/providers/\(id)", provider: id, environment: "prod", enabled: true,
                weight: weights[id] ?? 100, timeoutMs: 30_000)
        }
        settings = HealthSettings(policy, configs, resets: resets)
    }

    mutating func pass(seconds: Int64) { now += seconds * Self.second }

    /// Reports outcomes of now.
    @discardableResult
    mutating func report(
        _ verdict: HealthVerdict, of provider: String = "a", times: Int = 1, by principal: String = "principals/p",
        madeSecondsAgo age: Int64 = 0, isGood: Bool? = nil, latencyMicros: UInt32? = nil, retryAfterMs: UInt32 = 0
    ) -> [HealthChange] {
        let event = HealthEvent(
            createMicros: now - age * Self.second, verdict: verdict, isGood: isGood, latencyMicros: latencyMicros,
            retryAfterMs: retryAfterMs)
        let evidence = ProviderEvidence(
            provider: provider, events: [HealthEvent](repeating: event, count: times))
        return health.take([evidence], from: principal, settings, nowMicros: now)
    }

    mutating func takeProbe(of provider: String = "a", by principal: String = "principals/p") -> Bool {
        health.takeProbe(of: provider, for: principal, settings, nowMicros: now) != nil
    }

    /// Takes the probe of provider a, which must be given.
    mutating func expectProbe() {
        let isGiven = takeProbe()
        #expect(isGiven)
    }

    /// Asks for the probe of provider a, which must not be given.
    mutating func expectNoProbe() {
        let isGiven = takeProbe()
        #expect(!isGiven)
    }

    func standing(_ provider: String = "a") -> ProviderStanding {
        health.standings(settings, nowMicros: now)[provider] ?? .healthy
    }

    func state(_ provider: String = "a") -> ProviderHealthState { standing(provider).state }

    func record(_ provider: String = "a") -> HealthRecord { health.record(of: provider, settings) ?? HealthRecord() }

    /// Goes to the moment at which an ejected provider may serve a probe.
    mutating func waitForReadmission(of provider: String = "a") { now = record(provider).readmissionMicros }
}
