import ArgumentParser
import RegentClient
import RegentMessages
import RegentModel

/// The commands of a noun.
struct NounCommand<N: CLINoun>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: N.words.last, abstract: N.abstract, discussion: N.discussion,
            subcommands: [
                NounListCommand<N>.self, NounShowCommand<N>.self, NounDescribeCommand<N>.self,
                N.history, N.diff,
            ] + N.verbs)
    }
}

/// Lists documents.
struct NounListCommand<N: CLINoun>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list", abstract: "Lists \(N.plural).",
            discussion: """
                Examples:
                  regent \(N.words.joined(separator: " ")) list --order-by 'create_time desc' --limit 20
                  regent \(N.words.joined(separator: " ")) list --filter 'state = \(state)' -o jsonl

                On a terminal that is too narrow, cells are shortened and the last columns left out; -o csv has all.
                """)
    }

    private static var state: String { N.D.State.allStates.first?.name ?? "" }

    @OptionGroup var selection: N.Selection
    @OptionGroup var query: QueryOptions<N.D>
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        var shortened: [String] = []
        let listed = try await connection.withClient { client in
            try await Pages.collect(limit: query.limit) { size, token in
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
        listed.sayIfMore()
    }
}

/// Prints one document.
struct NounShowCommand<N: CLINoun>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show", abstract: "One \(N.singular), as it is or as it was.",
            discussion: """
                Examples:
                  \(N.command("show"))
                  \(N.command("show")) --as-of 42
                """)
    }

    @OptionGroup var place: N.Place
    @Option(help: ArgumentHelp("As it was after this revision; 0 = now.", valueName: "revision"))
    var asOf: UInt64 = 0
    @OptionGroup var connection: ConnectionOptions
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
            commandName: "history", abstract: "The changes of \(N.anExample), oldest first.",
            discussion: """
                Examples:
                  \(N.command("history"))
                  \(N.command("history")) --changes
                """)
    }

    @OptionGroup var place: N.Place
    @OptionGroup var history: HistoryOptions

    func run() async throws { try await history.run(place.name) }
}

/// Prints what differs between two revisions of one document.
struct NounDiffCommand<N: CLINoun>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "diff", abstract: "The fields of \(N.anExample) that differ between two revisions.",
            discussion: """
                Examples:
                  \(N.command("diff")) --from 12
                  \(N.command("diff")) --to 40

                Revisions are those of the ledger; they need not be changes of this \(N.singular):
                  \(N.command("history"))
                """)
    }

    @OptionGroup var place: N.Place
    @Option(help: ArgumentHelp("The older revision; 0 = before it was created.", valueName: "revision"))
    var from: UInt64 = 0
    @Option(help: ArgumentHelp("The newer revision; 0 = now.", valueName: "revision"))
    var to: UInt64 = 0
    @OptionGroup var connection: ConnectionOptions
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
        if response.omitted > 0 { Terminal.say("\(response.omitted) more fields differ; there was no room for them") }
    }
}

extension [FieldChange] {
    /// One row a field.
    var table: Table {
        Table([.text("field"), .text("old"), .text("new")], rows: map { [$0.path, $0.old, $0.new] })
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
