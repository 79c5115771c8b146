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
            """)

    @Argument(help: "Resource name, for example evalRuns/r1.")
    var name: String
    @Option(help: "Entries listed, at most; 0 = all.")
    var limit = ListLimit(standard: 0)
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let listed = try await connection.withClient { client in
            try await Pages<LedgerEntry>.collect(limit: limit) { size, token in
                let page = try await client.getHistory(
                    GetHistoryRequest(name: name, pageSize: size, pageToken: token))
                return (page.entries, page.nextPageToken)
            }
        }
        output.write(
            GetHistoryResponse(entries: listed.items, nextPageToken: listed.nextPageToken),
            items: listed.items, tables: [LedgerRows.table(listed.items)])
        listed.sayIfMore()
    }
}
