import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Approves or rejects a version.
struct DecideValidation: DocumentVerb {
    func decide(
        _ request: DecideValidationRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<ValidationRequest> {
        try store.require(ValidationRequest.self, request.name).decided(
            request.decision, comment: request.comment, command)
    }
}
