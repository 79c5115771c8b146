import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Ends the pause of an SLA target before its time.
struct ResumeSla: DocumentVerb {
    func decide(
        _ request: ResumeSlaRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<SlaTarget> {
        try store.require(SlaTarget.self, request.name).resumed(command)
    }
}
