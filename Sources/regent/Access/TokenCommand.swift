import ArgumentParser
import Foundation
import RegentClient
import RegentMessages

/// Tokens of programs and people.
struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "Tokens: what programs show to be known by.",
        subcommands: [TokenIssueCommand.self, TokenListCommand.self, TokenRevokeCommand.self])
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
        let target = try file.map(SecretFile.init)
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
    private let handle: FileHandle

    /// Makes the file, mode 0600, before anything secret is there.
    ///
    /// - Throws: `CommandFailure` where there is one already.
    init(_ path: String) throws {
        guard !FileManager.default.fileExists(atPath: path),
            FileManager.default.createFile(
                atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        else { throw CommandFailure("\(path) exists or cannot be made", places: [path]) }
        handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    }

    func write(_ text: String) throws { try handle.write(contentsOf: Data((text + "\n").utf8)) }
}

/// Lists tokens.
struct TokenListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Tokens of a principal, or of all; never their secrets.")

    @Argument(help: "The principal, pipeline or principals/pipeline; none = all.")
    var principal: PrincipalArgument?
    @Option(help: "Tokens listed, at most; 0 = all.")
    var limit = ListLimit(standard: 100)
    @OptionGroup var query: QueryOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let listed = try await connection.withClient { client in
            try await Pages.collect(limit: limit) { size, token in
                let page = try await client.listTokens(
                    ListTokensRequest(
                        parent: principal?.name ?? "", pageSize: size, pageToken: token, filter: query.filter,
                        orderBy: query.orderBy, asOf: query.asOf))
                return (page.tokens, page.nextPageToken)
            }
        }
        output.write(
            ListTokensResponse(tokens: listed.items, nextPageToken: listed.nextPageToken),
            items: listed.items,
            tables: [Token.table(listed.items)])
        listed.sayIfMore()
    }
}

/// Ends a token.
struct TokenRevokeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "Ends a token; its connections are closed within a second.")

    @Argument(help: "The token, principals/pipeline/tokens/0a1b2c3d.")
    var token: String
    @OptionGroup var mutation: MutationOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let request = RevokeTokenRequest(name: token, mutation: mutation.mutation)
        let response = try await connection.withClient { try await $0.revokeToken(request) }
        output.write(response, tables: [Token.table([response.token].compactMap(\.self))])
        mutation.report("revoked \(token)", response.receipt)
    }
}

extension Token {
    /// One row a token.
    fileprivate static func table(_ tokens: [Token]) -> Table {
        Table(
            [
                .text("name"), .text("description"), .text("issued_by"), .text("create_time"),
                .text("expire_time"),
                .text("revoke_time"),
            ],
            rows: tokens.map {
                [
                    $0.name, $0.description, $0.issuedBy, TimeText.of($0.createTime),
                    TimeText.of($0.expireTime),
                    TimeText.of($0.revokeTime),
                ]
            })
    }
}
