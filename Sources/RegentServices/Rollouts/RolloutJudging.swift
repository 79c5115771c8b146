import RegentEvaluation
import RegentGovernance
import RegentMessages
import RegentModel
import RegentRouting
import RegentStorage

/// Judges open rollouts: outcomes reach the judge once their batch is durable, in the order of COMMIT, and what follows
/// from them is decided in the writer at once.
///
/// The state of a judge and the batch up to which it reaches are stored together, in the transaction of what follows
/// from it, or some seconds later: the outcomes after a stored state lead to the same bits again.
package struct RolloutJudging: Sendable {
    /// A state that nothing follows from is stored after so long.
    static let storeMicros: Int64 = 5_000_000
    /// Segments read at once.
    private static let segmentsMax = 64

    private let context: ServiceContext

    /// Judges for a service.
    package init(_ context: ServiceContext) { self.context = context }

    private var live: LiveRollouts { context.rollouts }

    /// Judges until it is cancelled.
    ///
    /// - Parameter report: is told of a rollout that could not be judged, and why; it is tried again a second later.
    package func follow(report: @Sendable (_ rollout: String, _ error: any Error) -> Void) async {
        while !Task.isCancelled {
            let (batch, change) = (context.store.outcomeBatches.last, live.open.changes.last)
            var isWhole = true
            for name in live.open.current.runs.keys.sorted() {
                do { _ = try await catchUp(name) } catch is CancellationError { return } catch {
                    isWhole = false
                    report(name, error)
                }
            }
            live.forget(without: live.open.current)
            guard isWhole else {
                try? await Task.sleep(for: .seconds(1))
                continue
            }
            await wait(batch: batch, change: change)
        }
    }

    /// Brings the judges of all open rollouts up to the last durable outcome.
    ///
    /// - Throws: `StorageError`; `Refusal`.
    package func catchUpAll() async throws {
        for name in live.open.current.runs.keys.sorted() { try await catchUp(name) }
    }

    /// Waits for a later batch of outcomes, while a rollout is open, or for a change of one.
    private func wait(batch: UInt64, change: UInt64) async {
        let isOpen = !live.open.current.runs.isEmpty
        await withTaskGroup { group in
            group.addTask { _ = try? await live.open.changes.revision(after: change) }
            if isOpen { group.addTask { _ = try? await context.store.outcomeBatches.revision(after: batch) } }
            await group.next()
            group.cancelAll()
        }
    }

    /// Brings the judge of a rollout up to the last durable outcome; nil where the rollout is at its end.
    ///
    /// - Throws: `StorageError`; `Refusal`.
    @discardableResult
    func catchUp(_ name: String) async throws -> LiveRollout? {
        let place = try await live.turn.place()
        defer { withExtendedLifetime(place) {} }
        guard let run = live.open.current.runs[name] else {
            live.keep(nil, of: name)
            return nil
        }
        var judge: LiveRollout
        if let known = live.judge(of: name) {
            judge = known
        } else {
            judge = try await restored(run)
        }
        let isOpen = try await feed(&judge, run)
        live.keep(isOpen ? judge : nil, of: name)
        return isOpen ? judge : nil
    }

    /// The judge as it was stored, or a new one from the first outcome after the rollout was started.
    ///
    /// - Throws: `Refusal` ROLLOUT_INVALID for a plan that no judge can have; `StorageError`.
    private func restored(_ run: RolloutRun) async throws -> LiveRollout {
        let stored = try await context.store.require(RolloutRun.self, run.name)
        let plan = stored.plan ?? RolloutPlan()
        let refusal = Refusal(
            .rolloutInvalid, "the plan of \(run.name) cannot be judged by; abort it and start another one",
            ["resource": run.name])
        let start = stored.createTime ?? Timestamp()
        let settled = stored.verdict?.decision ?? .unspecified
        if let state = try await context.store.judgeState(of: run.name) {
            guard let evidence = RolloutEvidence(plan, bytes: state.state) ?? RolloutEvidence.refused(plan) else {
                throw refusal
            }
            return LiveRollout(
                evidence: evidence, startTime: start, batch: state.batch, storedBatch: state.batch,
                storedMicros: context.now(), settled: settled)
        }
        guard let evidence = RolloutEvidence(plan) else { throw refusal }
        let batch = try await context.store.lastOutcomeBatch(
            environment: run.environment.lastPart, before: run.name)
        return LiveRollout(
            evidence: evidence, startTime: start, batch: batch, storedBatch: batch, storedMicros: context.now(),
            settled: settled)
    }

    /// Feeds what is durable, batch by batch; false once the rollout is at its end.
    private func feed(_ judge: inout LiveRollout, _ run: RolloutRun) async throws -> Bool {
        var run = run
        if judge.evidence.decision != judge.settled {
            guard try await settle(&judge, run.name) else { return false }
        }
        while true {
            let segments = try await batches(after: judge.batch, of: run)
            guard !segments.isEmpty else { break }
            for segment in segments {
                for (batch, rows) in segment.batches where batch > judge.batch {
                    run = live.open.current.runs[run.name] ?? run
                    let frame = frame(of: run, startedAt: judge.startTime)
                    let (revision, now) = (context.store.revisions.last, context.now())
                    for row in rows { judge.evidence.add(row, in: frame, revision: revision, now: now) }
                    judge.batch = batch
                    guard judge.evidence.triggers.hasFired || judge.evidence.decision != judge.settled else { continue }
                    guard try await settle(&judge, run.name) else { return false }
                }
                judge.batch = max(judge.batch, segment.last)
                judge.lostCount += segment.lostCount
            }
        }
        try await storeIfDue(&judge, run.name)
        return true
    }

    /// Rows of the segments after a batch.
    private struct SegmentRows {
        let batches: [(id: Int64, rows: ArraySlice<RouteOutcome>)]
        let last: Int64
        let lostCount: UInt64
    }

    private func batches(after batch: Int64, of run: RolloutRun) async throws -> [SegmentRows] {
        try await context.store.readOutcomes { reader in
            let keys = try await reader.segments(
                environment: run.environment.lastPart, after: batch, limit: Self.segmentsMax)
            var found: [SegmentRows] = []
            for key in keys {
                guard let (stored, batches) = try await reader.segment(key.id) else {
                    // Erased meanwhile: it is passed, so that nothing stops at it.
                    found.append(SegmentRows(batches: [], last: key.batches.upperBound, lostCount: 0))
                    continue
                }
                found.append(Self.rows(of: stored, key, batches))
            }
            return found
        }
    }

    /// The rows of a segment by batch. Those of a damaged one are lost to the judge, as they are to every summary: a
    /// rollout must not stand still for it.
    private static func rows(
        of stored: StoredOutcomes, _ key: OutcomeSegmentKey, _ batches: [OutcomeBatchKey]
    ) -> SegmentRows {
        let total = batches.reduce(0) { $0 + Int($1.outcomeCount) }
        let found = OutcomeRows(stored, batches)
        return SegmentRows(
            batches: found?.batches ?? [], last: key.batches.upperBound, lostCount: found == nil ? UInt64(total) : 0)
    }

    private func frame(of run: RolloutRun, startedAt start: Timestamp) -> RolloutEvidence.Frame {
        var run = run
        run.createTime = start
        let permille = min(run.currentStage?.canaryPermille ?? 0, CohortSplit.permilleMax)
        let split = CohortSplit(permille: permille, salt: live.open.current.salt(of: run))
        return RolloutEvidence.Frame(of: run) { split.arm(of: AssignmentHash(value: $0)) }
    }

    // MARK: What follows

    /// Has the writer decide what follows; false once the rollout is at its end.
    private func settle(_ judge: inout LiveRollout, _ name: String) async throws -> Bool {
        let now = context.now()
        let firings = judge.evidence.triggers.takeFirings()
        let seen = RolloutSight(verdict: judge.evidence.verdict(at: Timestamp(microseconds: now)), firings: firings)
        let state = StoredJudgeState(
            rollout: name, batch: judge.batch, revision: context.store.revisions.last, state: judge.evidence.bytes)
        let (isOpen, isStored) = try await context.store.write(context.daemonCall(.tick, now: now)) { store in
            let run = try store.require(RolloutRun.self, name)
            guard run.isOpen else { return (false, false) }
            let change = try store.settling(run, seen, store.command)
            // A trigger whose alert is open may fire at every batch: a state is stored with what follows from it only.
            guard change.effect != .none || !change.others.isEmpty else { return (true, false) }
            let after = try store.put(change)
            try store.putJudgeState(state)
            return (after.isOpen, true)
        }
        judge.settled = judge.evidence.decision
        if isStored { (judge.storedBatch, judge.storedMicros) = (judge.batch, now) }
        return isOpen
    }

    private func storeIfDue(_ judge: inout LiveRollout, _ name: String) async throws {
        let now = context.now()
        let age = now.subtractingReportingOverflow(judge.storedMicros).partialValue
        guard judge.batch > judge.storedBatch, age >= Self.storeMicros || age < 0 else { return }
        let state = StoredJudgeState(
            rollout: name, batch: judge.batch, revision: context.store.revisions.last, state: judge.evidence.bytes)
        try await context.store.write(context.daemonCall(.tick, now: now)) { store in
            guard try store.require(RolloutRun.self, name).isOpen else { return }
            try store.putJudgeState(state)
        }
        (judge.storedBatch, judge.storedMicros) = (judge.batch, now)
    }

    /// What the judge of a model's open rollout in production says, for a job.
    ///
    /// - Throws: `StorageError`; `Refusal`.
    func finding(of model: String) async throws -> JobFinding {
        let run = live.open.current.runs.values.first {
            $0.model == model && $0.environment == ModelVersion.ownEnvironment
        }
        guard let run else { return JobFinding(verdict: "NO_ROLLOUT", passed: true) }
        let decision = try await catchUp(run.name)?.evidence.decision
        let ended = try await context.store.require(RolloutRun.self, run.name)
        let found = decision ?? ended.verdict?.decision ?? .unspecified
        return JobFinding(
            verdict: found.name, passed: ![.rollback, .invalid].contains(found) && ended.state != .rolledBack)
    }
}

extension String {
    /// What stands behind the last slash.
    var lastPart: String { split(separator: "/").last.map(String.init) ?? self }
}
