import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// A signed statement of the ledger's size and of the root of its tree.
struct GetCheckpoint: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: GetCheckpointRequest, _ call: CallContext) async throws -> GetCheckpointResponse {
        guard request.cosigned else {
            return GetCheckpointResponse(checkpoint: try await context.log.checkpoint(of: request.treeSize))
        }
        guard request.treeSize == 0 else {
            throw Refusal(
                .badRequest, "tree_size and cosigned exclude each other: leave one out", ["field": "tree_size"])
        }
        guard let checkpoint = try await context.log.newestCosigned() else {
            throw Refusal(.notFound, "no checkpoint has the cosignature of a witness yet", ["name": context.log.origin])
        }
        return GetCheckpointResponse(checkpoint: checkpoint)
    }
}
