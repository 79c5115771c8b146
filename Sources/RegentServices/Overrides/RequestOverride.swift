import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Asks for an override.
struct RequestOverride: DocumentVerb {
    func decide(
        _ request: RequestOverrideRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Override> {
        let said = request.override ?? Override()
        return try Override.requested(said, about: try store.subject(of: said), command)
    }
}
