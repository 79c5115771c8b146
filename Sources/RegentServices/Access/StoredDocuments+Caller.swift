import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

extension StoredDocuments {
    /// Whether the store is in single-person mode: its owner does everything alone.
    func isSinglePersonMode() throws -> Bool {
        try !hasEntry(of: Caller.name(ofUID: ownerUID), event: Principal.hardeningEvent)
    }

    /// A caller as it is in the writer: what was revoked before this closure, in the same batch too, is revoked for it.
    ///
    /// - Throws: `Refusal` UNAUTHENTICATED where its credential is no longer its own; `StorageError`.
    func current(_ caller: Caller, now: Int64) throws -> Caller {
        // A program's own word is of no principal.
        if case .none = caller.credential { return caller }
        let principal = try get(Principal.self, caller.name)
        var token: Token?
        if case .token(let id) = caller.credential { token = try get(Token.self, "\(caller.name)/tokens/\(id)") }
        let snapshot = try AccessSnapshot(
            revision: 0, ownerUID: ownerUID, isSinglePersonMode: try isSinglePersonMode(),
            principals: principal.map { [$0] } ?? [], tokens: token.map { [$0] } ?? [])
        let current = try snapshot.current(caller, now: now)
        guard current.name == caller.name else {
            throw Refusal(.unauthenticated, "the credential is no longer that of \(caller.name)")
        }
        return current
    }
}
