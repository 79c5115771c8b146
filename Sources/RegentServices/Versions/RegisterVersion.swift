import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Registers a version as a DRAFT.
struct RegisterVersion: DocumentVerb {
    func decide(
        _ request: RegisterVersionRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<ModelVersion> {
        let said = request.version ?? ModelVersion()
        try VersionLookup(store: store).checkModel(of: said)
        return try ModelVersion.registered(
            said, over: try store.find(ModelVersion.self, said.name), base: try store.base(of: said), command,
            digest: WriteTransaction.digest)
    }
}
