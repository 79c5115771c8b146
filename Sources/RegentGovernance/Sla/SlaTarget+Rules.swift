package import RegentMessages
package import RegentModel

extension SlaTarget {
    /// Targets in use that a store has at most: the outcomes of their windows are kept in memory.
    package static let targetsMax = 200
    /// Pauses that one has at most.
    package static let pausesMax = 256
    /// Longest pause: 92 days.
    package static let pauseMicrosMax: Int64 = 92 * 86_400_000_000
    /// A pause that ended so long ago is in no window any more: 400 days.
    private static let pauseKeptMicros: Int64 = 400 * 86_400_000_000
    private static let windowSecondsMax: UInt32 = 90 * 86_400

    /// What putting this target gives.
    ///
    /// - Parameter before: the stored target; nil where there is none.
    /// - Throws: `Refusal` SLA_INVALID.
    package func put(over before: SlaTarget?, _ command: Command) throws(Refusal) -> Change<SlaTarget> {
        try Self.putting(command, over: before) { target throws(Refusal) in
            try checkSubject()
            if let before, before.subject != subject || before.environment != environment {
                throw Self.invalid(
                    "subject and environment of \(name) stay \(before.subject) and \(before.environment): make another "
                        + "target", before.subject != subject ? "subject" : "environment")
            }
            try checkPromise()
            target = self
            target.state = .active
            target.droppedAlerts = droppedWords
            target.pauses = before?.pauses ?? []
            target.pauseEndTime = nil
            // Who puts the same again changes nothing of what was found by it.
            let isSame = before.map { $0.hasPromise(of: self) } ?? false
            target.evaluateTime = isSame ? before?.evaluateTime : command.time
        }
    }

    /// The target, paused until a time.
    ///
    /// - Throws: `Refusal` SLA_INVALID for a time that is over or too far; SLA_FULL.
    package func paused(until: Timestamp?, _ command: Command) throws(Refusal) -> Change<SlaTarget> {
        try applying(command) { target throws(Refusal) in
            let end = until?.microseconds ?? .min
            let (length, isTooFar) = end.subtractingReportingOverflow(command.now)
            guard end > command.now, !isTooFar, length <= Self.pauseMicrosMax else {
                throw Self.invalid("a pause ends later than now, and at most 92 days from now", "until_time", in: "")
            }
            target.pauses.removeAll { pause in
                let end = pause.endTime?.microseconds ?? .min
                return end < command.now - Self.pauseKeptMicros
            }
            guard target.pauses.count < Self.pausesMax else {
                throw Refusal(
                    .slaFull, "\(name) has \(Self.pausesMax) pauses of the last 400 days; no more are kept",
                    ["resource": name, "field": "pauses", "limit": "\(Self.pausesMax)"])
            }
            target.pauses.append(
                SlaPause(
                    beginTime: command.time, endTime: until, reason: command.reason, pausedBy: command.actor.name))
            target.state = .paused
            target.pauseEndTime = until
        }
    }

    /// The target, whose pause somebody ends before its time.
    package func resumed(_ command: Command) throws(Refusal) -> Change<SlaTarget> {
        try applying(command) { $0.endPause(by: command.actor.name, command) }
    }

    /// The target, whose pause is over; nil where it is not.
    package func pauseEnded(_ command: Command) throws(Refusal) -> Change<SlaTarget>? {
        guard let end = pauseEndTime, end.microseconds <= command.now else { return nil }
        return try applying(command) { target in
            target.state = .active
            target.pauseEndTime = nil
        }
    }

    /// The target, out of use.
    package func archived(_ command: Command) throws(Refusal) -> Change<SlaTarget> {
        try applying(command) { target in
            if state == .paused { target.endPause(by: command.actor.name, command) }
            target.state = .archived
        }
    }

    /// The target in use again: it is evaluated from now on.
    package func restored(_ command: Command) throws(Refusal) -> Change<SlaTarget> {
        try applying(command) { target in
            target.state = .active
            target.evaluateTime = command.time
        }
    }

    private mutating func endPause(by principal: String, _ command: Command) {
        state = .active
        if let last = pauses.indices.last, (pauses[last].endTime?.microseconds ?? .max) > command.now {
            pauses[last].endTime = command.time
            pauses[last].resumedBy = principal
        }
        pauseEndTime = nil
    }

    /// Whether another one promises the same and tells it alike.
    private func hasPromise(of other: SlaTarget) -> Bool {
        (objective, threshold, window, minEvents) == (other.objective, other.threshold, other.window, other.minEvents)
            && burnAlerts == other.burnAlerts && noBurnAlerts == other.noBurnAlerts
    }

    // MARK: Checks

    private func checkSubject() throws(Refusal) {
        switch (try? ResourceName(subject))?.kind {
        case "models", "useCases": return
        case "providers":
            guard subject.hasPrefix(environment + "/") else {
                throw Self.invalid("\(subject) does not lie in \(environment)", "environment")
            }
        default:
            throw Self.invalid(
                "\(subject) is neither a model, a use case nor a provider: write models/m, useCases/u or "
                    + "environments/e/providers/p", "subject")
        }
    }

    private func checkPromise() throws(Refusal) {
        guard SlaWindow.known.contains(window) else { throw Self.invalid("no window of this number", "window") }
        guard allowedMillionths != nil else {
            let words =
                [.availability, .errorRate].contains(objective)
                ? "a ratio above 0 and below 1 with at most six decimals, for example 0.999"
                : "milliseconds above 0, for example 2000"
            throw Self.invalid("\(threshold) cannot be promised: give \(words)", "threshold")
        }
        guard IncidentSeverity.slaSeverities.contains(severity) else {
            throw Self.invalid("no severity of this number", "severity")
        }
        guard burnAlerts.isEmpty || !noBurnAlerts else {
            throw Self.invalid("with no_burn_alerts there are no burn_alerts", "no_burn_alerts")
        }
        for (place, pair) in burnAlerts.enumerated() { try check(pair, place) }
    }

    private func check(_ pair: SlaBurnAlert, _ place: Int) throws(Refusal) {
        let field = "burn_alerts[\(place)]"
        guard pair.longSeconds % 60 == 0, pair.shortSeconds % 60 == 0, pair.shortSeconds > 0,
            pair.shortSeconds < pair.longSeconds, pair.longSeconds <= Self.windowSecondsMax
        else {
            throw Self.invalid(
                "windows are whole minutes, the short one shorter than the long one, at most 90 days", field)
        }
        guard pair.factor > 0, pair.factor <= 1_000_000 else {
            throw Self.invalid("the factor is above 0 and at most 1,000,000", "\(field).factor")
        }
        let isTwice = burnAlerts[..<place].contains {
            ($0.longSeconds, $0.shortSeconds) == (pair.longSeconds, pair.shortSeconds)
        }
        guard !isTwice else { throw Self.invalid("two pairs have the same windows", field) }
    }

    /// A refusal that names the field.
    package static func invalid(_ words: String, _ field: String, in message: String = "sla_target.") -> Refusal {
        Refusal(.slaInvalid, "\(message)\(field): \(words)", ["field": message + field])
    }
}

extension SlaWindow {
    fileprivate static let known: [SlaWindow] = [.rolling7Days, .rolling28Days, .rolling90Days, .calendarMonth]
}

extension IncidentSeverity {
    fileprivate static let slaSeverities: [IncidentSeverity] = [.unspecified, .info, .warning, .error, .critical]
}
