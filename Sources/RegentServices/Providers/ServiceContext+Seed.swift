import RegentMessages
import RegentModel
import RegentRouting
import RegentStorage

extension ServiceContext {
    /// Adds the initial environments and their provider configs to a store without environments.
    ///
    /// - Throws: `StorageError`.
    package func seed() async throws {
        let create = Command.daemon(ProviderServiceMethods.createEnvironment.descriptor, now: now())
        let put = Command.daemon(ProviderServiceMethods.putProviderConfig.descriptor, now: create.now)
        try await store.write(MutationCall(create)) { store in
            guard try store.children(Environment.self, of: "").isEmpty else { return }
            for environment in RoutingSeed.environments {
                _ = try store.put(try Environment.created(environment, create))
            }
            for config in RoutingSeed.providerConfigs {
                let config = try config.completed()
                let environment = try store.require(Environment.self, "environments/\(config.environment)")
                _ = try store.put(try config.put(among: [], in: environment, put))
            }
        }
    }
}
