import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Pauses an SLA target until a time.
struct PauseSla: DocumentVerb {
    func decide(
        _ request: PauseSlaRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<SlaTarget> {
        try store.require(SlaTarget.self, request.name).paused(until: request.untilTime, command)
    }
}
