import RegentGovernance
import RegentMessages
import RegentModel

/// Rollout policies: promotion by itself waits to be approved, and whoever follows them is told of rollbacks.
enum RolloutInbox: InboxSource {
    static let queues: [InboxQueue<RolloutPolicy>] = [
        InboxQueue(
            mayApprove: true, answeredBy: RolloutServiceMethods.approveAutoPromote.descriptor, orderBy: "",
            filter: { _ in "auto_promote = true" }
        ) { policy, caller in
            let mayApprove = caller.isSinglePersonMode || !policy.authors.contains(caller.name)
            return policy.autoPromoteApproval == nil && mayApprove ? [approval(policy)] : []
        }
    ]

    static func news(of policy: RolloutPolicy, _ entry: LedgerEntry) -> [InboxItem] {
        guard entry.event == "rolloutPolicy.rolledBack" else { return [] }
        return [item(entry.event, policy, "\(policy.environment) back to \(policy.stableVersion)", verb: "show")]
    }

    private static func approval(_ policy: RolloutPolicy) -> InboxItem {
        var item = item(
            "rolloutPolicy.approveAutoPromote", policy, "\(policy.model) in \(policy.environment) promotes by itself",
            verb: "approve")
        (item.approval, item.sinceTime) = (true, policy.updateTime)
        return item
    }

    private static func item(_ kind: String, _ policy: RolloutPolicy, _ title: String, verb: String) -> InboxItem {
        let place = (try? ResourceName(policy.name))?.parent
        return InboxItem(
            kind, of: policy, title: title,
            command: "regent rollout \(verb) \(place?.parent?.id ?? "") -e \(place?.id ?? "")")
    }
}
