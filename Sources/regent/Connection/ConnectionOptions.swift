import ArgumentParser
import RegentClient

/// How a command finds the daemon.
struct ConnectionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Where the daemon listens; else \(ServerAddress.variable) says so.", valueName: "unix:PATH"))
    var address: String?

    @Option(help: ArgumentHelp("Time one answer may take; sealing reads every sample.", valueName: "seconds"))
    var timeout: Double = 300

    func validate() throws {
        guard timeout > 0, timeout <= 86_400 else {
            throw ValidationError("--timeout must be above 0 and at most a day")
        }
    }

    /// Runs the body with a connected client, and closes it whatever happens.
    func withClient<Result: Sendable>(
        _ body: (RegentClient) async throws -> Result
    ) async throws -> Result {
        let client = try await RegentClient.connect(
            to: Address(ServerAddress.resolve(flag: address)),
            // A person who waits wants to hear at once that the daemon has gone.
            options: ClientOptions(unaryTimeout: .seconds(timeout), waitsForConnection: false, patience: .zero))
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
