import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Changes a job.
struct UpdateJob: DocumentVerb {
    func decide(_ request: UpdateJobRequest, _ command: Command, _ store: WriteTransaction) throws -> Change<Job> {
        let said = request.job ?? Job()
        let before = try store.require(Job.self, said.name)
        try said.checkEvalRun(command)
        try said.checkBaselines(command, store)
        return try before.updated(to: said, command)
    }
}
