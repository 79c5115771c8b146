import RegentEvaluation
import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// What the daemon has seen of a rollout.
struct RolloutSight: Sendable {
    /// The latest verdict.
    let verdict: RolloutVerdict
    /// Triggers that fired since the last time.
    var firings: [TriggerWatch.Firing] = []
}

extension WriteTransaction {
    /// What an open rollout becomes by what was seen of it, with alerts beside it. Decided by the documents as they
    /// are, so that a rollback happens once, whoever sees its reason and however often.
    ///
    /// - Throws: `Refusal`; `StorageError`.
    func settling(_ run: RolloutRun, _ seen: RolloutSight, _ command: Command) throws -> Change<RolloutRun> {
        let policy = try require(RolloutPolicy.self, run.policy)
        let step = Self.step(of: run, seen, policy, command)
        var change = try self.change(of: run, by: step, seen.verdict, policy, command)
        for alert in try alerts(of: run, seen, endedBy: change.after, command) { change = change.with(alert) }
        return change
    }

    /// A trigger that rolls back comes before what the judge says.
    private static func step(
        of run: RolloutRun, _ seen: RolloutSight, _ policy: RolloutPolicy, _ command: Command
    ) -> RolloutStep {
        guard run.plan?.autoRollback == true, let firing = seen.firings.first(where: \.rollsBack) else {
            return run.step(after: seen.verdict, policy: policy, at: command.now)
        }
        return .rollBack(reason: "\(firing.kind.name): \(firing.figures)", trigger: firing.kind.name)
    }

    private func change(
        of run: RolloutRun, by step: RolloutStep, _ verdict: RolloutVerdict, _ policy: RolloutPolicy,
        _ command: Command
    ) throws -> Change<RolloutRun> {
        switch step {
        case .wait: return try run.judged(verdict, command)
        case .pass: return try run.stagePassed(verdict, policy: policy, command)
        case .pause(let reason): return try run.paused(because: reason, verdict: verdict, command)
        case .promote:
            return try attempting(run, verdict, command) {
                var proven = run
                proven.verdict = verdict
                return try promoting(proven, because: "every stage has passed, and the judge says PROMOTE", command)
            }
        case .rollBack(let reason, let trigger):
            return try attempting(run, verdict, command) {
                try rollingBack(run, because: reason, trigger: trigger, verdict: verdict, command)
            }
        }
    }

    /// What cannot be done pauses the rollout, so that somebody looks at it: nothing of it was stored yet.
    private func attempting(
        _ run: RolloutRun, _ verdict: RolloutVerdict, _ command: Command, _ act: () throws -> Change<RolloutRun>
    ) throws -> Change<RolloutRun> {
        do { return try act() } catch let refusal as Refusal {
            guard run.state == .running else { return try run.judged(verdict, command) }
            return try run.paused(because: refusal.message, verdict: verdict, command)
        }
    }

    // MARK: Alerts

    /// One for each trigger that fired, and one where the judge objects, unless the rollout was rolled back for it.
    private func alerts(
        of run: RolloutRun, _ seen: RolloutSight, endedBy after: RolloutRun, _ command: Command
    ) throws -> [Change<Alert>] {
        guard after.state != .rolledBack else { return [] }
        var said = seen.firings.map { firing in
            Alert(
                kind: firing.kind.alertKind, subject: run.policy, title: "\(run.canaryVersion): \(firing.figures)",
                metric: firing.metric, sampleCount: seen.verdict.canaryUnits, rollout: run.name)
        }
        if [.rollback, .invalid].contains(seen.verdict.decision) {
            let reasons = seen.verdict.reasons.joined(separator: ", ")
            said.append(
                Alert(
                    kind: .judge, subject: run.policy,
                    title: "\(run.canaryVersion): the judge says \(seen.verdict.decision.name): \(reasons)",
                    sampleCount: seen.verdict.canaryUnits, rollout: run.name))
        }
        // One of a kind is enough: the others would find it open.
        var kinds: Set<AlertKind> = []
        return try said.compactMap { alert in
            guard kinds.insert(alert.kind).inserted else { return nil }
            var alert = alert
            alert.title = alert.title.cut(toBytes: 512)
            return try alerting(alert, command)
        }
    }
}

extension RolloutTriggerKind {
    fileprivate var alertKind: AlertKind {
        switch self {
        case .safetyRegression: .safety
        case .schemaValidDrop: .schemaValid
        case .sigma, .unspecified, .unrecognized: .sigma
        }
    }
}

extension String {
    /// As many whole characters as so many bytes hold.
    func cut(toBytes limit: Int) -> String {
        guard utf8.count > limit else { return self }
        var (kept, bytes) = ("", 0)
        for character in self {
            bytes += character.utf8.count
            guard bytes <= limit else { break }
            kept.append(character)
        }
        return kept
    }
}
