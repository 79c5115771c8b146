import RegentMessages
import RegentModel
import RegentRouting
import RegentStorage

/// Takes an archived provider config back; it is disabled.
struct RestoreProviderConfig: DocumentVerb {
    func decide(
        _ request: RestoreProviderConfigRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<ProviderConfig> {
        let config = try store.require(ProviderConfig.self, request.name)
        return try config.restored(
            in: try store.require(Environment.self, "environments/\(config.environment)"), command)
    }
}
