import Foundation
import RegentClient
import RegentTestKit

/// A service routes its requests while a provider fails, a bad version is tried and taken back by the daemon, and a
/// good one takes over. The people are those of the demonstration of governance.
struct DeliveryDemo {
    static let model = RoutedService.model
    static let (old, bad, good) = ("triage/1.0.0", "triage/1.1.0", "triage/1.2.0")
    /// Share of the answers with a valid schema: of the bad version it is a fifth lower.
    static let (validRate, plantedRate) = (0.97, 0.77)
    static let service = "shop"
    /// Who changes something where nobody is asked.
    static let daemon = "principals/regentd"
    /// Providers with their weights.
    private static let providers = [("openai", 40), ("anthropic", 30), ("custom", 30)]
    private static let failing = "custom"
    /// Attempts at a provider that fails before everybody knows: the daemon needs five in a row.
    private static let failuresMax = 30
    /// Requests between two looks at what the daemon has decided.
    static let round = 200

    let people: GovernanceDemo
    let seed: UInt64

    init(folder: TemporaryFolder, programs: Programs, seed: UInt64) {
        people = GovernanceDemo(folder: folder, programs: programs)
        self.seed = seed
    }

    func run() async throws {
        let daemon = try people.programs.startDaemon(data: people.folder.file("data"))
        defer { if daemon.isRunning { daemon.terminate() } }
        try people.programs.waitUntilReady()
        try prepare()
        let options = ClientOptions(token: try AuthToken(file: serviceToken))
        try await withRegentClient(to: try Address(people.programs.address), options: options) { client in
            let places = [RoutedService.environment]
            try await client.withLocalRouter(environments: places, models: [Self.model]) { router in
                try await router.ready()
                let service = RoutedService(client, router, seed: seed, validRates: Self.validRates)
                try await failingProvider(service)
                try await badVersion(service)
                try await goodVersion(service)
                try await check(service)
            }
        }
        try await people.programs.stop(daemon)
    }

    // MARK: Before

    private func prepare() throws {
        people.head("The service is a principal with four permissions")
        try people.programs.run("access", "principal", "set", Self.service, "--kind", "service")
        for permission in ["route.select", "outcome.report", "rollout.read", "provider.read"] {
            try people.programs.run("access", "grant", Self.service, "--permission", permission)
        }
        try people.programs.run("access", "token", "issue", Self.service, "--file", serviceToken)
        try people.setUp()

        people.head("Three providers by weight, with short ejections so that nobody waits for the demonstration")
        try by("omar").run("apply", "-f", try manifest())

        people.head("Version 1.0.0 is agreed to, released, and promoted by a run for each step")
        try people.write(#"{"schema_valid_rate_min": 0.95}"#, to: gates)
        try agree("first", to: Self.old, over: nil, run: "first-run", ("null", "[0.30,0.30,0.20,0.20]"))
        for type in ["offline", "canary"] { try promote(Self.old, by: type) }
        try by("omar").run("rollout", "set", Self.model, "-e", "prod", "--stable", Self.old)
    }

    private func manifest() throws -> String {
        let environment = """
            name: environments/prod
            health: {base_ejection_s: 1, max_ejection_s: 1, slow_start_s: 1}
            """
        let configs = Self.providers.map { provider, weight in
            """
            name: environments/prod/providers/\(provider)
            weight: \(weight)
            is_default: \(provider == "openai")
            """
        }
        let path = people.folder.file("providers.yaml")
        try people.write(([environment] + configs).joined(separator: "\n---\n") + "\n", to: path)
        return path
    }

    // MARK: A provider that fails

    private func failingProvider(_ service: RoutedService) async throws {
        people.head("The service routes by the router of the SDK; all providers are well")
        let well = try await service.serve(3 * Self.round)
        guard well.failures == 0, Set(well.byProvider.keys) == Set(Self.providers.map(\.0)) else {
            throw DemoError("the providers answered \(well.byProvider), \(well.failures) attempts failed")
        }
        try expectVersions(of: well, [Self.old])

        people.head("\(Self.failing) fails: it is ejected, and others answer its requests")
        service.broken = Self.failing
        try await serve(service, until: "\(Self.failing) is ejected") { _ in
            try await service.health(of: Self.failing).state == .ejected
        }
        try by("omar").run("provider", "health", "-e", "prod")
        let cause = try await service.health(of: Self.failing).cause
        guard cause == .consecutiveFailures else { throw DemoError("it was ejected for \(cause)") }

        people.head("It still fails: after its cooldown one request finds out, and it is ejected again")
        try await serve(service, until: "a probe has failed") { $0.probes > 0 }
        guard service.total.failures <= Self.failuresMax else {
            throw DemoError("\(service.total.failures) attempts failed, more than \(Self.failuresMax)")
        }

        people.head("It is well again: a probe succeeds, and it serves slowly at first, then as before")
        service.broken = nil
        let failures = service.total.failures
        try await serve(service, until: "\(Self.failing) is healthy") { _ in
            try await service.health(of: Self.failing).state == .healthy
        }
        guard service.total.failures == failures, service.total.probes >= 2 else {
            throw DemoError("\(service.total.probes) probes, \(service.total.failures - failures) failures afterwards")
        }
        try await serve(service, until: "\(Self.failing) answers") { $0.byProvider[Self.failing, default: 0] > 0 }
        say("\(failures) attempts failed; every one of \(service.total.requests) requests was answered")
    }

    // MARK: Steps

    func by(_ id: String) -> Programs { people.by(id) }

    /// The resource name of a version.
    static func name(_ version: String) -> String { "models/" + version.replacing("/", with: "/versions/") }

    private static let validRates = [
        name(old): validRate, name(bad): plantedRate, name(good): validRate,
    ]

    private var serviceToken: String { people.folder.file("\(Self.service).token") }

    private var gates: String { people.folder.file("delivery-gates.json") }

    /// A version that is proposed, agreed to, and released.
    func agree(
        _ id: String, to target: String, over base: String?, run: String, _ weights: (old: String, new: String)
    ) throws {
        try people.propose(id, base: base, target: target, run: run, weights: weights)
        try by("alice").run("proposal", "submit", id)
        try people.approve(id)
        try by("omar").run("proposal", "apply", id)
        try people.release(target)
    }

    /// A version one step further in production, by a run that has passed.
    func promote(_ version: String, by type: String) throws {
        let run = version.replacing("/", with: "-").replacing(".", with: "-") + "-" + type
        try people.evaluate(run, "--type", type, "--model-version", Self.name(version), "--gates", gates)
        try by("alice").run("eval", "gate", run)
        try by("omar").run("version", "promote", version, "-e", "prod")
    }

    /// Serves in rounds until something is so; it is given what became of the requests meanwhile.
    func serve(
        _ service: RoutedService, until what: String, _ isSo: (RoutedService.Tally) async throws -> Bool
    ) async throws {
        let end = ContinuousClock.now + .seconds(20)
        var tally = RoutedService.Tally()
        while .now < end {
            tally.add(try await service.serve(Self.round))
            if try await isSo(tally) { return }
            try await Task.sleep(for: .milliseconds(30))
        }
        throw DemoError("\(what): not after 20 s and \(tally.requests) requests")
    }

    /// That exactly these versions have answered.
    func expectVersions(of tally: RoutedService.Tally, _ versions: Set<String>) throws {
        guard Set(tally.byVersion.keys) == Set(versions.map(Self.name)) else {
            throw DemoError("the requests got \(tally.byVersion), not \(versions.sorted())")
        }
    }
}
