import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// What of change proposals waits for people: reviews, votes, applying, and what their authors have to do.
enum ProposalInbox: InboxSource {
    private typealias Methods = ProposalServiceMethods

    static let queues: [InboxQueue<ChangeProposal>] =
        [ChangeProposalState.submitted, .inReview].map { state in
            InboxQueue(mayApprove: true, answeredBy: Methods.addReview.descriptor, filter: inState(state)) {
                $0.waitsForReview(by: $1) ? [review($0)] : []
            }
        } + [
            InboxQueue(
                mayApprove: true, answeredBy: Methods.castVote.descriptor, filter: inState(.reviewed)
            ) { proposal, caller, store in
                let committee = try await store.committee(of: proposal)
                return proposal.openSeats(of: caller, in: committee).map { vote(proposal, for: $0) }
            },
            InboxQueue(answeredBy: Methods.applyProposal.descriptor, filter: inState(.approved)) { proposal, _ in
                // What has a schedule is applied by the daemon.
                proposal.scheduledDeployment == nil ? [applying(proposal)] : []
            },
            InboxQueue(filter: inState(.changesRequested)) { $0.author == $1.name ? [editing($0)] : [] },
            InboxQueue(filter: inState(.submitted), items: checklist),
            InboxQueue(filter: inState(.inReview), items: checklist),
        ]

    static func news(of proposal: ChangeProposal, _ entry: LedgerEntry) -> [InboxItem] {
        switch entry.event {
        case "proposal.submitted": return [review(proposal)]
        case "proposal.reviewed": return proposal.requiredSeats.map { vote(proposal, for: $0) }
        case "proposal.approved", "proposal.approvedWithoutCommittee":
            return [proposal.scheduledDeployment == nil ? applying(proposal) : told(proposal, entry)]
        case "proposal.changesRequested":
            var item = editing(proposal)
            item.recipients = [proposal.author]
            return [item]
        case "proposal.rejected", "proposal.applied", "proposal.expired", "proposal.superseded":
            return [told(proposal, entry)]
        default: return []
        }
    }

    private static func inState(_ state: ChangeProposalState) -> @Sendable (Caller) -> String {
        { _ in "state = \(state.name)" }
    }

    @Sendable
    private static func checklist(_ proposal: ChangeProposal, _ caller: Caller) -> [InboxItem] {
        guard proposal.author == caller.name, !proposal.openChecklistItems.isEmpty else { return [] }
        let items = proposal.openChecklistItems.map { $0.name.lowercased().replacing("_", with: "-") }
        return [
            item(
                "proposal.checklist", proposal, "regent proposal answer \(proposal.id) \(items.joined(separator: " "))")
        ]
    }

    private static func review(_ proposal: ChangeProposal) -> InboxItem {
        var item = item("proposal.review", proposal, "regent review add \(proposal.id) --decision DECISION")
        (item.approval, item.sinceTime) = (true, proposal.submitTime)
        return item
    }

    private static func vote(_ proposal: ChangeProposal, for seat: CommitteeSeat) -> InboxItem {
        let word = seat.name.lowercased().replacing("_", with: "-")
        var item = item(
            "proposal.vote", proposal, "regent vote cast \(proposal.id) --seat \(word) --decision DECISION")
        (item.approval, item.title) = (true, "\(item.title), for \(seat.name)")
        return item
    }

    private static func applying(_ proposal: ChangeProposal) -> InboxItem {
        item("proposal.apply", proposal, "regent proposal apply \(proposal.id)")
    }

    private static func editing(_ proposal: ChangeProposal) -> InboxItem {
        item("proposal.changesRequested", proposal, "regent proposal edit \(proposal.id)")
    }

    private static func told(_ proposal: ChangeProposal, _ entry: LedgerEntry) -> InboxItem {
        var item = item(entry.event, proposal, "regent proposal show \(proposal.id)")
        item.recipients = [proposal.author]
        return item
    }

    private static func item(_ kind: String, _ proposal: ChangeProposal, _ command: String) -> InboxItem {
        let subject = proposal.targetVersion.isEmpty ? proposal.model : proposal.targetVersion
        var item = InboxItem(
            kind, of: proposal, title: "\(proposal.changeType.name)\(subject.isEmpty ? "" : " of \(subject)")",
            command: command)
        (item.sinceTime, item.dueTime) = (proposal.stateChangeTime ?? proposal.createTime, proposal.expireTime)
        return item
    }
}

extension ChangeProposal {
    /// As the command line names it.
    fileprivate var id: String { (try? ResourceName(name))?.id ?? name }

    /// Seats whose votes it needs.
    fileprivate var requiredSeats: [CommitteeSeat] { policy?.requiredSeats.map(\.seat) ?? [] }
}

extension Store {
    /// The committee that decides on a proposal; nil where there is none.
    fileprivate func committee(of proposal: ChangeProposal) async throws -> Committee? {
        proposal.committee.isEmpty ? nil : try await get(Committee.self, proposal.committee)
    }
}
