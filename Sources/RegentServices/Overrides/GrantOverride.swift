import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Grants an override.
struct GrantOverride: DocumentVerb {
    func decide(
        _ request: GrantOverrideRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Override> {
        let override = try store.require(Override.self, request.name)
        return try override.granted(
            subjectDigest: try store.documents.digest(ofSubject: override.subject), comment: request.comment, command)
    }
}
