import RegentGovernance
import RegentMessages
import RegentModel

/// Rollouts: paused ones wait to be resumed or aborted, proven ones to be promoted.
enum RolloutRunInbox: InboxSource {
    static let queues: [InboxQueue<RolloutRun>] = [
        InboxQueue(
            answeredBy: RolloutServiceMethods.promoteVersion.descriptor, orderBy: "soak_due_time",
            filter: { _ in "state = RUNNING" }
        ) { run, _ in run.passedTime != nil && run.isProven ? [promotion(run)] : [] },
        InboxQueue(
            answeredBy: RolloutRunServiceMethods.resumeRollout.descriptor, orderBy: "soak_due_time",
            filter: { _ in "state = PAUSED" }
        ) { run, _ in [pause(run)] },
    ]

    static func news(of run: RolloutRun, _ entry: LedgerEntry) -> [InboxItem] {
        var item: InboxItem
        switch entry.event {
        case RolloutRun.pausedEvent: item = pause(run)
        case RolloutRun.stagesPassedEvent: item = Self.item(entry.event, run, "every stage has passed")
        case RolloutRun.promotedEvent: item = Self.item(entry.event, run, "promoted")
        case RolloutRun.rolledBackEvent, "rollout.aborted":
            item = Self.item(entry.event, run, "rolled back: \(run.endReason)")
        default: return []
        }
        item.recipients = [run.startedBy]
        return [item]
    }

    private static func promotion(_ run: RolloutRun) -> InboxItem {
        var item = item("rollout.promote", run, "every stage has passed, and the judge says PROMOTE")
        item.command = "regent version promote \(Self.text(of: run))"
        item.sinceTime = run.passedTime
        return item
    }

    private static func pause(_ run: RolloutRun) -> InboxItem {
        var item = item("rollout.paused", run, "paused: \(run.pauseReason)")
        item.command = "regent rollout resume \(id(of: run.name))"
        return item
    }

    private static func item(_ kind: String, _ run: RolloutRun, _ what: String) -> InboxItem {
        InboxItem(
            kind, of: run, title: "\(run.canaryVersion) in \(run.environment) \(what)",
            command: "regent rollout run show \(id(of: run.name))")
    }

    private static func text(of run: RolloutRun) -> String {
        let version = try? ResourceName(run.canaryVersion)
        return "\(version?.parent?.id ?? "")/\(version?.id ?? "") -e \(id(of: run.environment))"
    }

    private static func id(of name: String) -> String { (try? ResourceName(name))?.id ?? name }
}
