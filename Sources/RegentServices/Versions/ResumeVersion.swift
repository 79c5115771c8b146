import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Lets a suspended version serve again.
struct ResumeVersion: DocumentVerb {
    func decide(
        _ request: ResumeVersionRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<ModelVersion> {
        try store.require(ModelVersion.self, request.name).resumed(command)
    }
}
