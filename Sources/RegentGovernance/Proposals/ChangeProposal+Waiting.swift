package import RegentMessages
package import RegentModel

// For whom a proposal waits. Who is named here may still be refused for what only the store knows.
extension ChangeProposal {
    /// Whether a caller who holds the permission is one whose review it waits for.
    package func waitsForReview(by caller: Caller) -> Bool {
        guard caller.kind == .human else { return false }
        if caller.isSinglePersonMode { return true }
        return !isWritten(by: caller.name) && !freshApprovals.contains { $0.reviewer == caller.name }
            && policy?.authorDelegates.contains(caller.name) != true
    }

    /// Seats for which it waits for the vote of a caller who holds the permission.
    package func openSeats(of caller: Caller, in committee: Committee?) -> [CommitteeSeat] {
        guard caller.kind == .human else { return [] }
        let open = (policy?.requiredSeats ?? []).map(\.seat).filter { seat in
            !freshVotes.contains { $0.seat == seat }
        }
        if caller.isSinglePersonMode { return open }
        guard !isWritten(by: caller.name), !freshVotes.contains(where: { $0.voter == caller.name }) else { return [] }
        return open.filter { committee?.holds($0, caller.name) == true }
    }

    private func isWritten(by name: String) -> Bool { author == name || editors.contains(name) }
}
