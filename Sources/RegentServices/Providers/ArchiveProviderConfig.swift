import RegentMessages
import RegentModel
import RegentRouting
import RegentStorage

/// Takes a provider config out of use.
struct ArchiveProviderConfig: DocumentVerb {
    func decide(
        _ request: ArchiveProviderConfigRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<ProviderConfig> {
        try store.require(ProviderConfig.self, request.name).archived(command)
    }
}
