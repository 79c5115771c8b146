import ArgumentParser
import RegentClient
import RegentRPC

/// How a command finds the daemon.
struct ConnectionOptions: ParsableArguments {
    /// Options that take a value, as they are written.
    static let names = [
        "--address", "--context", "--tls-ca", "--tls-cert", "--tls-key", "--token-file", "--timeout",
    ]

    @Option(
        help: ArgumentHelp(
            "Address of the daemon: unix:PATH, tls:HOST:PORT, or tcp:HOST:PORT on this machine. Of several, separated "
                + "by commas, the first that answers is used. Default: \(ServerAddress.variable)."))
    var address: String?

    @Option(
        help: ArgumentHelp(
            "Name of a context, as regent context list has it. Default: \(ConnectionContexts.variable), else the one "
                + "in use.", valueName: "name"),
        completion: ContextNameArgument.defaultCompletionKind)
    var context: String?

    @OptionGroup var identity: IdentityOptions

    @Option(
        help: ArgumentHelp(
            "How long to wait for one answer: seconds, or 90s, 10m, 2h, at most a day. Sealing a large run can take "
                + "minutes. Default: that of the context, else 300.", valueName: "time"))
    var timeout: TimeoutArgument?

    func validate() throws {
        guard address == nil || context == nil else {
            throw ValidationError("--address and --context cannot be given together")
        }
    }

    /// Runs the body with a connected client, and closes it whatever happens.
    ///
    /// - Parameter comparesLedger: whether a ledger that does not go on from what was seen of it is refused.
    func withClient<Result: Sendable>(
        comparesLedger: Bool = true, _ body: (RegentClient) async throws -> Result
    ) async throws -> Result {
        // A person who waits must be told at once that the daemon has gone.
        let settings = try ChosenConnection(self)
        var options = ClientOptions(
            unaryTimeout: .seconds(settings.timeout), waitsForConnection: false, patience: .zero)
        if comparesLedger { options.checkpoints = KeptCheckpoints.ifPossible() }
        try identity.apply(settings, to: &options)
        let client = try await RegentClient.connect(to: ServerAddress.parsed(settings.address), options: options)
        do {
            let result = try await body(client)
            await client.close()
            return result
        } catch var error as RPCError where error.code == .notFound {
            if let name = error.metadata["name"], let near = await LiveNames.nearest(to: name, from: client) {
                error.message += "; did you mean \(near)?"
            }
            await client.close()
            throw error
        } catch {
            await client.close()
            throw error
        }
    }
}
