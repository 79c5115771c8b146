import ArgumentParser
import RegentClient
import RegentMessages

/// Which provider serves.
struct RouteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "route",
        abstract: "Which provider serves a key, and why.",
        discussion: """
            Examples:
              regent route select --environment prod --key user-7
              regent route select --environment prod --key user --count 1000000
              regent route explain --environment prod --key user-7 --revision 42
            """,
        subcommands: [RouteSelectCommand.self, RouteExplainCommand.self])
}

/// What a decision depends on besides the key.
struct RouteOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: "The environment, for example prod.")
    var environment: EnvironmentArgument
    @Option(help: "Id of the model; part of what the key sticks to.")
    var model = ""
    @Option(help: "Id of a provider to prefer.")
    var requested = ""
    @Option(help: "Id of a provider that was tried; may be repeated.")
    var exclude: [String] = []
}

/// Decides for one key or many.
struct RouteSelectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "select",
        abstract: "Decides for a key, or for K-0 … K-(N-1), with their shares beside the weights.",
        discussion: """
            Examples:
              regent route select --environment prod --key user-7
              regent route select --environment prod --key user-7 --exclude openai -o json
              regent route select --environment prod --key K --count 1000000
              regent route select --environment prod --key K --count 1000 -o jsonl

            Without --key requests take turns, by weight. With --count the keys are KEY-0, KEY-1 and so on; -o jsonl
            prints each with its provider.
            """)

    @OptionGroup var route: RouteOptions
    @Option(help: "What the decision sticks to: a user, a session, a document.")
    var key = ""
    @Option(help: "Decide for so many keys, KEY-0 and on.")
    var count: Int?
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard let count else { return }
        guard count > 0 else { throw ValidationError("--count must be above 0") }
        guard !key.isEmpty else { throw ValidationError("--count needs --key, what the keys begin with") }
    }

    func run() async throws {
        guard let count else { return try await selectOne() }
        let shares = KeyShares(route: route, key: key, count: count)
        try await connection.withClient { client in
            if output.output == .jsonl { return try await shares.writeEach(client) }
            let (document, table) = try await shares.gather(client)
            output.write({ document.text(pretty: $0) }, tables: [table])
        }
    }

    private func selectOne() async throws {
        let request = SelectRequest(
            environment: route.environment.id, key: key, model: route.model, requestedProvider: route.requested,
            excludedProviders: route.exclude)
        let response = try await connection.withClient { try await $0.select(request) }
        let decision = response.decision ?? RouteDecision()
        output.write(decision, tables: [decision.table])
    }
}

/// Says why.
struct RouteExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Computes a decision again, of now or of any revision, with every candidate.",
        discussion: """
            Examples:
              regent route explain --environment prod --key user-7
              regent route explain --environment prod --key user-7 --revision 42
              regent route explain --environment prod --key-digest c7def6a2cd5eedaf

            The least score wins. The digest of a decision made without --key is explained with --unkeyed.
            """)

    @OptionGroup var route: RouteOptions
    @Option(help: "The key.")
    var key = ""
    @Option(help: ArgumentHelp("The digest of a decision or an outcome, instead of the key.", valueName: "hex"))
    var keyDigest: KeyDigestArgument?
    @Flag(help: "The digest is of a decision made without a key.")
    var unkeyed = false
    @Option(help: "As of this ledger revision; 0 = now.")
    var revision: UInt64 = 0
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard key.isEmpty != (keyDigest == nil) else {
            throw ValidationError("exactly one of --key and --key-digest is needed")
        }
        guard keyDigest != nil || !unkeyed else { throw ValidationError("--unkeyed needs --key-digest") }
    }

    func run() async throws {
        let request = ExplainRequest(
            environment: route.environment.id, key: key, keyDigest: keyDigest?.value ?? 0, model: route.model,
            requestedProvider: route.requested, excludedProviders: route.exclude, revision: revision,
            unkeyed: unkeyed)
        let response = try await connection.withClient { try await $0.explain(request) }
        output.write(response, tables: [response.decision?.table, response.candidateTable].compactMap(\.self))
        if response.decision == nil { Terminal.say("nothing may serve: NO_CANDIDATE") }
    }
}

extension RouteDecision {
    /// The decision, a field a row.
    fileprivate var table: Table {
        let fields = [
            ("selected_provider", selectedProvider), ("route_strategy", routeStrategy.name), ("reason", reason.name),
            ("requested_exclusion", requestedExclusion == .unspecified ? "" : requestedExclusion.name),
            ("provider_model", providerModel), ("prompt_template_version", promptTemplateVersion),
            ("timeout_ms", "\(timeoutMs)"), ("max_retries", "\(maxRetries)"),
            ("fallbacks", fallbacks.joined(separator: " ")), ("policy_revision", "\(policyRevision)"),
            ("key_digest", HexText.text(keyDigest)),
        ]
        return Table(fields: fields.filter { !$0.1.isEmpty })
    }
}

extension ExplainResponse {
    /// One row a candidate, in the order of the ranking.
    fileprivate var candidateTable: Table {
        Table(
            [.text("provider"), .number("weight"), .text("default"), .number("score"), .text("exclusion")],
            rows: candidates.map { candidate in
                [
                    candidate.provider, "\(candidate.weight)", candidate.isDefault ? "default" : "",
                    candidate.score.map { "\($0)" } ?? "",
                    candidate.exclusion == .unspecified ? "" : candidate.exclusion.name,
                ]
            })
    }
}
