import ArgumentParser
import RegentMessages
import RegentText

/// Describes a method or a message.
struct RPCDescribeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "describe", "Prints the .proto declaration of a method with its messages, or of a message or enum.",
        examples: """
            regent rpc describe SealRun
            regent rpc describe /regent.v1.LedgerService/Watch
            regent rpc describe EvalSummary
            """)

    @Argument(help: "Method, message or enum; the short name is enough if it is unique.", completion: .declarations)
    var name: String
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions

    func run() async throws {
        let schema = try await connection.withClient { try await Schema.fetched(from: $0) }
        let described = SchemaText(schema)
        let text = try described.text(ofType: name) ?? described.text(of: schema.method(named: name))
        Terminal.write(text)
    }
}
