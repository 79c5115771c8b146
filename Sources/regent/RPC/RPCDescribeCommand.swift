import ArgumentParser
import RegentMessages

/// Describes a method or a message.
struct RPCDescribeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "describe",
        abstract: "A method with its messages, or one message, in the words of its .proto file.",
        discussion: """
            Examples:
              regent rpc describe SealRun
              regent rpc describe /regent.v1.LedgerService/Watch
              regent rpc describe EvalSummary
            """)

    @Argument(help: "Method, message or enum; the short name where it is unique.")
    var name: String
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let schema = try await connection.withClient { try await Schema.fetched(from: $0) }
        let described = SchemaText(schema: schema)
        let text = try described.text(ofType: name) ?? described.text(of: schema.method(named: name))
        Terminal.write(text)
    }
}
