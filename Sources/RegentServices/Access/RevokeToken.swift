import RegentGovernance
import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// Ends a token.
struct RevokeToken: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: RevokeTokenRequest, _ call: CallContext) async throws -> RevokeTokenResponse {
        try await context.changeAccess(request, call) { transaction in
            let change = try transaction.require(Token.self, request.name).revoked(
                by: call.caller.name, now: Timestamp(microseconds: transaction.call.now))
            return RevokeTokenResponse(token: try transaction.put(change))
        }
    }
}
