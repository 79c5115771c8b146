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
        "name", "state", "description", "issued_by", "create_time", "expire_time", "revoke_time",
    ]
    static let fields: [NounColumn<Token>] = [
        "name", "state", "description", NounColumn("requested_by", when: .present), "issued_by", "create_time",
        NounColumn("issue_time", when: .present), "expire_time",
        NounColumn("revoked_by", when: .present), NounColumn("revoke_time", when: .present), "revision", "etag",
    ]
    static let verbs: [any ParsableCommand.Type] = [
        TokenRequestCommand.self, TokenIssueCommand.self, NounVerbCommand<RevokeToken>.self,
    ]

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

/// Asks for a token of one's own.
struct TokenRequestCommand: AsyncParsableCommand, VerbCommand {
    static let methodName = AccessServiceMethods.requestToken.descriptor.name
    static let configuration = CommandConfiguration(
        commandName: "request",
        abstract: "Asks for a token of your own; it holds after somebody else has issued it.",
        discussion: """
            Examples:
              regent access token request --file my.token
              regent access token issue --requested principals/ada/tokens/0a1b2c3d

            An ADMIN issues it. The token is shown here and nowhere else; without --file it
            goes to stdout and nothing else does.
            """)

    @Option(help: "How long it is to hold from its issue, at most 90d.")
    var ttl: TTLArgument?
    @Option(help: "What it is for, for people.")
    var description = ""
    @Option(help: ArgumentHelp("A new file for the token, readable by its owner only.", valueName: "FILE"))
    var file: String?
    @OptionGroup var mutation: MutationOptions
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let target = try file.map { try SecretFile($0) }
        let request = RequestTokenRequest(
            description: description, ttlSeconds: ttl?.seconds ?? 0, mutation: mutation.mutation)
        let response = try await connection.withClient { try await $0.requestToken(request) }
        try SecretFile.write(response.secret, to: target)
        let name = response.token?.name ?? ""
        mutation.report(
            "asked for \(name)", response.receipt, next: "regent access token issue --requested \(name)   by an ADMIN")
    }
}

/// Makes a token, or issues one that was asked for.
struct TokenIssueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "issue",
        abstract: "Makes a token and says it, this once; or issues one that a person has asked for.",
        discussion: """
            Examples:
              regent access token issue pipeline --file pipeline.token
              regent access token issue --requested principals/ada/tokens/0a1b2c3d
              regent status --address tls:regent.example:7070 --token-file pipeline.token

            Without --file the token goes to stdout and nothing else does. The daemon keeps its digest only.
            """)

    @Argument(help: "The principal, pipeline or principals/pipeline: a program, or yourself.")
    var principal: PrincipalArgument?
    @Option(help: "A token that its person has asked for; its text is with them.")
    var requested: NameArgument<Token>?
    @Option(help: "How long it holds, at most 90d.")
    var ttl: TTLArgument?
    @Option(help: "What it is for, for people.")
    var description = ""
    @Option(help: ArgumentHelp("A new file for the token, readable by its owner only.", valueName: "FILE"))
    var file: String?
    @OptionGroup var mutation: MutationOptions
    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        guard (principal == nil) != (requested == nil) else {
            throw ValidationError("name either a principal or, with --requested, a token")
        }
        guard requested == nil || (file == nil && ttl == nil && description.isEmpty) else {
            throw ValidationError("--requested stands alone: the token is as it was asked for, and with its person")
        }
    }

    func run() async throws {
        let target = try file.map { try SecretFile($0) }
        let request = IssueTokenRequest(
            principal: principal?.name ?? "", description: description, ttlSeconds: ttl?.seconds ?? 0,
            mutation: mutation.mutation, token: requested?.name ?? "")
        let response = try await connection.withClient { try await $0.issueToken(request) }
        try SecretFile.write(response.secret, to: target)
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

    /// Writes a secret, where one was said, into its file or to stdout.
    static func write(_ secret: String, to target: SecretFile?) throws(SystemError) {
        if let target {
            try target.write(secret)
        } else if !secret.isEmpty {
            Terminal.write(secret + "\n")
        }
    }
}
