import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Binds a job to a version of its model.
struct BindJob: DocumentVerb {
    func decide(_ request: BindJobRequest, _ command: Command, _ store: WriteTransaction) throws -> Change<Job> {
        let job = try store.require(Job.self, request.name)
        // One of another model is not looked up: the caller may not be allowed to know that it exists.
        let isOwn = request.version.hasPrefix(job.model + "/versions/")
        let version = isOwn ? try store.require(ModelVersion.self, request.version) : ModelVersion(name: request.version)
        return try job.bound(to: version, command)
    }
}
