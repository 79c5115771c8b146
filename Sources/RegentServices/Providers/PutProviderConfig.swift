import RegentMessages
import RegentModel
import RegentRPC
import RegentRouting
import RegentStorage

/// Makes a provider config, or replaces it whole. A new default takes the place of the old one.
struct PutProviderConfig: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(
        _ request: PutProviderConfigRequest, _ call: CallContext
    ) async throws -> PutProviderConfigResponse {
        let response = try await context.mutate(request, call) { (transaction) -> PutProviderConfigResponse in
            let config = try (request.providerConfig ?? ProviderConfig()).completed()
            let environment = try transaction.require(Environment.self, "environments/\(config.environment)")
            let siblings = try transaction.children(ProviderConfig.self, of: environment.name)
            let before = siblings.first { $0.name == config.name }
            for change in try config.put(over: before, among: siblings) { try transaction.put(change) }
            return PutProviderConfigResponse(
                providerConfig: try transaction.require(ProviderConfig.self, config.name))
        }
        // Who has the receipt is served by what it proves.
        try await context.routing.reach(response.receipt?.revision ?? 0)
        return response
    }
}

extension WriteTransaction {
    /// Stores a new or changed config.
    func put(_ change: Change<ProviderConfig>) throws {
        try put(change.after, state: change.after.stateName, event: change.event)
    }
}
