import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Binds a job to a version of its model.
struct BindJob: DocumentVerb {
    func decide(_ request: BindJobRequest, _ command: Command, _ store: WriteTransaction) throws -> Change<Job> {
        let job = try store.require(Job.self, request.name)
        // One of another model is not looked up: the caller may not be allowed to know that it exists.
        guard request.version.hasPrefix(job.model + "/versions/") else {
            return try job.bound(to: ModelVersion(name: request.version), command)
        }
        return try job.bound(to: try store.require(ModelVersion.self, request.version), command)
    }
}
