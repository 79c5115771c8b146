import ArgumentParser
import RegentClient
import RegentMessages
import RegentRPC
import RegentText

/// Calls a method with JSON.
struct RPCCallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "call", "Calls any method with JSON; prints the answer as JSON.",
        examples: """
            regent rpc call GetServerInfo
            regent rpc call GetRun -d '{"name": "evalRuns/r1"}'
            regent rpc call LedgerService/Watch -d '{"from_revision": 1}'
            jq -c . requests.json | regent rpc call UploadSamples -d @-
            """,
        notes: """
            Each answer of a stream is printed as one line of JSON. A stream of requests is
            read as JSON Lines.
            """)

    @Argument(help: "Method, for example GetRun or EvaluationService/GetRun.", completion: .methods)
    var method: String
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The request. @FILE reads it from a file, @- from stdin.", valueName: "JSON"))
    var data = "{}"
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions

    func run() async throws {
        let text = data.hasPrefix("@") ? try WholeFile.bytes(of: String(data.dropFirst())) : Array(data.utf8)
        try await connection.withClient { client in
            let schema = try await Schema.fetched(from: client)
            let method = try schema.method(named: method)
            let transcoder = JSONTranscoder(schema)
            let requests = try requests(text, method, transcoder)
            let isUnary = !method.clientStreaming && !method.serverStreaming
            let options = CallOptions(timeout: isUnary ? .seconds(10) : nil)
            try await client.call(method.name, requests, options) { answer in
                try write(answer, method, transcoder, pretty: isUnary)
            }
        }
    }

    private func write(
        _ answer: [UInt8], _ method: Schema.Method, _ transcoder: JSONTranscoder, pretty: Bool
    ) throws {
        let text = try transcoder.json(answer, as: method.responseType, pretty: pretty)
        Terminal.write(text.printableJSON + "\n")
    }

    /// One request, or one a line where the method takes a stream.
    private func requests(
        _ text: [UInt8], _ method: Schema.Method, _ transcoder: JSONTranscoder
    ) throws -> [[UInt8]] {
        guard method.clientStreaming else {
            return [try request(text[...], method, transcoder, line: nil)]
        }
        let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return try lines.enumerated().compactMap { index, line in
            let isBlank = line.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }
            return isBlank ? nil : try request(line, method, transcoder, line: index + 1)
        }
    }

    private func request(
        _ text: ArraySlice<UInt8>, _ method: Schema.Method, _ transcoder: JSONTranscoder, line: Int?
    ) throws -> [UInt8] {
        do {
            return try transcoder.bytes(fromJSON: Array(text), as: method.requestType)
        } catch {
            throw CommandFailure(
                "\(method.requestType): \(error.message)",
                places: [
                    line.map { "line \($0)" } ?? (error.line > 0 ? "\(error.line):\(error.column)" : ""),
                    error.path,
                ].filter { !$0.isEmpty },
                hint: "regent rpc describe \(method.name)")
        }
    }
}
