import Crypto
import RegentGovernance
import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// Makes a token of a principal and says it, this once.
struct IssueToken: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: IssueTokenRequest, _ call: CallContext) async throws -> IssueTokenResponse {
        let text = TokenText(
            idBytes: context.random(TokenText.idByteCount),
            secretBytes: context.random(TokenText.secretByteCount))
        let digest = Array(SHA256.hash(data: Array(text.secret.utf8)))
        // The stored answer, which a repeat would get, does not hold the secret.
        var response = try await context.changeAccess(request, call) { (transaction) -> IssueTokenResponse in
            let principal = try transaction.require(Principal.self, request.principal)
            let change = try Token.issued(
                to: principal, request, id: text.id, secretDigest: digest, by: call.caller.name,
                now: transaction.call.now)
            try transaction.create(change.after, state: change.after.stateName, event: change.event)
            return IssueTokenResponse(token: try transaction.require(Token.self, change.after.name))
        }
        if response.receipt?.replayed == false, request.mutation?.validateOnly != true {
            response.secret = text.text
        }
        return response
    }
}
