import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Makes a model.
struct CreateModel: DocumentVerb {
    func decide(_ request: CreateModelRequest, _ command: Command, _ store: WriteTransaction) throws -> Change<Model> {
        let said = request.model ?? Model()
        return try Model.created(said, in: try ModelSurroundings(of: said, over: nil, store), command)
    }
}
