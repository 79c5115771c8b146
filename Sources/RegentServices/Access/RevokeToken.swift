import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Ends a token.
struct RevokeToken: DocumentVerb {
    func decide(_ request: RevokeTokenRequest, _ command: Command, _ store: WriteTransaction) throws -> Change<Token> {
        try store.require(Token.self, request.name).revoked(command)
    }
}
