import RegentMessages
import RegentRPC
import RegentServices
import ServiceLifecycle

/// What the server does once a second: ends connections whose credential has run out of time, looks at the rate and
/// duration of calls, writes how many lines of the log were left out.
struct ServerPulse: Service {
    /// Time a connection may outlive its token at most.
    private static let interval = Duration.seconds(1)

    let server: RPCServer
    let operation: ServerOperation
    /// Microseconds since 1970.
    let now: @Sendable () -> Int64

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while (try? await Task.sleep(for: Self.interval)) != nil {
                server.checkAccess(expiringOnly: true)
                server.renewSlow()
                operation.rates.note(server.journal.counts.numbers, at: .now)
                operation.performance.note(
                    server.methods.figures.map { ($0.method.name, $0.figures) }, at: .now, micros: now())
                server.flushJournal()
            }
        }
        server.flushJournal()
    }
}
