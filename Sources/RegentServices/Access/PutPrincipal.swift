import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Makes a principal, or replaces it whole but for its grants.
struct PutPrincipal: DocumentVerb {
    func decide(
        _ request: PutPrincipalRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Principal> {
        try (request.principal ?? Principal()).put(
            among: try store.children(Principal.self, of: ""), command, ownerUID: store.documents.ownerUID,
            isSinglePersonMode: command.isSinglePersonMode)
    }
}
