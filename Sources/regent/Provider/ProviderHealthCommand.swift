import ArgumentParser
import RegentClient
import RegentMessages
import RegentRouting
import RegentRPC
import RegentText

/// How healthy providers are, and what to do about it.
struct ProviderHealthCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        var configuration = CommandConfiguration(
            "health", "The health of providers: who serves, who is ejected, and until when.",
            examples: """
                regent provider health show --environment prod
                regent provider health show --environment prod --watch
                regent provider health reset openai -e prod --reason "key renewed"
                """,
            subcommands: [ProviderHealthShowCommand.self, NounVerbCommand<ResetProviderHealth>.self])
        configuration.defaultSubcommand = ProviderHealthShowCommand.self
        return configuration
    }
}

/// Shows the health of the providers of an environment.
struct ProviderHealthShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "show", "Shows the health of the providers of an environment, once or as it changes.",
        examples: """
            regent provider health show --environment prod
            regent provider health show --environment prod --watch -o jsonl
            """,
        notes: """
            It is what `regent provider health` alone shows too.

            Beside each rate is the number of outcomes behind it; outcomes count less as
            they grow old. k is the number of ejections by which the next one is longer.
            A provider that is held has failed too; it serves because too little of the
            environment would serve without it.
            """)

    @Option(name: .shortAndLong, help: "The environment; prod unless another one is given.")
    var environment: EnvironmentArgument?
    @Flag(help: "Show every change, until it is interrupted.")
    var watch = false
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if watch, output.output == .csv { throw ValidationError("-o must be table, json or jsonl with --watch") }
    }

    func run() async throws {
        let id = environment.map { String($0.name.dropFirst("environments/".count)) } ?? "prod"
        try await connection.withClient { client in
            guard watch else {
                let request = ListProviderHealthRequest(environment: id)
                let response = try await client.listProviderHealth(request)
                return output.write(
                    response, items: response.providers, tables: [Self.table(response.providers)])
            }
            var screen = WatchScreen()
            for try await response in try await client.watchProviderHealth(
                WatchProviderHealthRequest(environment: id))
            {
                show(response, &screen)
            }
            throw CommandFailure("the daemon ended the watch", status: .unavailable)
        }
    }

    private func show(_ response: WatchProviderHealthResponse, _ screen: inout WatchScreen) {
        guard output.output == .table else {
            return Terminal.write(response.json(pretty: false).printableJSON + "\n")
        }
        screen.show(Self.table(response.providers).grouped.text())
    }

    static func table(_ providers: [ProviderHealth]) -> Table {
        Table(
            [
                .text("provider"), .text("state"), .text("cause"), .text("until"), .number("k"), .number("weight"),
                .text("failures"), .text("throttled"), .text("bad"), .text("slow"),
            ],
            rows: providers.map { provider in
                [
                    provider.name.split(separator: "/").last.map(String.init) ?? "", state(of: provider),
                    provider.state == .healthy && !provider.heldByCap ? "" : provider.cause.name,
                    TimeText.of(provider.readmissionTime), "\(provider.ejectionCount)", weight(of: provider),
                    text(provider.failures), text(provider.throttles), text(provider.qualityFailures),
                    text(provider.slowCalls),
                ]
            })
    }

    private static func state(of provider: ProviderHealth) -> String {
        provider.heldByCap ? "\(provider.state.name), held" : provider.state.name
    }

    /// The weight by which it serves.
    private static func weight(of provider: ProviderHealth) -> String {
        NumberText.compact(Double(provider.weight) * Double(provider.weightPermille) / 1_000)
    }

    /// A share in percent, with what it is of.
    private static func text(_ rate: HealthRate?) -> String {
        guard let rate, rate.weight > 0 else { return "" }
        return "\(NumberText.fixed(100 * rate.rate, decimals: 1)) % of \(NumberText.fixed(rate.weight, decimals: 1))"
    }
}

/// Lets a provider serve again at once.
enum ResetProviderHealth: NounVerb {
    typealias Noun = ProviderNoun

    static let method = ProviderHealthServiceMethods.resetProviderHealth
    static let abstract = "Lets a provider serve again at once, and forgets its failures."
    static let examples = """
        regent provider health reset openai -e prod --reason "key renewed"
        """
    static let notes = """
        A reason is required; the ledger keeps it. A provider that still fails is
        ejected again.
        """

    static func done(_ config: ProviderConfig, _ flags: NoFlags) -> String { "reset the health of \(config.name)" }

    static func next(_ config: ProviderConfig, _ text: String) -> String? {
        "regent provider health show -e \(config.environment)"
    }
}
