import RegentClient
import RegentMessages
import RegentRPC
import RegentTestKit
import RegentTransport
import Synchronization
import Testing

/// A fake daemon with two answers: a decision (READ) and a run (KEYED).
func answeringServer() -> FakeServer {
    let server = FakeServer()
    server.answer(RoutingServiceMethods.select) { _ in SelectResponse() }
    server.answer(EvaluationServiceMethods.createRun) { CreateRunResponse(run: EvalRun(name: $0.name)) }
    return server
}

/// A request that its constraints allow.
let decision = SelectRequest(environment: "prod", key: "k")

/// Runs a body against a fake server with a client, and closes both.
func withClient(
    _ server: FakeServer, _ options: ClientOptions = ClientOptions(unaryTimeout: hangLimit),
    isolation: isolated (any Actor)? = #isolation,
    _ body: (RegentClient) async throws -> Void
) async throws {
    let client = try await RegentClient.connect(to: server.address, options: options)
    do { try await body(client) } catch {
        await client.close(grace: .zero)
        throw error
    }
    await client.close(grace: .zero)
    await server.shutDown(grace: .zero)
}

/// A pace without waits, which writes down the waits that were asked for.
final class NoPause: Sendable {
    private let asked = Mutex<[Duration]>([])

    var waits: [Duration] { asked.withLock { $0 } }

    func options(unaryTimeout: Duration = hangLimit) -> ClientOptions {
        var options = ClientOptions(unaryTimeout: unaryTimeout)
        options.pace = Pace(random: { 1 }, sleep: { wait in self.asked.withLock { $0.append(wait) } })
        return options
    }
}

/// Options of a client that has all the time it needs, also to close.
func patientOptions() -> ClientOptions {
    ClientOptions(unaryTimeout: hangLimit, closeGrace: hangLimit)
}

/// Options whose waits are short ones of the real clock.
func quickOptions() -> ClientOptions {
    var options = ClientOptions(unaryTimeout: hangLimit)
    options.pace = Pace(random: { 0.01 })
    return options
}

/// Counts dials, and how many there were at once.
final class CountingDialer: Dialer {
    private struct State {
        var now = 0
        var most = 0
        var total = 0
    }

    private let inner: any Dialer
    private let state = Mutex(State())

    init(_ inner: any Dialer) { self.inner = inner }

    var mostAtOnce: Int { state.withLock { $0.most } }
    var total: Int { state.withLock { $0.total } }

    func dial(_ attach: @escaping ConnectionAttach) async throws(TransportError) {
        state.withLock { state in
            state.now += 1
            state.total += 1
            state.most = max(state.most, state.now)
        }
        defer { state.withLock { $0.now -= 1 } }
        // Gives others the chance to be wrong.
        for _ in 0..<20 { await Task.yield() }
        try await inner.dial(attach)
    }
}
