import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Makes a delegation.
struct CreateDelegation: DocumentVerb {
    func decide(
        _ request: CreateDelegationRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Delegation> {
        let said = request.delegation ?? Delegation()
        if !said.task.isEmpty { try store.checkWithinReach(said.task) }
        return try Delegation.created(
            said, of: try store.require(Model.self, said.model),
            to: try store.find(Principal.self, said.delegate), command)
    }
}
