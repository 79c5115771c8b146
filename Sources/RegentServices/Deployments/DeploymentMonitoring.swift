import RegentEvaluation
import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage
import Synchronization

/// What was seen of the versions that are deployed in production and monitored: outcomes are read once, in the order
/// in which they were stored, and counted by the hour.
package final class LiveMonitors: Sendable {
    /// One at a time reads outcomes.
    let turn = BulkLane(bytesMax: BulkLane.batchBytesMax)

    /// What was seen, and how far outcomes were read.
    struct State: Sendable {
        var tallies: [String: MonitorTally] = [:]
        var batch: Int64 = 0
    }

    private let state = Mutex(State())

    init() {}

    /// What was seen so far.
    var seen: State { state.withLock { $0 } }

    /// Keeps what was seen.
    func keep(_ seen: State) { state.withLock { $0 = seen } }
}

/// Holds deployed versions against what was expected of them.
struct DeploymentMonitoring: Sendable {
    private static let segmentsMax = 64
    private static let deploymentsMax = 1_000

    private let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    /// Deployments that are monitored.
    ///
    /// - Throws: `StorageError`.
    func monitored() async throws -> [Deployment] {
        // The lower bound keeps those apart that are not monitored.
        let query = DocumentQuery(
            filter: "monitor_due_time >= 0001-01-01T00:00:00Z", orderBy: "monitor_due_time",
            pageSize: Self.deploymentsMax)
        return try await context.store.list(Deployment.self, query).items
    }

    /// What the rules of a deployment find.
    ///
    /// - Throws: `StorageError`.
    func rules(of deployment: Deployment, at now: Int64) async throws -> [MonitorRule] {
        let tally = try await tally(of: deployment, at: now)
        let start = deployment.deployTime?.microseconds ?? 0
        let evidence = MonitorEvidence(
            day: MonitorFigures(tally.counts(daysAgo: 0, since: start, now: now)),
            dayBefore: MonitorFigures(tally.counts(daysAgo: 1, since: start, now: now)),
            impact: try await impact(of: deployment), drift: tally.drift)
        return deployment.rules(by: evidence)
    }

    /// What the monitor of a model's latest deployment says, for a job.
    ///
    /// - Throws: `StorageError`.
    func finding(of model: String, at now: Int64) async throws -> JobFinding {
        let deployments = try await monitored().filter { $0.model == model }
        var outcomes: Set<MonitorOutcome> = []
        for deployment in deployments {
            outcomes.formUnion(try await rules(of: deployment, at: now).map(\.outcome))
        }
        guard !outcomes.contains(.violated) else { return JobFinding(verdict: "VIOLATED", passed: false) }
        return outcomes == [.ok]
            ? JobFinding(verdict: "OK", passed: true) : JobFinding(verdict: "NO_DATA", passed: false)
    }

    private func impact(of deployment: Deployment) async throws -> ImpactAnalysis? {
        guard !deployment.proposal.isEmpty else { return nil }
        return try await context.store.get(ChangeProposal.self, deployment.proposal)?.impactAnalysis
    }

    private func tally(of deployment: Deployment, at now: Int64) async throws -> MonitorTally {
        let place = try await context.monitors.turn.place()
        defer { withExtendedLifetime(place) {} }
        var seen = context.monitors.seen
        if seen.tallies[deployment.version] == nil { try await join(&seen, deployment, at: now) }
        try await readOn(&seen, at: now)
        context.monitors.keep(seen)
        return seen.tallies[deployment.version] ?? Self.empty(deployment)
    }

    private static func empty(_ deployment: Deployment) -> MonitorTally {
        MonitorTally(
            maxErrorRate: deployment.maxErrorRate, startMicros: deployment.deployTime?.microseconds ?? 0)
    }

    /// Another version is monitored. At first all are; later what was stored before is read for it alone, because what
    /// was seen of the others longer ago than two days is nowhere else.
    private func join(_ seen: inout LiveMonitors.State, _ deployment: Deployment, at now: Int64) async throws {
        let all = try await monitored() + [deployment]
        guard seen.batch > 0 else {
            for one in all where seen.tallies[one.version] == nil { seen.tallies[one.version] = Self.empty(one) }
            return
        }
        let versions = Set(all.map(\.version))
        seen.tallies = seen.tallies.filter { versions.contains($0.key) }
        var own = LiveMonitors.State()
        own.tallies[deployment.version] = Self.empty(deployment)
        try await readOn(&own, at: now, through: seen.batch)
        seen.tallies[deployment.version] = own.tallies[deployment.version]
    }

    /// Reads what was stored since, up to a batch.
    private func readOn(
        _ seen: inout LiveMonitors.State, at now: Int64, through last: Int64 = .max
    ) async throws {
        let environment = Deployment.production.lastPart
        let isFirst = seen.batch == 0
        let since = max(0, now.subtractingReportingOverflow(2 * Deployment.monitorMicros).partialValue)
        while seen.batch < last {
            let after = seen.batch
            let segments = try await context.store.readOutcomes { reader in
                var found: [(key: OutcomeSegmentKey, batches: [(id: Int64, rows: ArraySlice<RouteOutcome>)])] = []
                for key in try await reader.segments(environment: environment, after: after, limit: Self.segmentsMax) {
                    // Of what is older nothing counts.
                    guard !isFirst || key.times.upperBound >= since,
                        let (stored, batches) = try await reader.segment(key.id)
                    else {
                        found.append((key, []))
                        continue
                    }
                    found.append((key, OutcomeRows(stored, batches)?.batches ?? []))
                }
                return found
            }
            guard !segments.isEmpty else { return }
            for segment in segments {
                for (batch, rows) in segment.batches where batch > after && batch <= last {
                    for row in rows { seen.tallies[row.modelVersion]?.add(row, now: now) }
                }
                seen.batch = max(seen.batch, segment.key.batches.upperBound)
            }
        }
    }
}

extension MonitorFigures {
    /// The counts of some hours.
    init(_ counts: MonitorTally.Counts) {
        self.init()
        (count, errorCount) = (counts.count, counts.errorCount)
        (autoCount, askCount, escalateCount) = counts.decisions
        (featuresExpected, featuresAvailable) = counts.features
        (latencyCount, p99LatencyMs) = (counts.latencyCount, counts.p99LatencyMs)
    }
}
