import RegentGovernance
import RegentMessages
import RegentRPC
import RegentStorage

/// Makes a principal, or replaces it whole but for its grants.
struct PutPrincipal: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: PutPrincipalRequest, _ call: CallContext) async throws -> PutPrincipalResponse {
        let ownerUID = context.store.identity.ownerUID
        return try await context.changeAccess(request, call) { transaction in
            let principal = request.principal ?? Principal()
            let others = try transaction.principals()
            let change = try principal.put(
                over: others.first { $0.name == principal.name }, among: others, ownerUID: ownerUID,
                isBound: try transaction.isHardened(ownerUID: ownerUID))
            return PutPrincipalResponse(principal: try transaction.put(change))
        }
    }
}
