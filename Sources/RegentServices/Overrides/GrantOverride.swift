import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Grants an override, and opens an incident beside it.
struct GrantOverride: DocumentVerb {
    func decide(
        _ request: GrantOverrideRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Override> {
        let override = try store.require(Override.self, request.name)
        let change = try override.granted(
            subjectDigest: try store.documents.digest(ofSubject: override.subject), comment: request.comment, command)
        guard let report = IncidentReport.grant(of: change.after, about: try Self.version(of: override, store)) else {
            return change
        }
        // What was asked for says why, not what the second person answered.
        return change.with(try store.opening(report, command.recorded(as: command.method, reason: override.reason)))
    }

    /// The version that an override is about; empty where its subject names none.
    private static func version(of override: Override, _ store: WriteTransaction) throws -> String {
        switch override.kind {
        case .validation: try store.require(ValidationRequest.self, override.subject).version
        case .gate: try store.require(EvalRun.self, override.subject).modelVersion
        case .force, .unspecified, .unrecognized: override.subject
        }
    }
}
