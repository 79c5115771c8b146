package import RegentMessages
import RegentModel

/// Figures of incidents, gathered one incident at a time, in any order.
package struct IncidentTally: Sendable {
    private struct Pair: Hashable {
        let type: IncidentType
        let severity: IncidentSeverity
    }

    /// Microseconds since 1970.
    private let now: Int64
    private var open: [Pair: (count: UInt64, overdue: UInt64)] = [:]
    private var durations: [IncidentStep: [Int64]] = [:]
    private var openedCount: UInt64 = 0

    /// Nothing yet, at a time in microseconds since 1970.
    package init(at now: Int64) { self.now = now }

    /// Counts one that is open.
    package mutating func add(open incident: Incident) {
        let pair = Pair(type: incident.type, severity: incident.severity)
        open[pair, default: (0, 0)].count += 1
        if incident.isOverdue(at: now) { open[pair, default: (0, 0)].overdue += 1 }
    }

    /// Counts one that was opened in the range, with the steps that it has taken.
    package mutating func add(opened incident: Incident) {
        openedCount += 1
        guard let begin = (incident.detectTime ?? incident.createTime)?.microseconds else { return }
        for (step, end) in [
            (IncidentStep.triage, incident.triageTime), (.mitigate, incident.mitigateTime),
            (.resolve, incident.resolveTime),
        ] {
            guard let end = end?.microseconds else { continue }
            // One that is said to have been detected later than it was taken up took no time.
            let (length, isBeyond) = end.subtractingReportingOverflow(begin)
            durations[step, default: []].append(isBeyond ? (end < begin ? 0 : .max) : max(0, length))
        }
    }

    /// All figures; range and bound are the caller's.
    package var response: GetIncidentStatisticsResponse {
        let counts = open.map { pair, found in
            IncidentCount(
                type: pair.type, severity: pair.severity, count: found.count, overdueCount: found.overdue)
        }.sorted { ($0.type.rawValue, $0.severity.rawValue) < ($1.type.rawValue, $1.severity.rawValue) }
        return GetIncidentStatisticsResponse(
            open: counts, openCount: counts.reduce(0) { $0 + $1.count },
            overdueCount: counts.reduce(0) { $0 + $1.overdueCount }, openedCount: openedCount,
            durations: [IncidentStep.triage, .mitigate, .resolve].compactMap(duration))
    }

    private func duration(_ step: IncidentStep) -> IncidentDuration? {
        guard let micros = durations[step]?.sorted(), !micros.isEmpty else { return nil }
        return IncidentDuration(
            step: step, count: UInt64(micros.count), p50Seconds: Self.seconds(micros, percent: 50),
            p95Seconds: Self.seconds(micros, percent: 95))
    }

    /// Nearest rank: the smallest value with at least so many of a hundred at or below it.
    private static func seconds(_ sorted: [Int64], percent: Int) -> Double {
        let rank = max(1, (percent * sorted.count + 99) / 100)
        return Double(sorted[rank - 1]) / 1e6
    }
}

extension Incident {
    /// Whether it is not resolved, and was to be by a time in microseconds since 1970.
    package func isOverdue(at now: Int64) -> Bool {
        guard isOpen, state != .resolved, let due = dueTime?.microseconds else { return false }
        return due <= now
    }
}
