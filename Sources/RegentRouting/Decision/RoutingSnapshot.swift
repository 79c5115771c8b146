package import RegentMessages
package import RegentModel

/// Everything routing knows at one ledger revision; immutable.
package struct RoutingSnapshot: Sendable {
    /// The ledger revision it was made from.
    package let revision: UInt64
    private let tables: [String: RoutingTable]

    /// Of a store before its first revision.
    package static let empty = RoutingSnapshot(revision: 0, tables: [:])

    private init(revision: UInt64, tables: [String: RoutingTable]) {
        self.revision = revision
        self.tables = tables
    }

    /// Compiles the environments and provider configs of a revision, each with its own revision filled in.
    ///
    /// - Throws: `Refusal` `STORE_CORRUPT` for two environments of one id, or two providers of one id in one of them:
    ///   no store accepts them, so one of the two is damaged.
    package init(
        revision: UInt64, environments: [Environment], configs: [ProviderConfig]
    ) throws(Refusal) {
        let byEnvironment = Dictionary(grouping: configs, by: \.environment)
        var tables: [String: RoutingTable] = [:]
        for environment in environments {
            let id = String(environment.name.dropFirst("environments/".count))
            let configs = byEnvironment[id] ?? []
            var providers: Set<String> = []
            for config in configs where !providers.insert(config.provider).inserted {
                throw Self.twice(config.name)
            }
            guard tables[id] == nil else { throw Self.twice(environment.name) }
            tables[id] = RoutingTable(environment: id, revision: environment.revision, configs: configs)
        }
        self.init(revision: revision, tables: tables)
    }

    private static func twice(_ name: String) -> Refusal {
        Refusal(.storeCorrupt, "\(name) is stored twice in one revision", ["resource": name])
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
