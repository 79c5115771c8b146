import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Resumes a paused rollout.
struct ResumeRollout: DocumentVerb {
    func decide(
        _ request: ResumeRolloutRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<RolloutRun> { try store.require(RolloutRun.self, request.name).resumed(command) }
}
