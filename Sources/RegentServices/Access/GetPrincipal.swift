import RegentMessages
import RegentRPC
import RegentStorage

/// One principal.
struct GetPrincipal: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: GetPrincipalRequest, _ call: CallContext) async throws -> GetPrincipalResponse {
        GetPrincipalResponse(principal: try await context.store.require(Principal.self, request.name))
    }
}
