import RegentMessages
import RegentModel
import RegentRouting
import RegentStorage

/// Forgets the failures of a provider, which then serves at once.
struct ResetProviderHealth: DocumentVerb {
    func decide(
        _ request: ResetProviderHealthRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<ProviderConfig> {
        try store.require(ProviderConfig.self, request.name).healthReset(command)
    }

    /// What is in memory follows the ledger.
    func store(_ document: ProviderConfig, in store: WriteTransaction) throws {
        try store.removeProviderHealth(environment: document.environment, provider: document.provider)
    }
}
