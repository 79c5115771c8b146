import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Takes an archived job back into use, paused.
struct RestoreJob: DocumentVerb {
    func decide(_ request: RestoreJobRequest, _ command: Command, _ store: WriteTransaction) throws -> Change<Job> {
        let job = try store.require(Job.self, request.name)
        return try job.restored(for: try store.require(Model.self, job.model), command)
    }
}
