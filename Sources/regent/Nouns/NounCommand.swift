import ArgumentParser
import RegentClient
import RegentMessages
import RegentModel
import RegentText

/// The commands of a noun.
struct NounCommand<N: CLINoun>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            N.words.last, N.abstract, examples: N.examples, notes: N.notes,
            subcommands: N.verbs + [
                NounListCommand<N>.self, N.show, NounDescribeCommand<N>.self,
                N.history, N.diff,
            ])
    }
}

/// A command that lists documents of one kind.
protocol ListCommand: ParsableCommand {
    /// Their kind, for example "evalRuns".
    static var kind: String { get }
    /// Whether a document of this name is of that kind.
    static func holds(_ name: String) -> Bool
}

extension NounListCommand: ListCommand {
    static var kind: String { N.D.kind }

    static func holds(_ name: String) -> Bool { (try? ResourceName(name, matching: N.D.pattern)) != nil }
}

/// Lists documents.
struct NounListCommand<N: CLINoun>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "list", "Lists \(N.plural).",
            examples: """
                \(N.command("list", "--order-by 'create_time desc' --limit 20"))
                \(N.command("list", "--filter 'state = \(N.D.State.allStates.first?.name ?? "")' -o jsonl"))
                """,
            notes: """
                A table is made to fit the terminal: long values are shortened and the last
                columns are left out. The other formats are always complete.
                """)
    }

    @OptionGroup var selection: N.Selection
    @OptionGroup var query: QueryOptions<N.D>
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        var shortened: [String] = []
        let listed = try await connection.withClient { client in
            try await Pages.collect(limit: query.limit.count) { size, token in
                let wanted = DocumentQuery(
                    parent: selection.parent, state: selection.state, showsArchived: selection.showsArchived,
                    filter: query.filter, orderBy: query.orderBy, asOf: query.asOf, pageSize: Int(size),
                    pageToken: token)
                let page = try await client.unary(N.list, N.Listing(query: wanted), CallOptions())
                shortened += page.shortened
                return (page.items, page.nextPageToken)
            }
        }
        var document = N.Listed(items: listed.items, nextPageToken: listed.nextPageToken)
        document.shortened = shortened
        output.write(
            document, items: listed.items, tables: [N.table(listed.items, showsState: selection.showsArchived)])
        for name in shortened {
            Terminal.say("\(name.printable) is too large for a list: its large fields are left out")
        }
        listed.reportMore()
    }
}

/// Prints one document.
struct NounShowCommand<N: CLINoun>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "show", "Shows \(N.anExample), as it is or as it was.",
            examples: N.command("show") + "\n" + N.command("show", N.example + " --as-of 42"))
    }

    @OptionGroup var place: N.Place
    @Option(help: ArgumentHelp("Show it as it was after this ledger revision; 0 means now.", valueName: "revision"))
    var asOf: UInt64 = 0
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let shown = try await connection.withClient { try await $0.document(N.self, place.name, asOf: asOf) }
        output.write(shown, tables: N.page(of: shown))
    }
}

/// Prints the changes of one document.
struct NounHistoryCommand<N: CLINoun>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "history", "Lists the changes of \(N.anExample), oldest first.",
            examples: N.command("history") + "\n" + N.command("history", N.example + " --changes"))
    }

    @OptionGroup var place: N.Place
    @OptionGroup var history: HistoryOptions

    func run() async throws { try await history.run(place.name) }
}

/// Prints what differs between two revisions of one document.
struct NounDiffCommand<N: CLINoun>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "diff", "Compares \(N.anExample) at two revisions, field by field.",
            examples: N.command("diff", N.example + " --from 12") + "\n" + N.command("diff", N.example + " --to 40"),
            notes: """
                Revisions are those of the ledger. They need not be changes of this
                \(N.singular); those are listed by the command history.
                """)
    }

    @OptionGroup var place: N.Place
    @Option(help: ArgumentHelp("The older ledger revision; 0 means before it was created.", valueName: "revision"))
    var from: UInt64 = 0
    @Option(help: ArgumentHelp("The newer ledger revision; 0 means now.", valueName: "revision"))
    var to: UInt64 = 0
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard to == 0 || from <= to else {
            throw ValidationError("--from \(from) is newer than --to \(to); give the older revision as --from")
        }
    }

    func run() async throws {
        let request = DiffResourceRequest(name: place.name, fromRevision: from, toRevision: to)
        let response = try await connection.withClient { try await $0.diffResource(request) }
        guard response.fromRevision > 0 || response.toRevision > 0 else {
            throw CommandFailure(
                "\(place.name) did not exist at either revision, or you may not read it",
                reason: ErrorReason.notFound.name, hint: N.command("history", N.text(ofName: place.name)))
        }
        output.write(response, items: response.changes, tables: [response.changes.table])
        if response.omitted > 0 { Terminal.say("\(response.omitted) more fields differ; the answer is full") }
    }
}

extension RegentClient {
    /// One document, by its noun.
    ///
    /// - Parameter revision: as it was then; 0 = as it is now.
    func document<N: CLINoun>(_ noun: N.Type, _ name: String, asOf revision: UInt64 = 0) async throws -> N.D {
        let response = try await unary(N.get, N.Getting(name: name, asOf: revision), CallOptions())
        return response.subject ?? N.D()
    }
}
