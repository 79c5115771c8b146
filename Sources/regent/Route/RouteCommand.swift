import ArgumentParser
import RegentClient
import RegentMessages
import RegentText

/// Which provider serves.
struct RouteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "route", "Which provider serves a key, and why.",
        examples: """
            regent route select --environment prod --key user-7
            regent route select --environment prod --key user --count 1000000
            regent route explain --environment prod --key user-7 --revision 42
            regent route snapshot --environment prod --model triage -o json
            """,
        subcommands: [RouteSelectCommand.self, RouteExplainCommand.self, RouteSnapshotCommand.self])
}

/// What a decision depends on besides the key.
struct RouteOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: "The environment, for example prod.")
    var environment: EnvironmentArgument
    @Option(help: "Model of the request; the same key may get another provider for another model.")
    var model = ""
    @Option(
        help: "Id of the job that makes the request; if it is bound, it gets that version.",
        completion: .names(of: Job.self))
    var job = ""
    @Option(help: "Provider to prefer.", completion: .providers)
    var requested = ""
    @Option(help: "Provider to leave out, for example because it failed; may be repeated.", completion: .providers)
    var exclude: [String] = []
}

/// Decides for one key or many.
struct RouteSelectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "select", "Selects the provider for one key, or for many keys to compare shares with weights.",
        examples: """
            regent route select --environment prod --key user-7
            regent route select --environment prod --key user-7 --exclude openai -o json
            regent route select --environment prod --session chat-12
            regent route select --environment prod --key K --count 1000000
            regent route select --environment prod --key K --count 1000 -o jsonl
            """,
        notes: """
            Without --key, requests are spread by weight. With --count, the keys are KEY-0,
            KEY-1 and so on; -o jsonl prints the provider of each, and its version where
            --model has one. A session stays with its provider when weights change. A
            selection with --exclude is a retry and draws on the retry budget.
            """)

    @OptionGroup var route: RouteOptions
    @Option(help: "The key: the same key gets the same provider. A user, a session, a document.")
    var key = ""
    @Option(help: "Select for this many keys: KEY-0, KEY-1 and so on.")
    var count: Int?
    @Option(help: "A session, which stays with its provider while that can serve.")
    var session = ""
    @Option(help: "Seconds without a request after which the session is forgotten, at most 86400.")
    var sessionTtl: UInt32?
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard sessionTtl == nil || !session.isEmpty else { throw ValidationError("--session-ttl needs --session") }
        guard let count else { return }
        guard session.isEmpty else { throw ValidationError("--session is for one selection, without --count") }
        guard count > 0 else { throw ValidationError("--count must be above 0") }
        guard !key.isEmpty else { throw ValidationError("--count needs --key, with which the keys begin") }
    }

    func run() async throws {
        guard let count else { return try await selectOne() }
        let shares = KeyShares(route: route, key: key, count: count)
        try await connection.withClient { client in
            if output.output == .jsonl { return try await shares.writeEach(client) }
            let (document, tables) = try await shares.gather(client)
            output.write({ document.text(pretty: $0) }, tables: tables)
        }
    }

    private func selectOne() async throws {
        let request = SelectRequest(
            environment: route.environment.id, key: key, model: route.model, job: route.job,
            requestedProvider: route.requested, excludedProviders: route.exclude, session: session,
            sessionTtlS: sessionTtl ?? 0)
        let response = try await connection.withClient { try await $0.select(request) }
        let decision = response.decision ?? RouteDecision()
        output.write(decision, tables: [decision.table])
    }
}

/// Explains a decision.
struct RouteExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "explain", "Explains a selection, of now or of an earlier revision, with every candidate.",
        examples: """
            regent route explain --environment prod --key user-7
            regent route explain --environment prod --key user-7 --revision 42
            regent route explain --environment prod --key-digest c7def6a2cd5eedaf
            """,
        notes: """
            The candidate with the lowest score in the first tier that can serve is
            selected. For the digest of a selection made without a key, add --unkeyed.
            Health and sessions are known as of now only, not of an earlier revision.
            """)

    @OptionGroup var route: RouteOptions
    @Option(help: "The key.")
    var key = ""
    @Option(
        help: ArgumentHelp(
            "Digest of the key, 16 hexadecimal digits, as in a selection or an outcome.", valueName: "hex"))
    var keyDigest: KeyDigestArgument?
    @Flag(help: "The digest is of a selection made without a key.")
    var unkeyed = false
    @Option(help: "A session of yours, as of now: shows what it costs that it stays with its provider.")
    var session = ""
    @Option(help: "Explain it as of this ledger revision; 0 means now.")
    var revision: UInt64 = 0
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard key.isEmpty != (keyDigest == nil) else {
            throw ValidationError("give exactly one of --key and --key-digest")
        }
        guard keyDigest != nil || !unkeyed else { throw ValidationError("--unkeyed needs --key-digest") }
    }

    func run() async throws {
        let request = ExplainRequest(
            environment: route.environment.id, key: key, keyDigest: keyDigest?.value ?? 0, model: route.model,
            requestedProvider: route.requested, excludedProviders: route.exclude, revision: revision,
            unkeyed: unkeyed, job: route.job, session: session)
        let response = try await connection.withClient { try await $0.explain(request) }
        let tables = [
            response.decision?.table, response.sessionTable, response.versionTable, response.candidateTable,
        ]
        output.write(response, tables: tables.compactMap(\.self))
        if response.decision == nil {
            let isIll = response.candidates.contains { $0.exclusion == .unhealthy }
            Terminal.say("nothing may serve: \(isIll ? "PROVIDERS_UNHEALTHY" : "NO_CANDIDATE")")
        }
        if !response.healthKnown {
            Terminal.say("health and sessions are not part of it: they are not known of revision \(response.revision)")
        }
    }
}
