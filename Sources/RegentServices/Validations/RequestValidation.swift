import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Asks for the validation of a version.
struct RequestValidation: DocumentVerb {
    func decide(
        _ request: RequestValidationRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<ValidationRequest> {
        let said = request.validationRequest ?? ValidationRequest()
        let version = try store.require(ModelVersion.self, said.version)
        let open = try ["REQUESTED", "IN_PROGRESS"].lazy.compactMap { state in
            try store.documents.matching(
                ValidationRequest.self, "version = \"\(version.name)\" AND state = \(state)", limit: 1
            ).first
        }.first
        return try ValidationRequest.requested(said, of: version, open: open, command)
    }
}
