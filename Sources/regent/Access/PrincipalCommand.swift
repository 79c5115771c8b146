import ArgumentParser
import RegentClient
import RegentMessages
import RegentRPC
import RegentWire

/// People and programs.
struct PrincipalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "principal",
        abstract: "People and programs, and what they are known by.",
        subcommands: [
            PrincipalListCommand.self, PrincipalShowCommand.self, PrincipalSetCommand.self,
            PrincipalEnableCommand.self, PrincipalDisableCommand.self,
        ])
}

/// Lists principals.
struct PrincipalListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists principals.")

    @Option(help: "Principals listed, at most; 0 = all.")
    var limit = ListLimit(standard: 100)
    @OptionGroup var query: QueryOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let listed = try await connection.withClient { client in
            try await Pages.collect(limit: limit) { size, token in
                let page = try await client.listPrincipals(
                    ListPrincipalsRequest(
                        pageSize: size, pageToken: token, filter: query.filter, orderBy: query.orderBy,
                        asOf: query.asOf))
                return (page.principals, page.nextPageToken)
            }
        }
        output.write(
            ListPrincipalsResponse(principals: listed.items, nextPageToken: listed.nextPageToken),
            items: listed.items, tables: [Principal.table(listed.items)])
        listed.sayIfMore()
    }
}

/// Prints one principal.
struct PrincipalShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "One principal.")

    @Argument(help: "The principal, ada or principals/ada.")
    var principal: PrincipalArgument
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let response = try await connection.withClient {
            try await $0.getPrincipal(GetPrincipalRequest(name: principal.name))
        }
        let shown = response.principal ?? Principal()
        output.write(shown, tables: [shown.fieldTable])
    }
}

/// Makes or changes a principal.
struct PrincipalSetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Makes a principal, or changes what is given of it.",
        discussion: """
            Examples:
              regent access principal set ada --kind human --uid 1000 --display-name "Ada L."
              regent access principal set worker --kind service --certificate-uri regent:principals/worker

            A list that is given takes the place of the whole list that is there.
            """)

    @Argument(help: "The principal, ada or principals/ada.")
    var principal: PrincipalArgument
    @Option(help: "human or service; needed for a new one.")
    var kind: PrincipalKindArgument?
    @Option(help: "For people.")
    var displayName: String?
    @Option(help: "A user id on the daemon's machine that it is known by; may be repeated.")
    var uid: [UInt32] = []
    @Option(help: "A URI of a client certificate that it is known by; may be repeated.")
    var certificateUri: [String] = []
    @OptionGroup var mutation: MutationOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let change = PrincipalChange(
            principal: principal, mutation: mutation, connection: connection, output: output)
        try await change.put(done: "set", mayCreate: true) { stored in
            stored.kind = kind?.kind ?? stored.kind
            stored.displayName = displayName ?? stored.displayName
            stored.uids = uid.isEmpty ? stored.uids : uid
            stored.certificateUris = certificateUri.isEmpty ? stored.certificateUris : certificateUri
        }
    }
}

/// Lets a principal in again.
struct PrincipalEnableCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enable", abstract: "Lets a principal in again.")

    @Argument(help: "The principal, ada or principals/ada.")
    var principal: PrincipalArgument
    @OptionGroup var mutation: MutationOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let change = PrincipalChange(
            principal: principal, mutation: mutation, connection: connection, output: output)
        try await change.put(done: "enabled", mayCreate: false) { $0.disabled = false }
    }
}

/// Lets a principal in no more.
struct PrincipalDisableCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable", abstract: "Lets a principal in no more; its connections are closed.")

    @Argument(help: "The principal, ada or principals/ada.")
    var principal: PrincipalArgument
    @OptionGroup var mutation: MutationOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let change = PrincipalChange(
            principal: principal, mutation: mutation, connection: connection, output: output)
        try await change.put(done: "disabled", mayCreate: false) { $0.disabled = true }
    }
}

/// Reads a principal, changes it and writes it back on what was read.
struct PrincipalChange {
    let principal: PrincipalArgument
    let mutation: MutationOptions
    let connection: ConnectionOptions
    let output: OutputOptions

    /// Puts a changed principal.
    ///
    /// - Parameters:
    ///   - done: in the past, for what is said at the end.
    ///   - mayCreate: whether one that is not there yet is made.
    func put(done: String, mayCreate: Bool, _ change: @Sendable (inout Principal) -> Void) async throws {
        try await run(done: "\(done) \(principal.name)", mayCreate: mayCreate) { client, stored, mutation in
            var wanted = stored
            change(&wanted)
            let response = try await client.putPrincipal(
                PutPrincipalRequest(principal: wanted, mutation: mutation))
            return (response, response.principal, response.receipt)
        }
    }

    /// Writes on what was read; where somebody else was faster, once again on what is there now.
    func run(
        done: String, mayCreate: Bool,
        _ write:
            @Sendable (RegentClient, Principal, Mutation) async throws -> (any Message, Principal?, Receipt?)
    ) async throws {
        let (response, principal, receipt) = try await connection.withClient { client in
            do {
                return try await attempt(client, mayCreate, write)
            } catch let error as RPCError where error.code == .aborted && mutation.etag.isEmpty {
                return try await attempt(client, mayCreate, write)
            }
        }
        output.write(response, tables: [(principal ?? Principal()).fieldTable])
        mutation.report(done, receipt)
    }

    private func attempt(
        _ client: RegentClient, _ mayCreate: Bool,
        _ write: (RegentClient, Principal, Mutation) async throws -> (any Message, Principal?, Receipt?)
    ) async throws -> (any Message, Principal?, Receipt?) {
        let stored = try await stored(client, mayBeMissing: mayCreate)
        var mutation = mutation.mutation
        if mutation.etag.isEmpty { mutation.etag = stored.etag }
        return try await write(client, stored, mutation)
    }

    private func stored(_ client: RegentClient, mayBeMissing: Bool) async throws -> Principal {
        do {
            let response = try await client.getPrincipal(GetPrincipalRequest(name: principal.name))
            return response.principal ?? Principal(name: principal.name)
        } catch {
            guard mayBeMissing, error.code == .notFound else { throw error }
            return Principal(name: principal.name)
        }
    }
}

extension Principal {
    /// One row a principal.
    static func table(_ principals: [Principal]) -> Table {
        Table(
            [
                .text("name"), .text("kind"), .text("state"), .text("grants"), .text("known_by"),
                .number("revision"),
            ],
            rows: principals.map {
                [
                    $0.name, $0.kind.name, $0.disabled ? "disabled" : "",
                    $0.grants.map(\.text).joined(separator: ", "),
                    $0.knownBy, "\($0.revision)",
                ]
            })
    }

    /// Everything of one principal.
    var fieldTable: Table {
        Table(
            fields: [
                ("name", name), ("kind", kind.name), ("display_name", displayName), ("known_by", knownBy),
                ("disabled", "\(disabled)"),
            ] + grants.map { ("grant", "\($0.text)  (by \($0.grantedBy), \(TimeText.of($0.grantTime)))") } + [
                ("revision", "\(revision)"), ("etag", etag), ("update_time", TimeText.of(updateTime)),
            ])
    }

    private var knownBy: String { (uids.map { "uid \($0)" } + certificateUris).joined(separator: ", ") }
}

extension RoleGrant {
    /// For people, as "OPERATOR on environments/prod".
    var text: String { (permission.isEmpty ? role.name : permission) + (scope == "*" ? "" : " on \(scope)") }
}
