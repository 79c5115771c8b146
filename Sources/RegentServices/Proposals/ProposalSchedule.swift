import RegentGovernance
package import RegentMessages
package import RegentModel
package import RegentStorage

/// What the scheduler does with proposals: it expires those whose time has passed and applies those whose time has come.
///
/// The scheduler asks for the names outside the writer, and for each change inside it, where everything is looked at
/// again: what was done meanwhile is not done twice.
package enum ProposalSchedule {
    /// Names of proposals that have expired, the longest ago first.
    ///
    /// - Throws: `StorageError`.
    package static func expired(_ store: Store, now: Int64, limit: Int) async throws -> [String] {
        let time = Self.time(now)
        // An ended proposal has no time; the lower bound keeps them out of what is read.
        let query = DocumentQuery(
            filter: "expire_time > \(Self.time(-1)) AND expire_time <= \(time)", orderBy: "expire_time",
            pageSize: limit)
        return try await store.list(ChangeProposal.self, query).items.filter { $0.isPast(now) }.map(\.name)
    }

    /// Names of approved proposals that are due, the longest ago first.
    ///
    /// - Throws: `StorageError`.
    package static func due(_ store: Store, now: Int64, limit: Int) async throws -> [String] {
        let query = DocumentQuery(
            filter: "state = APPROVED AND scheduled_deployment > \(Self.time(-1)) "
                + "AND scheduled_deployment <= \(Self.time(now))",
            orderBy: "scheduled_deployment", pageSize: limit)
        return try await store.list(ChangeProposal.self, query).items.filter { $0.isDue(now) }.map(\.name)
    }

    /// What becomes of an expired proposal; nil where it has not expired, or has ended by now.
    ///
    /// - Throws: `Refusal`; `StorageError`.
    package static func expire(_ name: String, _ store: WriteTransaction) throws -> Change<ChangeProposal>? {
        let proposal = try store.require(ChangeProposal.self, name)
        guard proposal.isOpen, proposal.isPast(store.command.now) else { return nil }
        return try proposal.expired(.daemon(.tick, now: store.command.now))
    }

    /// What becomes of a due proposal, with its version and the proposals it supersedes; nil where it is not due any
    /// more.
    ///
    /// - Throws: `Refusal` where it may not be applied, for example APPROVAL_STALE: it stays APPROVED until it expires;
    ///   `StorageError`.
    package static func apply(_ name: String, _ store: WriteTransaction) throws -> Change<ChangeProposal>? {
        let proposal = try store.require(ChangeProposal.self, name)
        guard proposal.isDue(store.command.now) else { return nil }
        // The call of a scheduler does not say it: what the owner of a store approved alone is applied while that counts.
        let owner = Caller.name(ofUID: store.documents.ownerUID)
        let isHardened = try store.documents.hasEntry(of: owner, event: Principal.hardeningEvent)
        let command = Command(
            actor: .daemon, role: "SYSTEM", method: ProposalServiceMethods.applyProposal.descriptor,
            reason: "its schedule", etag: proposal.etag, now: store.command.now,
            isSinglePersonMode: !isHardened)
        return try ApplyProposal.change(of: proposal, command, store)
    }

    private static func time(_ micros: Int64) -> String { Timestamp(microseconds: micros).rfc3339 ?? "" }
}
