import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Starts a validation.
struct StartValidation: DocumentVerb {
    func decide(
        _ request: StartValidationRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<ValidationRequest> {
        let validation = try store.require(ValidationRequest.self, request.name)
        let change = try validation.started(command)
        try Duty.checkAuthors(try store.documents.authors(of: validation.version), command, of: validation.version)
        return change
    }
}
