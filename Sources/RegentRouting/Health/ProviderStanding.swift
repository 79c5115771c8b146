package import RegentMessages

/// What routing does with a provider at a moment, by its health.
package struct ProviderStanding: Sendable, Hashable {
    /// Whether and how it serves.
    package var state: ProviderHealthState
    /// Share of its weight by which it serves, in thousandths: 1,000 while it is healthy, 0 while it is ejected.
    package var weightPermille: UInt32
    /// Estimate of the share of its requests that fail, by which the least bad is found.
    package var failureRate: Double
    /// When it may serve a probe, in microseconds since 1970; 0 unless it is ejected.
    package var readmissionMicros: Int64

    /// A standing, by its parts.
    package init(
        state: ProviderHealthState, weightPermille: UInt32, failureRate: Double = 0, readmissionMicros: Int64 = 0
    ) {
        self.state = state
        self.weightPermille = weightPermille
        self.failureRate = failureRate
        self.readmissionMicros = readmissionMicros
    }

    /// That of a provider of which nothing bad is known.
    package static let healthy = ProviderStanding(state: .healthy, weightPermille: 1_000)

    /// Whether it serves by its weight. Otherwise it serves a probe at most.
    package var serves: Bool { state == .healthy || state == .slowStart }
}

/// What routing does with the providers of an environment at one moment. It never changes: another moment has another
/// one, with a higher version.
package struct EnvironmentStandings: Sendable, Hashable {
    /// Grows with every change of the environment; 0 where nothing was ever published.
    package let version: UInt64
    /// The providers that are not healthy at their full weight, by id.
    package let impaired: [String: ProviderStanding]

    /// Standings; those of healthy providers are left out.
    package init(version: UInt64, _ standings: [String: ProviderStanding]) {
        self.version = version
        impaired = standings.filter { $0.value.state != .healthy || $0.value.weightPermille != 1_000 }
    }

    /// Those of an environment of which nothing bad is known.
    package static let healthy = EnvironmentStandings(version: 0, [:])

    /// The standing of a provider, by its id.
    package func standing(of provider: String) -> ProviderStanding { impaired[provider] ?? .healthy }

    /// Whether a provider serves by its weight.
    package func serves(_ provider: String) -> Bool { impaired.isEmpty || standing(of: provider).serves }

    /// Who of providers, none of which serves, fails least: the first of those that are equal.
    package func leastBad(of providers: [String]) -> String? {
        providers.min { standing(of: $0).failureRate < standing(of: $1).failureRate }
    }

    /// Milliseconds until the first of providers may serve a probe, at least 1; nil where none is ejected.
    package func retryAfterMillis(of providers: [String], nowMicros: Int64) -> UInt32? {
        let ejected = providers.map { standing(of: $0) }.filter { $0.state == .ejected }
        guard let earliest = ejected.map(\.readmissionMicros).min() else { return nil }
        let (micros, overflow) = earliest.subtractingReportingOverflow(nowMicros)
        guard !overflow, micros > 0 else { return 1 }
        return UInt32(clamping: (micros - 1) / 1_000 + 1)
    }
}
