import ArgumentParser
import RegentClient
import RegentGovernance
import RegentMessages
import RegentSystem

/// Tokens of programs and people.
enum TokenNoun: CLINoun {
    typealias Place = NamedPlace<Token>

    static let get = AccessServiceMethods.getToken
    static let list = AccessServiceMethods.listTokens
    static let words = ["access", "token"]
    static let plural = "tokens, of a principal or of all; never their secrets"
    static let abstract = "Tokens: what programs show to be known by."
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
        @Argument(help: "The principal, pipeline or principals/pipeline; none = all.")
        var principal: PrincipalArgument?

        var parent: String { principal?.name ?? "" }
    }
}

/// Ends a token.
enum RevokeToken: NounVerb {
    typealias Noun = TokenNoun

    static let method = AccessServiceMethods.revokeToken
    static let abstract = "Ends a token; its connections are closed within a second."
    static let discussion = """
        Examples:
          regent access token revoke principals/pipeline/tokens/0a1b2c3d
        """
}

/// Makes a token.
struct TokenIssueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "issue",
        abstract: "Makes a token and says it, this once.",
        discussion: """
            Examples:
              regent access token issue pipeline --file pipeline.token
              regent status --address tls:regent.example:7070 --token-file pipeline.token

            Without --file the token goes to stdout and nothing else does. The daemon keeps its digest only.
            """)

    @Argument(help: "The principal, pipeline or principals/pipeline.")
    var principal: PrincipalArgument
    @Option(help: "How long it holds, at most 90d.")
    var ttl: TTLArgument?
    @Option(help: "What it is for, for people.")
    var description = ""
    @Option(help: ArgumentHelp("A new file for the token, readable by its owner only.", valueName: "FILE"))
    var file: String?
    @OptionGroup var mutation: MutationOptions
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let target = try file.map { try SecretFile($0) }
        let request = IssueTokenRequest(
            principal: principal.name, description: description, ttlSeconds: ttl?.seconds ?? 0,
            mutation: mutation.mutation)
        let response = try await connection.withClient { try await $0.issueToken(request) }
        if let target {
            try target.write(response.secret)
        } else if !response.secret.isEmpty {
            Terminal.write(response.secret + "\n")
        }
        let token = response.token ?? Token()
        mutation.report("issued \(token.name), until \(TimeText.of(token.expireTime))", response.receipt)
    }
}

/// A file that did not exist, for a secret.
private struct SecretFile {
    private let file: NewFile

    /// Makes the file, mode 0600, before anything secret is there.
    ///
    /// - Throws: `SystemError` naming the path: `.exists` where there is one already.
    init(_ path: String) throws(SystemError) { file = try NewFile(path: path) }

    func write(_ text: String) throws(SystemError) { try file.append(Array((text + "\n").utf8).span) }
}
