import RegentRPC
import RegentServices
import ServiceLifecycle

/// What the server does once a second: ends connections whose credential has run out of time, looks at the rate of
/// calls, writes how many lines of the log were left out.
struct ServerPulse: Service {
    /// Time a connection may outlive its token at most.
    private static let interval = Duration.seconds(1)

    let server: RPCServer
    let rates: CallRates

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while (try? await Task.sleep(for: Self.interval)) != nil {
                server.checkAccess(expiringOnly: true)
                rates.note(server.journal.counts.numbers, at: .now)
                server.flushJournal()
            }
        }
        server.flushJournal()
    }
}
