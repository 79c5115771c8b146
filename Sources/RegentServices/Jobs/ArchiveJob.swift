import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Takes a job out of use.
struct ArchiveJob: DocumentVerb {
    func decide(_ request: ArchiveJobRequest, _ command: Command, _ store: WriteTransaction) throws -> Change<Job> {
        try store.require(Job.self, request.name).archived(command)
    }
}
