import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Creates a job.
struct CreateJob: DocumentVerb {
    func decide(_ request: CreateJobRequest, _ command: Command, _ store: WriteTransaction) throws -> Change<Job> {
        let said = request.job ?? Job()
        try said.checkEvalRun(command)
        try said.checkBaselines(command, store)
        return try Job.created(said, for: try store.require(Model.self, said.model), command)
    }
}
