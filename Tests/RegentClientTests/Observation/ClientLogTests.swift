import InMemoryLogging
import Logging
import RegentClient
import RegentMessages
import RegentRPC
import RegentServiceTestKit
import RegentTestKit
import RegentWire
import Testing

@Suite("Log of the client")
struct ClientLogTests {
    private let kept: InMemoryLogHandler

    init() {
        var kept = InMemoryLogHandler()
        kept.logLevel = .trace
        self.kept = kept
    }

    /// Options that log here and never wait between attempts.
    private func options(outcomesMax: Int = 65_536) -> ClientOptions {
        var options = NoPause().options()
        options.logger = Logger(label: "test") { [kept] _ in kept }
        options.outcomesMax = outcomesMax
        return options
    }

    private func lines(_ level: Logger.Level) -> [InMemoryLogHandler.Entry] {
        kept.entries.filter { $0.level == level }
    }

    @Test("Connections, their losses and what could not be reached are logged with their address and reason")
    func connections() async throws {
        let server = answeringServer()
        try await withClient(server, options()) { client in
            await server.disconnectAll()
            _ = try await client.select(decision)
            await server.disconnectAll()
            server.isReachable = false
            let call = CallOptions(timeout: hangLimit, waitsForConnection: false)
            for _ in 0..<2 { _ = await failure { _ = try await client.select(decision, call) } }
        }
        let opened = lines(.info)
        #expect(opened.map { "\($0.message)" } == ["connected", "connected again"])
        #expect(opened.allSatisfy { $0.metadata["address"] == "\(server.address)" })
        let warnings = lines(.warning).map { "\($0.message)" }
        let lost = "the connection is lost; this call connects again"
        #expect(warnings == [lost, lost, "no daemon could be reached"])
        #expect(lines(.warning).last?.metadata["reason"] == "CONNECT_FAILED")
    }

    @Test("A call that is made again is logged with its method, attempt and reason")
    func retries() async throws {
        let server = answeringServer()
        try await withClient(server, options()) { client in
            server.fail(next: 1, with: RPCError(code: .unavailable, message: "not now", reason: "OVERLOADED"))
            _ = try await client.select(decision)
        }
        let line = try #require(lines(.debug).first)
        #expect(line.metadata["rpc.method"] == "regent.v1.RoutingService/Select")
        #expect(line.metadata["attempt"] == "1")
        #expect(line.metadata["reason"] == "OVERLOADED")
    }

    @Test("Dropped outcomes are logged once for many, and those left at the end are counted")
    func outcomes() async throws {
        let server = FakeServer()
        let outcome = RouteDecision(requestId: "r-1", selectedProvider: "a").outcome(
            environment: "prod", status: .ok, latency: .milliseconds(5))
        try await withClient(server, options(outcomesMax: 2)) { client in
            try client.report(outcome)
            try client.report(outcome)
            for _ in 0..<5 { _ = await failure { try client.report(outcome) } }
        }
        let errors = lines(.error)
        #expect(errors.map { $0.metadata["count"] } == ["1", "4", "2"])
        let last = try #require(errors.last)
        #expect("\(last.message)" == "the client closed before the daemon had acknowledged its outcomes")
    }

    @Test("A client without a logger writes nothing")
    func withoutLogger() async throws {
        let server = answeringServer()
        try await withClient(server, NoPause().options()) { client in _ = try await client.select(decision) }
        #expect(kept.entries.isEmpty)
    }
}
