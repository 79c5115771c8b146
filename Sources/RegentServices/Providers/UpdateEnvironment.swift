import RegentMessages
import RegentModel
import RegentRouting
import RegentStorage

/// Changes an environment.
struct UpdateEnvironment: DocumentVerb {
    func decide(
        _ request: UpdateEnvironmentRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Environment> {
        let said = request.environment ?? Environment()
        return try store.require(Environment.self, said.name).updated(to: said, command)
    }
}
