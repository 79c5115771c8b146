import ArgumentParser
import RegentClient

/// How a command finds the daemon.
struct ConnectionOptions: ParsableArguments {
    /// Options that take a value, as they are written.
    static let names = ["--address", "--tls-ca", "--tls-cert", "--tls-key", "--token-file", "--timeout"]

    @Option(
        help: ArgumentHelp(
            "Address of the daemon: unix:PATH, tls:HOST:PORT, or tcp:HOST:PORT on this machine. Of several, separated "
                + "by commas, the first that answers is used. Default: \(ServerAddress.variable)."))
    var address: String?

    @OptionGroup var identity: IdentityOptions

    @Option(
        help: ArgumentHelp(
            "Seconds to wait for one answer, above 0 and at most 86400. Sealing a large run can take minutes.",
            valueName: "seconds"))
    var timeout: Double = 300

    func validate() throws {
        guard timeout > 0, timeout <= 86_400 else {
            throw ValidationError("--timeout must be above 0 and at most 86400 seconds")
        }
    }

    /// Runs the body with a connected client, and closes it whatever happens.
    func withClient<Result: Sendable>(
        _ body: (RegentClient) async throws -> Result
    ) async throws -> Result {
        // A person who waits must be told at once that the daemon has gone.
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
