import ArgumentParser
import RegentClient
import RegentMessages
import RegentRPC
import RegentText

/// Prints the routing snapshot that a program gets which decides by itself.
struct RouteSnapshotCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "snapshot", "Prints what a program gets that decides by itself: the routing snapshot.",
        examples: """
            regent route snapshot --environment prod
            regent route snapshot --environment prod --model triage -o json
            regent route snapshot --environment prod --watch -o jsonl
            """,
        notes: """
            It has the models that you may select for. With --watch, it is printed again
            after every change; a lost connection ends the command with exit code 7.
            """)

    @Option(name: .shortAndLong, help: "The environment, for example prod.")
    var environment: EnvironmentArgument
    @Option(help: "Only this model, by its id; may be repeated.")
    var model: [String] = []
    @Flag(help: "Print it again after every change.")
    var watch = false
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let request = WatchSnapshotRequest(environment: environment.id, models: model)
        try await connection.withClient { client in
            for try await response in try await client.watchSnapshot(request) where response.snapshot != nil {
                write(response)
                if !watch { return }
            }
            throw CommandFailure("the daemon ended the stream", status: .unavailable)
        }
    }

    private func write(_ response: WatchSnapshotResponse) {
        // What was granted to this stream and when the next response is due belong to the stream alone.
        let plain = WatchSnapshotResponse(revision: response.revision, snapshot: response.snapshot)
        let snapshot = response.snapshot ?? EnvironmentSnapshot()
        output.write(plain, tables: [snapshot.providerTable, snapshot.modelTable])
    }
}
