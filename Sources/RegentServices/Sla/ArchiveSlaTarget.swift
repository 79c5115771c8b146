import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Takes an SLA target out of use; the daemon then ends its open violation.
struct ArchiveSlaTarget: DocumentVerb {
    func decide(
        _ request: ArchiveSlaTargetRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<SlaTarget> {
        try store.require(SlaTarget.self, request.name).archived(command)
    }
}
