import ArgumentParser
import RegentClient

/// How a command finds the daemon.
struct ConnectionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Where the daemon listens: unix:PATH, tls:HOST:PORT, tcp:HOST:PORT (this machine only), or several with "
                + "commas, of which the first that answers is taken; else \(ServerAddress.variable) says so.",
            valueName: "address"))
    var address: String?

    @OptionGroup var identity: IdentityOptions

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
        // A person who waits wants to hear at once that the daemon has gone.
        var options = ClientOptions(unaryTimeout: .seconds(timeout), waitsForConnection: false, patience: .zero)
        try identity.apply(to: &options)
        let client = try await RegentClient.connect(to: ServerAddress.resolve(flag: address), options: options)
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
