import RegentMessages
import RegentModel
import RegentProofs
import RegentRPC
import RegentStorage

/// The proof that the tree of a checkpoint has the leaf of a revision.
struct ProveInclusion: UnaryHandler {
    private static let wholeProof = [Permission("audit.prove")]

    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: ProveInclusionRequest, _ call: CallContext) async throws -> ProveInclusionResponse {
        let log = context.log
        let size =
            request.treeSize == 0 ? try await log.size(atLeast: request.revision) : request.treeSize
        let proof = try await context.store.inclusionProof(of: request.revision, size: size)
        // Names of actors and resources are in what a leaf commits to.
        let isWhole = try context.callerNow(call).holds(anyOf: Self.wholeProof, for: [])
        return ProveInclusionResponse(
            leafIndex: request.revision - 1, leafHash: proof.leaf.bytes, hashes: MerkleProof.bytes(proof.hashes),
            checkpoint: try await log.checkpoint(of: size), leafContent: isWhole ? proof.leafContent : [])
    }
}
