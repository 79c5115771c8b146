package import RegentMessages
package import RegentModel

/// The health of the providers of one environment: outcomes go in, and who serves comes out. It has no clock: every
/// time is given, in microseconds since 1970, and never before the last one.
/// - Source: docs/routing.md, "Health"
package struct EnvironmentHealth: Sendable {
    /// Principals whose last reports are remembered.
    private static let reportersMax = 8
    /// Time for which one that has reported counts as there.
    private static let presentMicros: Int64 = 300_000_000

    /// Id of the environment.
    package let environment: String
    private var judged: [String: JudgedHealth]
    /// Who has reported outcomes here, and when last; those that were heard last at the end.
    private var reporters: [(principal: String, micros: Int64)] = []

    /// The health of an environment, with what is kept of its providers, by id.
    package init(environment: String, records: [String: HealthRecord] = [:]) {
        self.environment = environment
        judged = Dictionary(
            uniqueKeysWithValues: records.map { ($0, JudgedHealth(provider: $0, record: $1.bounded)) })
    }

    // MARK: Changes

    /// Takes what the outcomes of a batch say about providers; returns what changed, in order.
    package mutating func take(
        _ evidence: [ProviderEvidence], from principal: String, _ settings: HealthSettings, nowMicros: Int64
    ) -> [HealthChange] {
        var changes = heedResets(settings)
        hear(principal, nowMicros)
        let held = held(settings, nowMicros)
        for part in evidence {
            // What has no config may be any text.
            guard let provider = settings.providers[part.provider] else { continue }
            var health =
                judged[part.provider]
                ?? JudgedHealth(provider: part.provider, resetRevision: provider.resetRevision)
            changes += health.take(
                part.events,
                JudgedHealth.Judgement(
                    environment: environment, principal: principal, settings: settings, nowMicros: nowMicros,
                    isHeld: held.contains(part.provider)))
            judged[part.provider] = health
        }
        return changes
    }

    /// Gives the one probe of a half-open provider to a principal; nil where it gets none.
    package mutating func takeProbe(
        of provider: String, for principal: String, _ settings: HealthSettings, nowMicros: Int64
    ) -> HealthChange? {
        guard !settings.isDisabled, let config = settings.providers[provider], !isOver(provider, settings),
            var health = judged[provider], !held(settings, nowMicros).contains(provider)
        else { return nil }
        let othersWait = reporters.contains {
            $0.principal != principal && $0.micros > nowMicros - Self.presentMicros
        }
        let change = health.takeProbe(
            for: principal, lasting: config.leaseMicros, othersWait: othersWait, nowMicros: nowMicros)
        judged[provider] = health
        return change
    }

    /// Forgets the providers that were reset since; returns them.
    package mutating func heedResets(_ settings: HealthSettings) -> [HealthChange] {
        settings.providers.keys.sorted().compactMap { provider in
            guard isOver(provider, settings), let config = settings.providers[provider] else { return nil }
            return judged[provider]?.reset(revision: config.resetRevision)
        }
    }

    /// Whether what is known of a provider was before its last reset.
    private func isOver(_ provider: String, _ settings: HealthSettings) -> Bool {
        guard let health = judged[provider], let config = settings.providers[provider] else { return false }
        return config.resetRevision > health.resetRevision
    }

    private mutating func hear(_ principal: String, _ nowMicros: Int64) {
        reporters.removeAll { $0.principal == principal }
        if reporters.count >= Self.reportersMax { reporters.removeFirst() }
        reporters.append((principal, nowMicros))
    }

    // MARK: Who serves

    /// What routing does with the providers; those that are not named are healthy.
    package func standings(_ settings: HealthSettings, nowMicros: Int64) -> [String: ProviderStanding] {
        guard !settings.isDisabled, !judged.isEmpty else { return [:] }
        let held = held(settings, nowMicros)
        var standings: [String: ProviderStanding] = [:]
        for (provider, health) in judged
        where settings.providers[provider] != nil && !held.contains(provider) && !isOver(provider, settings) {
            let state = health.record.state(at: nowMicros, settings)
            guard state != .healthy else { continue }
            standings[provider] = ProviderStanding(
                state: state, weightPermille: health.record.weightPermille(at: nowMicros, settings),
                failureRate: health.record.severity,
                readmissionMicros: state == .ejected ? health.record.readmissionMicros : 0)
        }
        return standings
    }

    /// Which providers serve only because of the cap.
    private func held(_ settings: HealthSettings, _ nowMicros: Int64) -> Set<String> {
        let failed = judged.values.compactMap { health -> EjectionCap.Failed? in
            guard health.record.readmissionMicros > 0, !isOver(health.provider, settings),
                let config = settings.providers[health.provider]
            else { return nil }
            return EjectionCap.Failed(
                provider: health.provider, weight: config.weight, severity: health.record.severity)
        }
        guard !failed.isEmpty else { return [] }
        let weight = settings.providers.values.reduce(UInt64(0)) { $0 + UInt64($1.weight) }
        return EjectionCap.held(failed, ofWeight: weight, permille: settings.maxEjectedPermille)
    }

    // MARK: For the store

    /// What is to be kept of a provider; nil where nothing is known of it, or nothing since its last reset.
    package func record(of provider: String, _ settings: HealthSettings) -> HealthRecord? {
        isOver(provider, settings) ? nil : judged[provider]?.record
    }

    // MARK: For people

    /// The health of every enabled provider, by the bytes of their ids; rates to three digits, so that what stays the
    /// same to a reader is the same.
    package func reports(_ settings: HealthSettings, nowMicros: Int64) -> [ProviderHealth] {
        let standings = standings(settings, nowMicros: nowMicros)
        let held = settings.isDisabled ? [] : held(settings, nowMicros)
        let ids = settings.providers.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return ids.map { id in
            let known = isOver(id, settings) ? nil : judged[id]
            let health = known ?? JudgedHealth(provider: id)
            let standing = standings[id] ?? .healthy
            var report = health.report(at: nowMicros)
            report.name = "environments/\(environment)/providers/\(id)"
            report.state = standing.state
            report.weightPermille = standing.weightPermille
            report.weight = settings.providers[id]?.weight ?? 0
            report.heldByCap = held.contains(id)
            return report
        }
    }
}

extension JudgedHealth {
    fileprivate func report(at nowMicros: Int64) -> ProviderHealth {
        func time(_ micros: Int64) -> Timestamp? { micros > 0 ? Timestamp(microseconds: micros) : nil }
        let lanes = lanes.aged(to: nowMicros)
        let isProbed = record.readmissionMicros > 0 && record.probeMicros > 0 && nowMicros < record.probeExpireMicros
        return ProviderHealth(
            cause: record.cause, ejectionTime: time(record.ejectionMicros),
            readmissionTime: time(record.readmissionMicros), ejectionCount: record.ejectionCount(at: nowMicros),
            consecutiveFailures: failuresInRow, failures: lanes.failures.report,
            qualityFailures: lanes.quality.report, throttles: lanes.throttles.report,
            slowCalls: lanes.slowness.report, probeExpireTime: isProbed ? time(record.probeExpireMicros) : nil)
    }
}

extension DecayedCounts {
    /// To three digits of the rate and one of the weight.
    fileprivate var report: HealthRate {
        let weight = (total * 10).rounded() / 10
        return HealthRate(rate: weight > 0 ? (rate * 1_000).rounded() / 1_000 : 0, weight: weight)
    }
}
