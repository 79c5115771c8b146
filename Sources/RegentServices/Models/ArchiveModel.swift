import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Takes a model out of use.
struct ArchiveModel: DocumentVerb {
    func decide(_ request: ArchiveModelRequest, _ command: Command, _ store: WriteTransaction) throws -> Change<Model> {
        try store.require(Model.self, request.name).archived(
            usedBy: try ModelUses.of(request.name, store), command)
    }
}
