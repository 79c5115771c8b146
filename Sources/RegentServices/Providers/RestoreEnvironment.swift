import RegentMessages
import RegentModel
import RegentRouting
import RegentStorage

/// Takes an archived environment back into use.
struct RestoreEnvironment: DocumentVerb {
    func decide(
        _ request: RestoreEnvironmentRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Environment> {
        try store.require(Environment.self, request.name).restored(command)
    }
}
