import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Records the smoke test of a deployment outside production.
struct RecordSmokeResult: DocumentVerb {
    func decide(
        _ request: RecordSmokeResultRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Deployment> {
        try store.require(Deployment.self, request.name).smoked(request.smoke ?? SmokeResult(), command)
    }
}
