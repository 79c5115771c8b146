import RegentGovernance
import RegentMessages
import RegentModel

/// Use cases that wait to be approved by somebody who has not written them.
enum UseCaseInbox: InboxSource {
    static let queues: [InboxQueue<UseCase>] = [
        InboxQueue(
            mayApprove: true, answeredBy: UseCaseServiceMethods.approveUseCase.descriptor,
            filter: { _ in "state = SUBMITTED" }
        ) { $0.waits(for: $1) ? [approval($0)] : [] }
    ]

    static func news(of useCase: UseCase, _ entry: LedgerEntry) -> [InboxItem] {
        switch entry.event {
        case "useCase.submitted", "useCase.impactRaised", "useCase.approvalGiven": return [approval(useCase)]
        case "useCase.approved", "useCase.returned":
            var item = InboxItem(
                entry.event, of: useCase, title: useCase.title, command: "regent usecase show \(useCase.id)")
            item.recipients = [useCase.owner]
            return [item]
        default: return []
        }
    }

    private static func approval(_ useCase: UseCase) -> InboxItem {
        InboxItem(
            "useCase.approve", of: useCase, title: useCase.title, command: "regent usecase approve \(useCase.id)",
            approval: true)
    }
}

extension UseCase {
    /// As the command line names it.
    fileprivate var id: String { (try? ResourceName(name))?.id ?? name }

    /// In one line.
    fileprivate var title: String { "\(impact.name): \(displayName.isEmpty ? purpose.firstLine : displayName)" }

    /// Whether a caller who holds the permission may approve.
    fileprivate func waits(for caller: Caller) -> Bool {
        guard caller.kind == .human else { return false }
        if caller.isSinglePersonMode { return true }
        return ([owner] + authors + approvals.map(\.approvedBy)).allSatisfy { $0 != caller.name }
    }
}

extension String {
    fileprivate var firstLine: String { String(prefix { !$0.isNewline }) }
}
