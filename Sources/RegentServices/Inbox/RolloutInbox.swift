import RegentGovernance
import RegentMessages
import RegentModel

/// Rollout policies: nothing of them waits, and whoever follows them is told of rollbacks.
enum RolloutInbox: InboxSource {
    static let queues: [InboxQueue<RolloutPolicy>] = []

    static func news(of policy: RolloutPolicy, _ entry: LedgerEntry) -> [InboxItem] {
        guard entry.event == "rolloutPolicy.rolledBack" else { return [] }
        let place = (try? ResourceName(policy.name))?.parent
        return [
            InboxItem(
                entry.event, of: policy, title: "\(policy.environment) back to \(policy.stableVersion)",
                command: "regent rollout show \(place?.parent?.id ?? "") -e \(place?.id ?? "")")
        ]
    }
}
