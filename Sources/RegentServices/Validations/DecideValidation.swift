import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Approves or rejects a version.
struct DecideValidation: DocumentVerb {
    func decide(
        _ request: DecideValidationRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<ValidationRequest> {
        let validation = try store.require(ValidationRequest.self, request.name)
        let change = try validation.decided(request.decision, comment: request.comment, command)
        try Duty.checkAuthors(try store.documents.authors(of: validation.version), command, of: validation.version)
        return change
    }
}
