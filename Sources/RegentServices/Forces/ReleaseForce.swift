import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Ends a force lease before its time.
struct ReleaseForce: DocumentVerb {
    func decide(_ request: ReleaseForceRequest, _ command: Command, _ store: WriteTransaction) throws -> Change<Force> {
        try store.require(Force.self, request.name).released(command)
    }
}
