import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Takes an archived model back into use.
struct RestoreModel: DocumentVerb {
    func decide(_ request: RestoreModelRequest, _ command: Command, _ store: WriteTransaction) throws -> Change<Model> {
        try store.require(Model.self, request.name).restored(command)
    }
}
