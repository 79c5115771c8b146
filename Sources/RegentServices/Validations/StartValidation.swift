import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Takes a validation up.
struct StartValidation: DocumentVerb {
    func decide(
        _ request: StartValidationRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<ValidationRequest> {
        try store.require(ValidationRequest.self, request.name).started(command)
    }
}
