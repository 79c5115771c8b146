import ArgumentParser
import RegentClient
import RegentGovernance
import RegentMessages
import RegentSystem
import RegentText

/// Tokens of programs and people.
enum TokenNoun: CLINoun {
    typealias Place = NamedPlace<Token>

    static let get = AccessServiceMethods.getToken
    static let list = AccessServiceMethods.listTokens
    static let words = ["access", "token"]
    static let plural = "tokens, of one principal or of all; never their secrets"
    static let abstract = "Tokens, by which services are recognized."
    static let examples = """
        regent access token issue pipeline --ttl 30d --file pipeline.token
        regent access token list pipeline
        regent access token revoke principals/pipeline/tokens/0a1b2c3d
        """
    static let example = "principals/pipeline/tokens/0a1b2c3d"
    static let columns: [NounColumn<Token>] = [
        "name", "description", "issued_by", "create_time", "expire_time", "revoke_time",
    ]
    static let fields: [NounColumn<Token>] = [
        "name", "state", "description", "issued_by", "create_time", "expire_time",
        NounColumn("revoked_by", when: .present), NounColumn("revoke_time", when: .present), "revision", "etag",
    ]
    static let verbs: [any ParsableCommand.Type] = [TokenIssueCommand.self, NounVerbCommand<RevokeToken>.self]

    /// Those of a principal, or all.
    struct Selection: NounSelection {
        @Argument(help: "The principal: ID or principals/ID. Default: all principals.")
        var principal: PrincipalArgument?

        var parent: String { principal?.name ?? "" }
    }
}

/// Revokes a token.
enum RevokeToken: NounVerb {
    typealias Noun = TokenNoun

    static let method = AccessServiceMethods.revokeToken
    static let abstract = "Revokes a token; its connections are closed within a second."
}

/// Issues a token.
struct TokenIssueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "issue", "Issues a token; its secret is shown only once.",
        examples: """
            regent access token issue pipeline --file pipeline.token
            regent status --address tls:regent.example:7070 --token-file pipeline.token
            """,
        notes: """
            Without --file the secret is the only output on stdout. The daemon stores only
            a digest of it.
            """)

    @Argument(help: "The principal: ID or principals/ID.")
    var principal: PrincipalArgument
    @Option(help: "How long the token is valid, for example 12h or 30d; at most 90d.")
    var ttl: TTLArgument?
    @Option(help: "Description of the token.")
    var description = ""
    @Option(
        help: ArgumentHelp("New file for the secret, readable only by its owner.", valueName: "file"),
        completion: .file())
    var file: String?
    @OptionGroup var mutation: MutationOptions
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions

    func run() async throws {
        // Made before anything is issued; one that exists is refused.
        let target = try file.map { try NewFile(path: $0) }
        var isWritten = false
        defer {
            // Empty, it would only keep the next try from making it.
            if !isWritten, let file { _ = try? FileSystem.removeFile(file) }
        }
        let request = IssueTokenRequest(
            principal: principal.name, description: description, ttlSeconds: ttl?.seconds ?? 0,
            mutation: mutation.mutation)
        let response = try await connection.withClient { try await $0.issueToken(request) }
        if !response.secret.isEmpty {
            let line = response.secret + "\n"
            if let target {
                try target.append(Array(line.utf8).span)
                isWritten = true
            } else {
                Terminal.write(line)
            }
        }
        let token = response.token ?? Token()
        mutation.report("issued \(token.name), until \(TimeText.of(token.expireTime))", response.receipt)
    }
}
