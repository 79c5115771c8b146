import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Lets a paused job run again.
struct ResumeJob: DocumentVerb {
    func decide(_ request: ResumeJobRequest, _ command: Command, _ store: WriteTransaction) throws -> Change<Job> {
        try store.require(Job.self, request.name).resumed(command)
    }
}
