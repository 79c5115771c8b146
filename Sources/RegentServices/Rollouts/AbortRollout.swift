import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Ends a rollout and rolls its policy back.
struct AbortRollout: DocumentVerb {
    func decide(
        _ request: AbortRolloutRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<RolloutRun> {
        try store.rollingBack(try store.require(RolloutRun.self, request.name), command)
    }
}
