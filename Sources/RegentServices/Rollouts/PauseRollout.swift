import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Pauses a rollout.
struct PauseRollout: DocumentVerb {
    func decide(
        _ request: PauseRolloutRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<RolloutRun> { try store.require(RolloutRun.self, request.name).paused(command) }
}
