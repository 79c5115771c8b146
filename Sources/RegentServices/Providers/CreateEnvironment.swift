import RegentMessages
import RegentModel
import RegentRouting
import RegentStorage

/// Makes an environment.
struct CreateEnvironment: DocumentVerb {
    func decide(
        _ request: CreateEnvironmentRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Environment> {
        try Environment.created(request.environment ?? Environment(), command)
    }
}
