import RegentMessages
import RegentRPC
import RegentStorage

/// One token, without its secret.
struct GetToken: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: GetTokenRequest, _ call: CallContext) async throws -> GetTokenResponse {
        GetTokenResponse(token: try await context.store.require(Token.self, request.name))
    }
}
