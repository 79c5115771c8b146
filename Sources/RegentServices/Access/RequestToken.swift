import Crypto
import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Asks for a token of the caller's own principal; its secret is returned here, once, and to nobody else.
struct RequestToken: PreparedVerb {
    private let text: TokenText

    init(_ request: RequestTokenRequest, _ context: ServiceContext) {
        text = TokenText(
            idBytes: context.random(TokenText.idByteCount),
            secretBytes: context.random(TokenText.secretByteCount))
    }

    func decide(
        _ request: RequestTokenRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Token> {
        try Token.requested(
            by: try store.find(Principal.self, command.actor.name), request, command, id: text.id,
            secretDigest: Array(SHA256.hash(data: Array(text.secret.utf8))))
    }

    /// The stored answer, which a repeat would get, does not hold the secret.
    func complete(_ response: inout RequestTokenResponse) { response.secret = text.text }
}
