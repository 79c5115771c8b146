import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Ends single-person mode for good.
struct Harden: DocumentVerb {
    func decide(_ request: HardenRequest, _ command: Command, _ store: WriteTransaction) throws -> Change<Principal> {
        try Principal.hardenedOwner(
            uid: store.documents.ownerUID, among: try store.children(Principal.self, of: ""), command,
            isSinglePersonMode: command.isSinglePersonMode)
    }
}
