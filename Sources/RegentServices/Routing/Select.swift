import RegentMessages
import RegentRPC
import RegentRouting

/// Decides for one key.
struct Select: InlineHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: SelectRequest, _ call: CallContext) throws -> SelectResponse {
        let table = try context.routing.current.table(request.environment)
        let hasKey = !request.key.isEmpty
        let hash =
            hasKey ? table.hasher(model: request.model).hash(request.key) : context.routing.nextTurn()
        var decision = try table.decide(
            RouteQuery(
                hash: hash, hasKey: hasKey, requestedProvider: request.requestedProvider,
                excludedProviders: request.excludedProviders))
        decision.requestId = request.requestId
        return SelectResponse(decision: decision)
    }
}
