import RegentMessages
import RegentRouting
import RegentStorage

extension ServiceContext {
    /// Gives a store without environments those that every store begins with and their provider configs, and lets
    /// routing and access know what the store holds.
    ///
    /// - Throws: `StorageError`; `Refusal` STORE_CORRUPT.
    package func seed() async throws {
        let call = MutationCall(
            actor: "principals/regentd", role: "SYSTEM", method: "seed",
            singlePersonMode: true, now: now(), salt: salt)
        try await store.write(call) { transaction in
            guard try transaction.children(Environment.self, of: "").isEmpty else { return }
            for environment in RoutingSeed.environments {
                try transaction.create(environment, state: "", event: "environment.created")
            }
            for config in RoutingSeed.providerConfigs {
                for change in try config.put(over: nil, among: []) { try transaction.put(change) }
            }
        }
        try await routing.reach(store.revisions.last)
        try await access.reach(store.revisions.last)
    }
}
