import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Takes an archived SLA target back into use.
struct RestoreSlaTarget: DocumentVerb {
    func decide(
        _ request: RestoreSlaTargetRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<SlaTarget> {
        let change = try store.require(SlaTarget.self, request.name).restored(command)
        try store.checkSlaRoom()
        return change
    }
}
