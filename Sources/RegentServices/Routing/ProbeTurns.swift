import RegentMessages
import RegentModel
import RegentRouting

/// When one stream may be granted the probes of an environment: whoever had one and did not use it leaves the next ones
/// to others. A program without requests for a provider would keep it out for ever otherwise.
struct ProbeTurns {
    /// Milliseconds in which the request of a grant must begin: the rest of the lease is for its answer and its report.
    static let beginMillis: UInt32 = 5_000
    /// Leases that pass from one grant to the next of the same stream.
    private static let leasesBetween: Int64 = 3

    private let context: ServiceContext
    private let environment: String
    /// When the stream may be granted the probe of a provider again, microseconds since 1970.
    private var notBefore: [String: Int64] = [:]

    init(_ context: ServiceContext, _ environment: String) {
        self.context = context
        self.environment = environment
    }

    /// Takes the probes that nobody has, for a stream of a caller.
    mutating func grants(to caller: Caller) -> [ProbeGrant] {
        let standings = context.health.standings(of: environment)
        let halfOpen = standings.impaired.filter { $0.value.state == .halfOpen }.keys.sorted()
        guard !halfOpen.isEmpty, let table = context.routing.current.tableIfKnown(environment) else {
            notBefore = [:]
            return []
        }
        let now = context.now()
        return halfOpen.compactMap { provider in
            guard now >= notBefore[provider] ?? 0, let lease = table.probeLeaseMicros(of: provider),
                context.health.takeProbe(
                    environment, provider: provider, principal: caller.name, nowMicros: now)
            else { return nil }
            notBefore[provider] = now.addingReportingOverflow(Self.leasesBetween * lease).partialValue
            return ProbeGrant(provider: provider, leaseMs: Self.beginMillis)
        }
    }
}
