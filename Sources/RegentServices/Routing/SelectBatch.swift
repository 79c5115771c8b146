import RegentMessages
import RegentModel
import RegentRPC
import RegentRouting

/// Decides for many keys at once.
struct SelectBatch: InlineHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: SelectBatchRequest, _ call: CallContext) throws -> SelectBatchResponse {
        let table = try context.routing.current.table(request.environment)
        if let empty = request.keys.firstIndex(where: \.isEmpty) {
            throw Refusal(.badRequest, "keys[\(empty)] is empty", ["field": "keys[\(empty)]"])
        }
        let (decisions, choices) = try table.decide(
            table.hasher(model: request.model).hashes(request.keys), requestedProvider: request.requestedProvider,
            excludedProviders: request.excludedProviders)
        return SelectBatchResponse(decisions: decisions, choices: choices)
    }
}
