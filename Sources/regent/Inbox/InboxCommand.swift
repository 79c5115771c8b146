import ArgumentParser
import RegentClient
import RegentMessages
import RegentText

/// Prints what waits for whoever runs it.
struct InboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "inbox", "What waits for you, and what you must know, each with the command that answers it.",
        examples: """
            regent inbox
            regent inbox --limit 0 -o jsonl
            """,
        notes: """
            It lists what only you can do, and what anybody with your permissions can.
            """)

    @OptionGroup var listing: InboxOptions

    func run() async throws {
        try await listing.run { client, size, token in
            let page = try await client.getInbox(GetInboxRequest(pageSize: size, pageToken: token))
            return (page.items, page.nextPageToken)
        }
    }
}

/// Prints the judgements that wait for whoever runs it.
struct ApprovalsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "approvals", "The judgements that wait for you: reviews, votes, grants, confirmations by a second person.",
        examples: """
            regent approvals
            regent approvals -o json
            """,
        notes: """
            The part of the inbox that only a person decides. Approve or reject by the
            command of each line.
            """)

    @OptionGroup var listing: InboxOptions

    func run() async throws {
        try await listing.run { client, size, token in
            let page = try await client.listApprovals(ListApprovalsRequest(pageSize: size, pageToken: token))
            return (page.items, page.nextPageToken)
        }
    }
}

/// What both take.
struct InboxOptions: ParsableArguments, Sendable {
    @Option(help: "Items listed, at most; 0 = all.", transform: ListLimit.init)
    var limit = ListLimit(standard: 100)
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run(
        _ page: @escaping @Sendable (RegentClient, UInt32, String) async throws -> ([InboxItem], String)
    ) async throws {
        let listed = try await connection.withClient { client in
            try await Pages<InboxItem>.collect(limit: limit.count) { size, token in try await page(client, size, token)
            }
        }
        let rows = listed.items.map { item in
            [
                item.kind, item.resource, item.title, TimeText.of(item.sinceTime), TimeText.of(item.dueTime),
                item.command,
            ]
        }
        let columns: [Table.Column] = [
            .text("kind"), .text("resource"), .text("title"), .text("since_time"), .text("due_time"), .text("command"),
        ]
        output.write(
            GetInboxResponse(items: listed.items, nextPageToken: listed.nextPageToken), items: listed.items,
            tables: [Table(columns, rows: rows)])
        listed.reportMore()
    }
}
