import RegentGovernance
import RegentMessages
package import RegentStorage
package import RegentTelemetry
import Synchronization

/// Documents by state, and more that the store has to be asked for, as it was counted last.
///
/// Counted beside the calls, on a reader: whoever reads a page waits for no count.
package final class DocumentFigures: Sendable {
    /// Time from one count to the next, while pages are read.
    package static let interval = Duration.seconds(5)
    /// Nobody has read a page for so long: then nothing is counted.
    package static let quiet = Duration.seconds(120)

    private struct State {
        var families: [MetricFamily] = []
        var lastCount: ContinuousClock.Instant?
        var lastReading: ContinuousClock.Instant?
    }

    private let store: Store
    private let state = Mutex(State())

    /// Figures of a store; nothing is counted yet.
    package init(_ store: Store) { self.store = store }

    /// The families as they were counted last; empty before the first count.
    package func families(at now: ContinuousClock.Instant) -> [MetricFamily] {
        state.withLock { state in
            state.lastReading = now
            return state.families
        }
    }

    /// Counts again where that is due: to be called about once a second.
    ///
    /// - Parameter nowMicros: microseconds since 1970.
    /// - Throws: `StorageError`.
    package func countIfDue(at now: ContinuousClock.Instant, nowMicros: Int64) async throws {
        let isDue = state.withLock { state in
            guard let last = state.lastCount else { return true }
            guard let reading = state.lastReading, now - reading < Self.quiet else { return false }
            return now - last >= Self.interval
        }
        guard isDue else { return }
        state.withLock { $0.lastCount = now }
        try await count(nowMicros: nowMicros)
    }

    /// Counts now.
    ///
    /// - Throws: `StorageError`.
    package func count(nowMicros: Int64) async throws {
        let families = try await counted(nowMicros)
        state.withLock { $0.families = families }
    }

    private func counted(_ nowMicros: Int64) async throws -> [MetricFamily] {
        var families = [
            try await byState("regent_incidents", "Incidents", Incident.self),
            try await byState("regent_deployment_tasks", "Deployment tasks", DeploymentTask.self),
            try await byState("regent_rollouts", "Rollouts", RolloutRun.self),
            try await byState("regent_eval_runs", "Eval runs", EvalRun.self),
            try await byState("regent_proposals", "Change proposals", ChangeProposal.self),
            try await byState("regent_alerts", "Alerts", Alert.self),
            Self.gauge(
                "regent_overdue_deployment_tasks",
                "Deployment tasks that wait after their planned date, by the date of UTC.",
                try await overdue(nowMicros)),
            Self.gauge(
                "regent_outcome_segments", "Segments of route outcomes that readers see.",
                try await store.outcomeSegmentCount()),
        ]
        families += try await incidents(nowMicros)
        if let backup = try await store.lastBackup() {
            families.append(
                MetricFamily(
                    "regent_last_backup_timestamp_seconds", .gauge, unit: "seconds",
                    help: "When the last backup was read to its end.",
                    [MetricSample([], .number(Double(backup) / 1e6))]))
        }
        return families
    }

    /// Open incidents, and how long the steps of those of the last 90 days took.
    private func incidents(_ nowMicros: Int64) async throws -> [MetricFamily] {
        let begin = nowMicros.subtractingReportingOverflow(GetIncidentStatistics.rangeMicros).partialValue
        let found = try await IncidentReading(store).statistics(
            from: max(0, begin), to: max(0, nowMicros), at: nowMicros)
        let open = IncidentType.allKnown.filter { $0 != .unspecified }.flatMap { type in
            IncidentSeverity.allKnown.filter { $0 != .unspecified }.map { severity in
                let count = found.open.first { $0.type == type && $0.severity == severity }?.count ?? 0
                return MetricSample([("type", type.name), ("severity", severity.name)], .count(count))
            }
        }
        let durations = found.durations.flatMap { duration in
            [("0.5", duration.p50Seconds), ("0.95", duration.p95Seconds)].map { quantile, seconds in
                MetricSample([("step", duration.step.name), ("quantile", quantile)], .number(seconds))
            }
        }
        return [
            MetricFamily(
                "regent_open_incidents", .gauge, help: "Incidents that are not closed, by type and severity.", open),
            Self.gauge(
                "regent_overdue_incidents", "Incidents that are not resolved, and were to be by now.",
                Int(clamping: found.overdueCount)),
            MetricFamily(
                "regent_incident_step_seconds", .gauge, unit: "seconds",
                help: "Time from the detection of incidents of the last 90 days until a step of theirs.", durations),
        ]
    }

    private func overdue(_ nowMicros: Int64) async throws -> Int {
        guard let date = Timestamp(microseconds: nowMicros).rfc3339?.prefix(10) else { return 0 }
        var count = 0
        for state in DeploymentTask.open {
            count += try await store.count(
                of: DeploymentTask.self, index: ["state", "planned_production_date"], with: [.text(state.name)],
                before: .text(String(date)))
        }
        return count
    }

    private func byState<D: Document>(
        _ name: String, _ noun: String, _ type: D.Type
    ) async throws -> MetricFamily {
        Self.byState(name, noun, try await store.stateCounts(of: type), of: type)
    }

    private static func byState<D: Document>(
        _ name: String, _ noun: String, _ counts: [String: Int], of type: D.Type
    ) -> MetricFamily {
        MetricFamily(
            name, .gauge, help: "\(noun) by state.",
            D.State.allStates.map { state in
                MetricSample([("state", state.name)], .count(UInt64(clamping: counts[state.name] ?? 0)))
            })
    }

    private static func gauge(_ name: String, _ help: String, _ count: Int) -> MetricFamily {
        MetricFamily(name, .gauge, help: help, [MetricSample([], .count(UInt64(clamping: count)))])
    }
}
