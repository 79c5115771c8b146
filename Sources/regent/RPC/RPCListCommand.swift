import ArgumentParser
import RegentClient
import RegentMessages
import RegentText

/// Lists the methods of the daemon.
struct RPCListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "list", "Lists the methods that the daemon serves.",
        examples: """
            regent rpc list
            regent rpc list -o jsonl
            """)

    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let methods = try await connection.withClient { try await Schema.fetched(from: $0) }.methods
        let table = Table(
            [.text("method"), .text("streams"), .text("about")],
            rows: methods.map { [$0.name, $0.streams, $0.comment] })
        let items = methods.map(\.document)
        output.write(
            { JSONValue.array(items).text(pretty: $0) }, items: { items.map { $0.text() } },
            tables: [table])
    }
}
