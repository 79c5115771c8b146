import Crypto
import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Issues a token for a principal and returns its secret, only once; or issues a token that was requested, whose secret
/// its requester has.
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
        guard request.principal.isEmpty != request.token.isEmpty else {
            throw Refusal(
                .tokenInvalid, "give either a principal or a token that was requested",
                ["field": request.token.isEmpty ? "principal" : "token"])
        }
        guard request.token.isEmpty else {
            guard request.description.isEmpty, request.ttlSeconds == 0 else {
                throw Refusal(
                    .tokenInvalid,
                    "a requested token is for what it was asked for, and for as long: give the token alone",
                    ["field": request.description.isEmpty ? "ttl_seconds" : "description"])
            }
            let token = try store.require(Token.self, request.token)
            return try token.issued(of: try store.require(Principal.self, token.owner), command, at: issueTime)
        }
        return try Token.issued(
            to: try store.require(Principal.self, request.principal), request, command, at: issueTime,
            id: text.id, secretDigest: Array(SHA256.hash(data: Array(text.secret.utf8))))
    }

    /// The stored answer, which a repeat would get, does not hold the secret. That of a requested token is its
    /// requester's.
    func complete(_ response: inout IssueTokenResponse) {
        if response.token?.requestedBy.isEmpty == true { response.secret = text.text }
    }
}
