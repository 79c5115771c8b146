import RegentMessages
import RegentModel
import RegentRouting
import RegentStorage

/// Takes an environment out of use.
struct ArchiveEnvironment: DocumentVerb {
    func decide(
        _ request: ArchiveEnvironmentRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Environment> {
        try store.require(Environment.self, request.name).archived(
            with: try store.children(ProviderConfig.self, of: request.name), command)
    }
}
