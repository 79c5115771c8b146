import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Ends the binding of a job.
struct UnbindJob: DocumentVerb {
    func decide(_ request: UnbindJobRequest, _ command: Command, _ store: WriteTransaction) throws -> Change<Job> {
        try store.require(Job.self, request.name).unbound(command)
    }
}
