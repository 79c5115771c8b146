import RegentMessages
import RegentProofs
import RegentRPC
import RegentStorage

/// The proof that the ledger only grew between two sizes.
struct ProveConsistency: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: ProveConsistencyRequest, _ call: CallContext) async throws -> ProveConsistencyResponse {
        let size =
            request.newSize == 0 ? try await context.log.size(atLeast: request.oldSize) : request.newSize
        let proof = try await context.store.consistencyProof(from: request.oldSize, to: size)
        return ProveConsistencyResponse(
            oldRootHash: proof.oldRoot.bytes, hashes: MerkleProof.bytes(proof.hashes),
            checkpoint: try await context.log.checkpoint(of: size))
    }
}
