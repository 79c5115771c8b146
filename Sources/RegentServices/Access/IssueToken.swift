import Crypto
import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Issues a token for a principal; its secret is returned only once.
struct IssueToken: PreparedVerb {
    private let text: TokenText
    /// What its time is counted from: the time that it is held against.
    private let issueTime: Int64

    init(_ request: IssueTokenRequest, _ context: ServiceContext) {
        text = TokenText(
            idBytes: context.random(TokenText.idByteCount),
            secretBytes: context.random(TokenText.secretByteCount))
        issueTime = context.access.now()
    }

    func decide(_ request: IssueTokenRequest, _ command: Command, _ store: WriteTransaction) throws -> Change<Token> {
        try Token.issued(
            to: try store.require(Principal.self, request.principal), request, command, at: issueTime,
            id: text.id, secretDigest: Array(SHA256.hash(data: Array(text.secret.utf8))))
    }

    /// The stored answer, which a repeat would get, does not hold the secret.
    func complete(_ response: inout IssueTokenResponse) { response.secret = text.text }
}
