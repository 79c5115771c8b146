import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Changes a model.
struct UpdateModel: DocumentVerb {
    func decide(_ request: UpdateModelRequest, _ command: Command, _ store: WriteTransaction) throws -> Change<Model> {
        let said = request.model ?? Model()
        let before = try store.require(Model.self, said.name)
        return try before.updated(to: said, in: try ModelSurroundings(of: said, over: before, store), command)
    }
}
