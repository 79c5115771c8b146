import ArgumentParser
import RegentClient
import RegentMessages

/// Prints the changes of one resource.
struct HistoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "The changes of one resource, oldest first.",
        discussion: """
            Examples:
              regent history evalRuns/r1
              regent history evalRuns/r1 -o jsonl
              regent history environments/prod/providers/openai --changes
            """)

    @Argument(help: "Resource name, for example evalRuns/r1.")
    var name: String
    @OptionGroup var history: HistoryOptions

    func run() async throws { try await history.run(name) }
}

/// What every command takes that prints the changes of a resource.
struct HistoryOptions: ParsableArguments, Sendable {
    @Option(help: "Entries listed, at most; 0 = all.", transform: ListLimit.init(option:))
    var limit = ListLimit.all
    @Flag(name: .customLong("changes"), help: "Show the fields that each entry changed, old and new.")
    var showsChanges = false
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    /// Prints the changes of the resource of a name.
    func run(_ name: String) async throws {
        let listed = try await connection.withClient { client in
            try await Pages<Entry>.collect(limit: limit) { size, token in
                let page = try await client.getHistory(
                    GetHistoryRequest(name: name, pageSize: size, pageToken: token, showChanges: showsChanges))
                return (Entry.all(of: page), page.nextPageToken)
            }
        }
        let entries = listed.items.map(\.entry)
        let changes = listed.items.compactMap(\.changes)
        output.write(
            GetHistoryResponse(entries: entries, nextPageToken: listed.nextPageToken, changes: changes),
            items: showsChanges ? changes : entries,
            tables: [
                showsChanges
                    ? LedgerRows.changeTable(listed.items.map { ($0.entry, $0.changes) })
                    : LedgerRows.table(entries)
            ])
        listed.sayIfMore()
    }

    /// An entry with what it changed, where that was asked for.
    private struct Entry: Sendable {
        let entry: LedgerEntry
        let changes: EntryChanges?

        static func all(of page: GetHistoryResponse) -> [Entry] {
            let changes = Dictionary(page.changes.map { ($0.revision, $0) }, uniquingKeysWith: { first, _ in first })
            return page.entries.map { Entry(entry: $0, changes: changes[$0.revision]) }
        }
    }
}
