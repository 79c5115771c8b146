import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Ends a delegation before its time.
struct RevokeDelegation: DocumentVerb {
    func decide(
        _ request: RevokeDelegationRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Delegation> {
        try store.require(Delegation.self, request.name).revoked(command)
    }
}
