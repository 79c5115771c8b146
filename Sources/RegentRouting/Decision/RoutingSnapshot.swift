package import RegentMessages
package import RegentModel

/// Everything routing knows at one ledger revision; immutable.
package struct RoutingSnapshot: Sendable {
    /// The ledger revision it was made from.
    package let revision: UInt64
    private let tables: [String: RoutingTable]

    /// Compiles the environments and provider configs of a revision, each with its own revision filled in.
    package init(revision: UInt64, environments: [Environment], configs: [ProviderConfig]) {
        self.revision = revision
        let byEnvironment = Dictionary(grouping: configs, by: \.environment)
        tables = Dictionary(
            uniqueKeysWithValues: environments.map { environment in
                let id = String(environment.name.dropFirst("environments/".count))
                let table = RoutingTable(
                    environment: id, revision: environment.revision, configs: byEnvironment[id] ?? [])
                return (id, table)
            })
    }

    /// The table of an environment.
    ///
    /// - Throws: `Refusal` `NOT_FOUND`.
    package func table(_ environment: String) throws(Refusal) -> RoutingTable {
        guard let table = tables[environment] else {
            throw Refusal(
                .notFound, "environments/\(environment) does not exist", ["name": "environments/\(environment)"])
        }
        return table
    }
}
