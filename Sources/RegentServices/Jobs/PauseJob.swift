import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Stops the runs of a job.
struct PauseJob: DocumentVerb {
    func decide(_ request: PauseJobRequest, _ command: Command, _ store: WriteTransaction) throws -> Change<Job> {
        try store.require(Job.self, request.name).paused(command)
    }
}
