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
        let before = try store.find(ProviderConfig.self, config.name)
        // Only a new default concerns the others: without one they need not be read.
        let isNewDefault = config.isDefault && before?.isDefault != true
        let siblings =
            isNewDefault
            ? try store.children(ProviderConfig.self, of: environment.name) : [before].compactMap(\.self)
        return try config.put(among: siblings, in: environment, command)
    }
}
