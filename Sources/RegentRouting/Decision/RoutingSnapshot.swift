package import RegentMessages
package import RegentModel

/// Everything routing knows at one ledger revision.
package struct RoutingSnapshot: Sendable, Equatable {
    /// The ledger revision it is of.
    package var revision: UInt64
    /// Which versions of models serve.
    package private(set) var versions: VersionIndex
    private var tables: [String: RoutingTable] = [:]

    /// Compiles the documents of a revision, each with its own revision filled in.
    ///
    /// - Throws: `Refusal` `STORE_CORRUPT` for two environments of one id, or two providers of one id in one of them:
    ///   no store accepts them, so one of the two is damaged.
    package init(
        revision: UInt64, environments: [Environment], configs: [ProviderConfig], versions: VersionDocuments = .init()
    ) throws(Refusal) {
        try self.init(
            revision: revision, environments: environments, configs: configs, versions: VersionIndex(versions))
    }

    /// Compiles the same, with versions that are compiled already.
    ///
    /// - Throws: as the other one.
    init(
        revision: UInt64, environments: [Environment], configs: [ProviderConfig], versions: VersionIndex
    ) throws(Refusal) {
        self.revision = revision
        self.versions = versions
        let byEnvironment = Dictionary(grouping: configs, by: \.environment)
        for environment in environments {
            let id = Self.id(of: environment)
            guard tables[id] == nil else { throw Self.twice(environment.name) }
            tables[id] = try Self.table(id, environment.revision, byEnvironment[id] ?? [])
        }
    }

    /// The snapshot after some documents changed, each with its own revision; only the tables that they belong to are
    /// compiled again.
    ///
    /// - Throws: `Refusal` `STORE_CORRUPT` for a config of an environment that does not exist.
    package func changed(
        environments: [Environment], configs: [ProviderConfig], versions documents: VersionDocuments = .init()
    ) throws(Refusal) -> RoutingSnapshot {
        var after = self
        if !documents.isEmpty { after.versions = versions.changed(documents) }
        for environment in environments {
            let id = Self.id(of: environment)
            let known = tables[id]
            after.tables[id] = try Self.table(id, environment.revision, known?.configs ?? [], known?.counts)
        }
        for (id, changed) in Dictionary(grouping: configs, by: \.environment) {
            guard let table = after.tables[id] else {
                throw Refusal(
                    .storeCorrupt, "environments/\(id) has provider configs but does not exist",
                    ["resource": "environments/\(id)"])
            }
            var byProvider: [String: ProviderConfig] = [:]
            for config in table.configs + changed { byProvider[config.provider] = config }
            after.tables[id] = try Self.table(
                id, table.environmentRevision, Array(byProvider.values), table.counts)
        }
        return after
    }

    private static func id(of environment: Environment) -> String {
        String(environment.name.dropFirst("environments/".count))
    }

    private static func table(
        _ id: String, _ revision: UInt64, _ configs: [ProviderConfig], _ counts: EnvironmentCounts? = nil
    ) throws(Refusal) -> RoutingTable {
        var providers: Set<String> = []
        for config in configs where !providers.insert(config.provider).inserted { throw twice(config.name) }
        return RoutingTable(
            environment: id, revision: revision, configs: configs, counts: counts ?? EnvironmentCounts())
    }

    private static func twice(_ name: String) -> Refusal {
        Refusal(.storeCorrupt, "\(name) is stored twice in one revision", ["resource": name])
    }

    /// What is counted of each environment, by the bytes of their ids.
    package var counts: [(environment: String, counts: EnvironmentCounts)] {
        tables.map { (environment: $0.key, counts: $0.value.counts) }
            .sorted { $0.environment.utf8.lexicographicallyPrecedes($1.environment.utf8) }
    }

    /// Ids of the enabled providers of each environment, all by their bytes.
    package var enabledProviders: [(environment: String, providers: [String])] {
        tables.map { (environment: $0.key, providers: $0.value.configs.filter(\.isEnabled).map(\.provider)) }
            .sorted { $0.environment.utf8.lexicographicallyPrecedes($1.environment.utf8) }
    }

    /// The table of an environment; nil where there is no such environment.
    package func tableIfKnown(_ environment: String) -> RoutingTable? { tables[environment] }

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
