import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Denies an override.
struct DenyOverride: DocumentVerb {
    func decide(
        _ request: DenyOverrideRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Override> {
        try store.require(Override.self, request.name).denied(comment: request.comment, command)
    }
}
