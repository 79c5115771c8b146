import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Closes the record of a rollback with its cause.
struct SetRootCause: DocumentVerb {
    func decide(
        _ request: SetRootCauseRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<RollbackRecord> {
        try store.require(RollbackRecord.self, request.name).closed(rootCause: request.rootCause, command)
    }
}
