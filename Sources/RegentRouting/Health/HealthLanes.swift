/// What is counted of the outcomes of a provider, all of them or those that one principal reported.
struct HealthLanes: Sendable, Hashable {
    /// Half-life of what is counted, but for quality.
    /// - Source: docs/routing.md, "Health"
    static let halfLifeMicros: Int64 = 30_000_000
    /// Half-life of good and bad answers.
    /// - Source: docs/routing.md, "Health"
    static let qualityHalfLifeMicros: Int64 = 600_000_000

    /// Failures, of failures and successes.
    private(set) var failures = DecayedCounts()
    /// Throttled requests, of those and failures and successes.
    private(set) var throttles = DecayedCounts()
    /// Bad answers, of those where it is known.
    private(set) var quality = DecayedCounts()
    /// Slow answers, of those with a latency.
    private(set) var slowness = DecayedCounts()

    /// Adds what a batch comes to.
    mutating func add(_ sums: HealthSums, nowMicros: Int64) {
        func add(_ counts: inout DecayedCounts, _ sum: HealthSums.Sum, _ halfLifeMicros: Int64) {
            guard sum.total > 0 else { return }
            counts.add(bad: sum.bad, total: sum.total, nowMicros: nowMicros, halfLifeMicros: halfLifeMicros)
        }
        add(&failures, sums.failures, Self.halfLifeMicros)
        add(&throttles, sums.throttles, Self.halfLifeMicros)
        add(&quality, sums.quality, Self.qualityHalfLifeMicros)
        add(&slowness, sums.slowness, Self.halfLifeMicros)
    }

    /// The same at a later time.
    func aged(to nowMicros: Int64) -> HealthLanes {
        var lanes = self
        lanes.failures = failures.aged(to: nowMicros, Self.halfLifeMicros)
        lanes.throttles = throttles.aged(to: nowMicros, Self.halfLifeMicros)
        lanes.quality = quality.aged(to: nowMicros, Self.qualityHalfLifeMicros)
        lanes.slowness = slowness.aged(to: nowMicros, Self.halfLifeMicros)
        return lanes
    }

    /// The share of requests that come to nothing, failed or throttled, as it is expected.
    var expectedFailureRate: Double {
        (failures.bad + throttles.bad + 1) / (throttles.total + 2)
    }
}

/// What the events of a batch come to, each weighed by its age.
struct HealthSums: Sendable, Hashable {
    /// A weight of bad ones and of all.
    struct Sum: Sendable, Hashable {
        var bad = 0.0
        var total = 0.0

        mutating func add(_ weight: Double, isBad: Bool) {
            total += weight
            if isBad { bad += weight }
        }
    }

    private(set) var failures = Sum()
    private(set) var throttles = Sum()
    private(set) var quality = Sum()
    private(set) var slowness = Sum()

    /// Adds an event.
    mutating func add(_ event: HealthEvent, _ settings: HealthSettings, nowMicros: Int64) {
        let age = event.ageMicros(at: nowMicros)
        let weight = DecayedCounts.weight(ageMicros: age, HealthLanes.halfLifeMicros)
        switch event.verdict {
        case .success, .failure:
            failures.add(weight, isBad: event.verdict == .failure)
            throttles.add(weight, isBad: false)
        case .throttled: throttles.add(weight, isBad: true)
        case .misconfigured, .uncounted: break
        }
        if let isGood = event.isGood {
            quality.add(
                DecayedCounts.weight(ageMicros: age, HealthLanes.qualityHalfLifeMicros), isBad: !isGood)
        }
        if event.verdict == .success, let latency = event.latencyMicros, let limit = settings.slowCallMicros {
            slowness.add(weight, isBad: Int64(latency) > limit)
        }
    }
}
