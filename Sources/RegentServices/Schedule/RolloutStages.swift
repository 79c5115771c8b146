import RegentEvaluation
import RegentGovernance
package import RegentMessages
import RegentModel
import RegentStorage

/// Stages of rollouts that have lasted long enough, and what else of a rollout time brings: starved stages, promotions
/// that were approved, and eval samples that violate safety.
package enum RolloutStages: ScheduledNoun {
    /// When the stage has lasted long enough.
    package static let dueField = "soak_due_time"
    /// Only those that go on.
    package static let filter = "state = RUNNING"
    /// Runs of a version that are looked at.
    private static let pageSize = 100

    /// When the stage has lasted long enough.
    package static func dueTime(of run: RolloutRun) -> Timestamp? { run.soakDueTime }

    /// What follows from the latest verdict by now; nil where it is to wait.
    package static func decision(on name: String, _ context: ServiceContext, at now: Int64) async throws -> Decision {
        guard let judge = try await RolloutJudging(context).catchUp(name) else { return { _, _, _ in nil } }
        let run = try await context.store.require(RolloutRun.self, name)
        let verdict = judge.evidence.verdict(at: run.verdict?.decideTime ?? Timestamp(microseconds: now))
        let seen = RolloutSight(
            verdict: verdict, firings: try await firings(of: run, in: context.store))
        let settled = judge.settled
        return { run, command, store in
            // What was decided since counts, and not what was read before: an older PROMOTE must not come back.
            guard run.isOpen, run.verdict?.decision ?? .unspecified == settled else { return nil }
            let change = try store.settling(run, seen, command)
            return change.effect == .none && change.others.isEmpty ? nil : change
        }
    }

    /// Those that wait for their promotion, which somebody may have approved, and those whose canary has an eval sample
    /// that violates safety.
    package static func found(_ context: ServiceContext, at now: Int64) async throws -> [RolloutRun] {
        var found: [RolloutRun] = []
        // All of them: nobody's may be hidden behind those of others.
        for run in context.rollouts.open.current.runs.values.sorted(by: { $0.name < $1.name }) {
            let waits = run.passedTime != nil && run.isProven && run.plan?.autoPromote == true
            let isDue = if waits { true } else { try await !firings(of: run, in: context.store).isEmpty }
            if isDue { found.append(run) }
        }
        return found
    }

    /// Whether a sealed CANARY run of the canary, made since the rollout was started, has a sample with
    /// safety_compliant = false, for which a trigger waits.
    private static func firings(of run: RolloutRun, in store: Store) async throws -> [TriggerWatch.Firing] {
        let places = run.plan?.triggers.indices.filter { run.plan?.triggers[$0].kind == .safetyRegression } ?? []
        // One that rolls back comes before those that alert.
        let place = places.first { run.plan?.triggers[$0].action == .rollback } ?? places.first
        guard let place, let trigger = run.plan?.triggers[place] else { return [] }
        // Names hold no quotes.
        let query = DocumentQuery(
            filter: "model_version = \"\(run.canaryVersion)\"", orderBy: "create_time desc", pageSize: Self.pageSize)
        let runs = try await store.list(EvalRun.self, query).items
        guard let harmful = runs.first(where: { $0.violatesSafety(since: run.createTime) }) else { return [] }
        return [
            TriggerWatch.Firing(
                place: place, kind: .safetyRegression, metric: "", rollsBack: trigger.action == .rollback,
                figures: "\(harmful.name) has a sample with safety_compliant = false")
        ]
    }
}

extension EvalRun {
    /// Whether it is evidence of a canary since a time that violates safety.
    fileprivate func violatesSafety(since time: Timestamp?) -> Bool {
        guard type == .canary, !invalidated, ![.running, .aborted].contains(state),
            (sealTime?.microseconds ?? 0) >= (time?.microseconds ?? .max),
            let rate = summary?.safetyHtmlTailwindCompliance
        else { return false }
        return rate < 1
    }
}
