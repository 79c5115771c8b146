import RegentMessages
import RegentModel

/// The health of one provider in an environment: what is kept of it, and what was counted since the daemon began.
struct JudgedHealth: Sendable, Hashable {
    /// Where and when outcomes are judged, and whose they are.
    struct Judgement {
        let environment: String
        let principal: String
        let settings: HealthSettings
        let nowMicros: Int64
        /// Whether the cap keeps the provider in service.
        let isHeld: Bool
    }

    let provider: String
    private(set) var record: HealthRecord
    /// What everybody has reported.
    private(set) var lanes = HealthLanes()
    /// Failures in a row.
    private(set) var failuresInRow: UInt32 = 0
    /// Ledger revision of the last reset that was heeded.
    private(set) var resetRevision: UInt64
    private var reporters = HealthReporters()

    init(provider: String, record: HealthRecord = HealthRecord(), resetRevision: UInt64 = 0) {
        self.provider = provider
        self.record = record
        self.resetRevision = resetRevision
    }

    /// Takes what outcomes say, in their order; returns what changed.
    mutating func take(_ events: [HealthEvent], _ judgement: Judgement) -> [HealthChange] {
        let (now, settings) = (judgement.nowMicros, judgement.settings)
        let fresh = events.filter { $0.isFresh(at: now) }
        guard !fresh.isEmpty else { return [] }
        var sums = HealthSums()
        // Of before its readmission nothing counts: it was forgotten then.
        for event in fresh where event.createMicros >= record.servingMicros {
            sums.add(event, settings, nowMicros: now)
        }
        lanes.add(sums, nowMicros: now)
        reporters.add(sums, fresh, from: judgement.principal, nowMicros: now)
        guard !settings.isDisabled else { return [] }
        var changes: [HealthChange] = []
        for event in fresh {
            if let kind = judge(event, judgement) { changes.append(change(kind)) }
        }
        if let kind = judgeRates(sums, judgement) { changes.append(change(kind)) }
        return changes
    }

    /// Gives the one probe of a half-open provider to a principal; false where somebody has it, or others come first.
    ///
    /// - Parameter othersWait: whether other principals could take it.
    mutating func takeProbe(
        for principal: String, lasting leaseMicros: Int64, othersWait: Bool, nowMicros: Int64
    ) -> HealthChange? {
        guard record.readmissionMicros > 0, nowMicros >= record.readmissionMicros else { return nil }
        guard record.probeMicros == 0 || nowMicros >= record.probeExpireMicros else { return nil }
        if othersWait, record.probeHolder == principal {
            // Who had the last probe must not keep every next one from the others.
            let free = max(record.readmissionMicros, record.probeExpireMicros)
            guard nowMicros >= free + HealthReporters.witnessMicros else { return nil }
        }
        record.probeMicros = nowMicros
        record.probeExpireMicros = nowMicros + leaseMicros
        record.probeHolder = principal
        return change(.probed)
    }

    /// Forgets everything, by a reset of a revision.
    mutating func reset(revision: UInt64) -> HealthChange {
        self = JudgedHealth(provider: provider, resetRevision: revision)
        return change(.reset)
    }

    private func change(_ kind: HealthChange.Kind) -> HealthChange {
        HealthChange(provider: provider, kind: kind, record: record)
    }

    // MARK: One outcome

    private mutating func judge(_ event: HealthEvent, _ judgement: Judgement) -> HealthChange.Kind? {
        guard record.readmissionMicros > 0 else { return judgeInService(event, judgement) }
        guard judgement.nowMicros >= record.readmissionMicros else { return extend(event, judgement) }
        return isAnswer(event, judgement) ? resolve(event, judgement) : nil
    }

    private mutating func judgeInService(_ event: HealthEvent, _ judgement: Judgement) -> HealthChange.Kind? {
        // A request from before the ejection, or from before the readmission, says nothing new.
        guard event.createMicros > record.ejectionMicros, event.createMicros >= record.servingMicros else { return nil }
        let cause: EjectionCause
        switch event.verdict {
        case .success:
            failuresInRow = 0
            return nil
        case .uncounted: return nil
        case .failure:
            failuresInRow = failuresInRow == .max ? .max : failuresInRow + 1
            guard failuresInRow >= judgement.settings.consecutiveFailures else { return nil }
            cause = .consecutiveFailures
        case .throttled: cause = .throttled
        case .misconfigured: cause = .config
        }
        guard !reporters.speakAgainst(judgement.principal, nowMicros: judgement.nowMicros) else { return nil }
        return eject(cause, retryAfterMs: event.retryAfterMs, judgement)
    }

    /// A longer wait that an ejected provider asks for; however often, it ends at the cap.
    private mutating func extend(_ event: HealthEvent, _ judgement: Judgement) -> HealthChange.Kind? {
        guard event.verdict == .throttled else { return nil }
        let wait = EjectionLength.micros(retryAfterMs: event.retryAfterMs, judgement.settings)
        let latest = record.ejectionMicros + judgement.settings.maxEjectionMicros
        let deadline = min(judgement.nowMicros + wait, latest)
        guard deadline > record.readmissionMicros else { return nil }
        record.readmissionMicros = deadline
        return .extended
    }

    // MARK: The probe

    /// How far the clock of who has the probe may be behind.
    private static let behindMicros: Int64 = 1_000_000

    /// Whether an outcome is that of the probe: its principal's, of a request that was made while it had the lease. A
    /// provider that the cap keeps in service is probed by every request.
    private func isAnswer(_ event: HealthEvent, _ judgement: Judgement) -> Bool {
        if judgement.isHeld { return event.createMicros >= record.readmissionMicros }
        return record.probeMicros > 0 && record.probeHolder == judgement.principal
            && event.createMicros >= record.probeMicros - Self.behindMicros
            && event.createMicros <= record.probeExpireMicros
    }

    private mutating func resolve(_ event: HealthEvent, _ judgement: Judgement) -> HealthChange.Kind {
        switch event.verdict {
        case .success:
            guard isCured(event, judgement.settings) else { return eject(.probeFailed, judgement) }
            readmit(slowly: !judgement.isHeld, judgement)
            return .readmitted
        case .failure: return eject(.probeFailed, judgement)
        case .throttled: return eject(.throttled, retryAfterMs: event.retryAfterMs, judgement)
        case .misconfigured: return eject(.config, judgement)
        case .uncounted:
            record.probeMicros = 0
            return .probeUnanswered
        }
    }

    /// Whether an answer is not again what the provider was ejected for.
    private func isCured(_ event: HealthEvent, _ settings: HealthSettings) -> Bool {
        switch record.cause {
        case .qualityRate: return event.isGood != false
        case .slowRate:
            guard let limit = settings.slowCallMicros, let latency = event.latencyMicros else { return true }
            return Int64(latency) <= limit
        default: return true
        }
    }

    private mutating func readmit(slowly: Bool, _ judgement: Judgement) {
        record.readmissionMicros = 0
        record.servingMicros = judgement.nowMicros
        record.slowStartMicros = slowly ? judgement.nowMicros : 0
        record.probeMicros = 0
        failuresInRow = 0
        (lanes, reporters) = (HealthLanes(), HealthReporters())
    }

    // MARK: Ejection

    /// Ejects for a rate that is above its limit; only after outcomes that have raised it.
    private mutating func judgeRates(_ sums: HealthSums, _ judgement: Judgement) -> HealthChange.Kind? {
        guard record.readmissionMicros == 0 else { return nil }
        let (now, settings) = (judgement.nowMicros, judgement.settings)
        if sums.failures.bad > 0, lanes.failures.exceeds(settings.failureRateLimit),
            !reporters.speakAgainst(judgement.principal, nowMicros: now)
        {
            return eject(.failureRate, judgement)
        }
        func isAbove(_ lane: (HealthLanes) -> DecayedCounts, _ limit: Double) -> Bool {
            lane(lanes).exceeds(limit)
                && !reporters.speakAgainst(judgement.principal, lane(lanes), lane, limit: limit, nowMicros: now)
        }
        if sums.quality.bad > 0, isAbove(\.quality, settings.qualityRateLimit) {
            return eject(.qualityRate, judgement)
        }
        if sums.slowness.bad > 0, isAbove(\.slowness, settings.slowRateLimit) { return eject(.slowRate, judgement) }
        return nil
    }

    private mutating func eject(
        _ cause: EjectionCause, retryAfterMs: UInt32 = 0, _ judgement: Judgement
    ) -> HealthChange.Kind {
        let (now, settings) = (judgement.nowMicros, judgement.settings)
        record.severity = severity(cause)
        record.ejectionCount = record.ejectionCount(at: now)
        let length: Int64
        if cause == .throttled {
            // The provider says how long; that it is busy does not make the next ejection longer.
            length = EjectionLength.micros(retryAfterMs: retryAfterMs, settings)
        } else {
            if record.ejectionCount < .max { record.ejectionCount += 1 }
            length = EjectionLength.micros(
                count: record.ejectionCount, settings, provider: provider, environment: judgement.environment)
        }
        if cause != .probeFailed || record.cause == .unspecified { record.cause = cause }
        record.ejectionMicros = now
        record.readmissionMicros = max(record.readmissionMicros, now + length)
        record.slowStartMicros = 0
        record.probeMicros = 0
        failuresInRow = 0
        return .ejected
    }

    /// How bad it is, from what was counted: by which the least bad is found.
    private func severity(_ cause: EjectionCause) -> Double {
        switch cause {
        case .config: 1
        case .consecutiveFailures: max(lanes.expectedFailureRate, 1 - 1 / (Double(failuresInRow) + 2))
        case .qualityRate: lanes.quality.mean
        case .slowRate: lanes.slowness.mean
        case .probeFailed: max(record.severity, lanes.expectedFailureRate)
        default: lanes.expectedFailureRate
        }
    }
}
