/// What each principal has lately reported of a provider: what one of them says is held against the others, so that
/// nobody ejects alone what serves everybody else.
struct HealthReporters: Sendable, Hashable {
    /// Principals that are kept, those that were heard last.
    static let countMax = 8
    /// Time within which others must have had a success to speak against somebody's failures.
    /// - Source: docs/routing.md, "Health"
    static let witnessMicros: Int64 = 10_000_000
    /// Share of their requests that others may see fail and still speak against it.
    private static let witnessShare = 0.1
    private static let recentHalfLifeMicros: Int64 = 5_000_000

    private struct Reporter: Sendable, Hashable {
        let principal: String
        var lanes = HealthLanes()
        /// What was accused, failed, throttled or refused the caller, of all that was counted, by its arrival.
        var recent = DecayedCounts()
        var successMicros = Int64.min
        var heardMicros: Int64 = 0
    }

    private var reporters: [Reporter] = []

    /// Adds what a batch of a principal comes to.
    mutating func add(_ sums: HealthSums, _ events: [HealthEvent], from principal: String, nowMicros: Int64) {
        var reporter = taken(principal)
        reporter.heardMicros = nowMicros
        reporter.lanes.add(sums, nowMicros: nowMicros)
        var (bad, total) = (0.0, 0.0)
        for event in events where event.ageMicros(at: nowMicros) <= Self.witnessMicros {
            guard event.verdict != .uncounted else { continue }
            total += 1
            if event.verdict == .success {
                let end = nowMicros - event.ageMicros(at: nowMicros)
                reporter.successMicros = max(reporter.successMicros, end)
            } else {
                bad += 1
            }
        }
        if total > 0 {
            reporter.recent.add(
                bad: bad, total: total, nowMicros: nowMicros, halfLifeMicros: Self.recentHalfLifeMicros)
        }
        reporters.append(reporter)
    }

    /// Takes a principal out, to be put back as the last.
    private mutating func taken(_ principal: String) -> Reporter {
        if let place = reporters.firstIndex(where: { $0.principal == principal }) { return reporters.remove(at: place) }
        if reporters.count >= Self.countMax { reporters.removeFirst() }
        return Reporter(principal: principal)
    }

    /// Whether others have lately been served, and hardly fail, where a principal accuses.
    func speakAgainst(_ principal: String, nowMicros: Int64) -> Bool {
        let others = reporters.filter { $0.principal != principal }
        guard others.contains(where: { $0.successMicros > nowMicros - Self.witnessMicros }) else { return false }
        var (bad, total) = (0.0, 0.0)
        for other in others {
            let recent = other.recent.aged(to: nowMicros, Self.recentHalfLifeMicros)
            (bad, total) = (bad + recent.bad, total + recent.total)
        }
        return bad < total * Self.witnessShare
    }

    /// Whether what others report of a lane is rather below its limit, where all together are above.
    ///
    /// - Parameters:
    ///   - all: the lane with everybody's reports.
    ///   - lane: which one it is.
    func speakAgainst(
        _ principal: String, _ all: DecayedCounts, _ lane: (HealthLanes) -> DecayedCounts, limit: Double,
        nowMicros: Int64
    ) -> Bool {
        guard let own = reporters.first(where: { $0.principal == principal }) else { return false }
        let rest = all.without(lane(own.lanes.aged(to: nowMicros)))
        // Where nobody else says how good or how fast answers are, that they are served is what is known.
        guard rest.total >= 1 else { return speakAgainst(principal, nowMicros: nowMicros) }
        return rest.chance(above: limit) < 0.5
    }
}
