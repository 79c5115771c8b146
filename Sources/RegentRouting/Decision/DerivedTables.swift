import Synchronization

/// Tables that were compiled of another one, kept until others are asked for: a change of health compiles once, not at
/// every request.
final class DerivedTables: Sendable {
    private struct Made {
        var under: RoutingTable?
        var opened: RoutingTable?
    }

    private let made = Mutex(Made())

    /// The table under standings.
    func table(
        under standings: EnvironmentStandings, _ compile: (EnvironmentStandings) -> RoutingTable
    ) -> RoutingTable {
        made.withLock { made in
            if let known = made.under, known.standings.version == standings.version { return known }
            let table = compile(standings)
            made.under = table
            return table
        }
    }

    /// The table in which those that wait for their probes serve.
    func opened(_ compile: () -> RoutingTable) -> RoutingTable {
        made.withLock { made in
            if let known = made.opened { return known }
            let table = compile()
            made.opened = table
            return table
        }
    }
}
