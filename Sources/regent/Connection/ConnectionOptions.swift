import ArgumentParser
import RegentClient

/// How a command finds the daemon.
struct ConnectionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Where the daemon listens; else \(ServerAddress.variable) says so.", valueName: "unix:PATH"))
    var address: String?

    /// Runs the body with a connected client, and closes it whatever happens.
    func withClient<Result: Sendable>(
        _ body: (RegentClient) async throws -> Result
    ) async throws -> Result {
        let client = try await RegentClient.connect(
            to: Address(ServerAddress.resolve(flag: address)))
        do {
            let result = try await body(client)
            await client.close()
            return result
        } catch {
            await client.close()
            throw error
        }
    }
}
