import ArgumentParser
import RegentClient
import RegentMessages
import RegentText

/// Prints the changes of one resource.
struct HistoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "history", "Lists the changes of one resource, oldest first.",
        examples: """
            regent history evalRuns/r1
            regent history evalRuns/r1 -o jsonl
            regent history environments/prod/providers/openai --changes
            """)

    @Argument(help: "Name of the resource, for example evalRuns/r1.", completion: .names)
    var name: String
    @OptionGroup var history: HistoryOptions

    func run() async throws { try await history.run(name) }
}

/// What every command takes that prints the changes of a resource.
struct HistoryOptions: ParsableArguments, Sendable {
    @Option(help: "Maximum number of entries; 0 means all (default: 0).", transform: ListLimit.init)
    var limit = ListLimit(standard: 0)
    @Flag(name: .customLong("changes"), help: "Show the old and new value of each changed field.")
    var showsChanges = false
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    /// Prints the changes of the resource of a name.
    func run(_ name: String) async throws {
        let listed = try await connection.withClient { client in
            try await Pages<Entry>.collect(limit: limit.count) { size, token in
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
        listed.reportMore()
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
