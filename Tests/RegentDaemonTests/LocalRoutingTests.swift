import Logging
import RegentClient
import RegentDaemon
import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentTestKit
import RegentTransportSocket
import Testing

/// A program that decides by itself, beside the daemon that it follows.
@Suite("Local routing with a daemon", .timeLimit(.minutes(10)))
struct LocalRoutingTests {
    /// Serves a store in a folder on a socket until the body ends.
    static func withDaemon(
        _ folder: TemporaryFolder, _ body: (RegentClient) async throws -> Void
    ) async throws {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let daemon = try await Daemon(
            DaemonConfiguration(data: .directory(folder.file("store")), socketPath: folder.file("r.sock")),
            logger: logger)
        let loops = SocketLoops()
        try await daemon.server.serve(UnixListener(path: folder.file("s"), loops: loops, replacesStale: true))
        let client = try await RegentClient.connect(to: Address("unix:" + folder.file("s")))
        do { try await body(client) } catch {
            await client.close(grace: .zero)
            await daemon.close()
            throw error
        }
        await client.close(grace: .zero)
        await daemon.close()
        await loops.shutDown()
    }

    static func put(_ client: RegentClient, _ provider: String, weight: UInt32) async throws -> UInt64 {
        let config = ProviderConfig(name: "environments/prod/providers/\(provider)", weight: weight)
        let response = try await client.putProviderConfig(
            PutProviderConfigRequest(providerConfig: config, mutation: .fresh()))
        return try #require(response.receipt).revision
    }

    /// Keys whose answers differ from those of the daemon.
    static func differing(_ router: LocalRouter, _ client: RegentClient) async throws -> [String] {
        var differing: [String] = []
        for number in 0..<300 {
            let key = "user-\(number)"
            for model in ["", "nobody"] {
                let request = SelectRequest(requestId: "r", environment: "prod", key: key, model: model)
                let answer = try await client.select(request).decision
                let whole = try router.decide(request)
                let fast = try router.decide(environment: "prod", model: model, key: key)
                if whole != answer || fast.provider != answer?.selectedProvider { differing.append(key) }
            }
        }
        return differing
    }

    @Test("a change is followed, with the daemon's answers; while the daemon is away the last snapshot decides")
    func followed() async throws {
        try await withTemporaryFolder { folder in
            try await Self.withDaemon(folder) { client in
                for (provider, weight) in [("a", 70), ("b", 30), ("c", 0)] as [(String, UInt32)] {
                    _ = try await Self.put(client, provider, weight: weight)
                }
            }
            var options = ClientOptions(unaryTimeout: hangLimit, waitsForConnection: true)
            options.pace = Pace(random: { 0.01 })
            var router: LocalRouter?
            try await Self.withDaemon(folder) { writer in
                let client = try await RegentClient.connect(to: Address("unix:" + folder.file("s")), options: options)
                let made = try LocalRouter(client, environments: ["prod"])
                try await made.scoped { made in
                    try await made.ready(timeout: hangLimit)
                    let atFirst = try await Self.differing(made, writer)
                    #expect(atFirst == [])
                    let revision = try await Self.put(writer, "c", weight: 50)
                    let isFollowed = await eventually { made.revision >= revision }
                    #expect(isFollowed)
                    let after = try await Self.differing(made, writer)
                    #expect(after == [] && made.isConnected)
                }
                router = made
                await client.close(grace: .zero)
            }
            // Nothing serves now, neither the stream nor a call.
            let held = try #require(router)
            #expect(!held.isConnected)
            let decision = try held.decide(environment: "prod", key: "user-1")
            #expect(["a", "b", "c", "openai"].contains(decision.provider))
        }
    }

    @Test("a daemon that comes again is followed again, from the revision that is held")
    func restarted() async throws {
        try await withTemporaryFolder { folder in
            var revision: UInt64 = 0
            try await Self.withDaemon(folder) { client in revision = try await Self.put(client, "a", weight: 70) }
            var options = ClientOptions(unaryTimeout: hangLimit, waitsForConnection: true)
            options.pace = Pace(random: { 0.01 })
            let path = folder.file("s")
            // The client is made while a daemon serves, and lives over its restart.
            var client: RegentClient?
            try await Self.withDaemon(folder) { _ in
                client = try await RegentClient.connect(to: Address("unix:" + path), options: options)
            }
            let living = try #require(client)
            try await living.withLocalRouter(environments: ["prod"]) { router in
                try await Self.withDaemon(folder) { writer in
                    try await router.ready(timeout: hangLimit)
                    #expect(router.revision >= revision)
                }
                let isLost = try await eventually { try router.status(of: "prod").failure != nil }
                #expect(isLost)
                let away = try router.decide(environment: "prod", key: "user-1")
                #expect(!away.provider.isEmpty)
                try await Self.withDaemon(folder) { writer in
                    let next = try await Self.put(writer, "b", weight: 30)
                    let isFollowed = await eventually { router.revision >= next }
                    #expect(isFollowed)
                    let differing = try await Self.differing(router, writer)
                    #expect(differing == [])
                }
            }
            await living.close(grace: .zero)
        }
    }
}
