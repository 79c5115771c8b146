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
        regent access token request --file my.token
        regent access token list pipeline
        regent access token revoke principals/pipeline/tokens/0a1b2c3d
        """
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
    static let notes = """
        This cannot be undone: on a terminal the command asks for confirmation, or
        needs --yes.
        """

    static func check(_ name: String, _ flags: ConfirmationOptions, _ connection: ConnectionOptions) async throws {
        try flags.askIfPossible("revoke \(name) for good?")
    }
}

/// Requests a token of one's own.
struct TokenRequestCommand: AsyncParsableCommand, VerbCommand {
    static let methodName = AccessServiceMethods.requestToken.descriptor.name
    static let configuration = CommandConfiguration(
        "request", "Requests a token of your own; it is valid after another person has issued it.",
        examples: """
            regent access token request --file my.token
            regent access token issue --requested principals/ada/tokens/0a1b2c3d
            """,
        notes: """
            An ADMIN gives the second command. The secret is shown by the first one only;
            without --file it is the only output on stdout.
            """)

    @Option(help: "How long the token is valid from its issue, for example 12h or 30d; at most 90d.")
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
        let request = RequestTokenRequest(
            description: description, ttlSeconds: ttl?.seconds ?? 0, mutation: mutation.mutation)
        let response = try await SecretFile.fill(file, with: \.secret) {
            try await connection.withClient { try await $0.requestToken(request) }
        }
        let name = response.token?.name ?? ""
        mutation.report(
            "requested \(name)", response.receipt, next: "regent access token issue --requested \(name)   by an ADMIN")
    }
}

/// Issues a token, a new one or a requested one.
struct TokenIssueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "issue", "Issues a token, whose secret is shown only once, or one that a person has requested.",
        examples: """
            regent access token issue pipeline --file pipeline.token
            regent access token issue --requested principals/ada/tokens/0a1b2c3d
            regent status --address tls:regent.example:7070 --token-file pipeline.token
            """,
        notes: """
            Without --file the secret is the only output on stdout. The daemon stores only
            a digest of it. Only the requester has that of a requested one.
            """)

    @Argument(help: "The principal, a program or yourself: ID or principals/ID.")
    var principal: PrincipalArgument?
    @Option(help: "Token that a person has requested: principals/PRINCIPAL/tokens/TOKEN.")
    var requested: NameArgument<Token>?
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

    func validate() throws {
        guard (principal == nil) != (requested == nil) else {
            throw ValidationError("Name either a principal or, with --requested, a token")
        }
        guard requested == nil || (file == nil && ttl == nil && description.isEmpty) else {
            throw ValidationError("--requested goes with none of --file, --ttl and --description")
        }
    }

    func run() async throws {
        let request = IssueTokenRequest(
            principal: principal?.name ?? "", description: description, ttlSeconds: ttl?.seconds ?? 0,
            mutation: mutation.mutation, token: requested?.name ?? "")
        let response = try await SecretFile.fill(file, with: \.secret) {
            try await connection.withClient { try await $0.issueToken(request) }
        }
        let token = response.token ?? Token()
        mutation.report("issued \(token.name), until \(TimeText.of(token.expireTime))", response.receipt)
    }
}

/// Where a secret is written: a file that did not exist, or stdout.
private enum SecretFile {
    /// Writes the secret of an answer; a repeated answer has none.
    ///
    /// The file is made, mode 0600, before the secret exists, and removed if nothing is written to it.
    /// - Parameter path: nil = stdout.
    /// - Throws: `SystemError` naming the path: `.exists` if there is a file already; and what the call throws.
    static func fill<R>(_ path: String?, with secret: (R) -> String, of call: () async throws -> R) async throws -> R {
        let target = try path.map { try NewFile(path: $0) }
        var isWritten = false
        defer {
            // Empty, it would only keep the next try from making it.
            if !isWritten, let path { _ = try? FileSystem.removeFile(path) }
        }
        let response = try await call()
        let line = secret(response) + "\n"
        guard line != "\n" else { return response }
        if let target {
            try target.append(Array(line.utf8).span)
            isWritten = true
        } else {
            Terminal.write(line)
        }
        return response
    }
}
