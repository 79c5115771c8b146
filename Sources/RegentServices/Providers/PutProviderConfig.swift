import RegentMessages
import RegentModel
import RegentRouting
import RegentStorage

/// Makes a provider config, or replaces it whole. A new default takes the place of the old one.
struct PutProviderConfig: DocumentVerb {
    func decide(
        _ request: PutProviderConfigRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<ProviderConfig> {
        let config = try (request.providerConfig ?? ProviderConfig()).completed()
        let environment = try store.require(Environment.self, "environments/\(config.environment)")
        return try config.put(
            among: try store.children(ProviderConfig.self, of: environment.name), in: environment, command)
    }
}
