import Crypto
import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Approves that a rollout policy promotes by itself.
struct ApproveAutoPromote: DocumentVerb {
    func decide(
        _ request: ApproveAutoPromoteRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<RolloutPolicy> {
        let policy = try store.require(RolloutPolicy.self, request.name)
        let digest = SHA256.hash(data: RolloutContent.bytes(of: policy))
        return try policy.autoPromoteApproved(
            digest: digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(), command)
    }
}
