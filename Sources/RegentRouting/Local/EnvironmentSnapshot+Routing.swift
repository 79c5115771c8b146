package import RegentMessages
package import RegentModel

extension RoutingSnapshot {
    /// What decisions in an environment depend on, for a program that makes them by itself.
    ///
    /// - Parameters:
    ///   - models: ids of the models that it is to decide for; nil = all models, and requests that name none.
    ///   - standings: how healthy the providers are.
    /// - Throws: `Refusal` `NOT_FOUND` for an environment that does not exist.
    package func environment(
        _ id: String, models: Set<String>?, standings: EnvironmentStandings
    ) throws(Refusal) -> EnvironmentSnapshot {
        let table = try table(id)
        func isWanted(_ model: String) -> Bool { models?.contains(model) ?? true }
        return EnvironmentSnapshot(
            environment: id, environmentRevision: table.environmentRevision,
            providerConfigs: table.configs.map(\.forDecisions), models: versions.models(in: id, where: isWanted),
            jobs: versions.jobs(where: isWanted), anyModel: models == nil,
            namesRevision: models == nil ? versions.namesRevision : 0, standings: standings.snapshots,
            standingsVersion: standings.version)
    }

    /// Compiles what came of an environment.
    ///
    /// - Throws: `Refusal` `PROTOCOL_VIOLATION` for what no daemon sends: a constraint is broken, or something is there
    ///   twice or belongs to another environment.
    package init(revision: UInt64, _ snapshot: EnvironmentSnapshot) throws(Refusal) {
        try snapshot.check()
        do throws(Refusal) {
            try self.init(
                revision: revision,
                environments: [
                    Environment(
                        name: "environments/\(snapshot.environment)", revision: snapshot.environmentRevision)
                ],
                configs: snapshot.providerConfigs, versions: VersionIndex(snapshot))
        } catch {
            throw Refusal(.protocolViolation, error.message, error.metadata)
        }
    }
}

extension ProviderConfig {
    /// The config with the fields that decisions depend on: without what describes it to people and programs.
    fileprivate var forDecisions: ProviderConfig {
        var config = self
        config.etag = ""
        (config.createTime, config.updateTime) = (nil, nil)
        config.metadata = [:]
        return config
    }
}

extension EnvironmentStandings {
    /// The standings as they are sent.
    fileprivate var snapshots: [StandingSnapshot] {
        impaired.map { provider, standing in
            StandingSnapshot(
                provider: provider, state: standing.state, weightPermille: standing.weightPermille,
                failureRate: standing.failureRate, readmissionMicros: standing.readmissionMicros)
        }.sorted { $0.provider.utf8.lexicographicallyPrecedes($1.provider.utf8) }
    }

    /// Standings as they came.
    package init(_ snapshot: EnvironmentSnapshot) {
        let standings = snapshot.standings.map { standing in
            let value = ProviderStanding(
                state: standing.state, weightPermille: min(standing.weightPermille, 1_000),
                failureRate: standing.failureRate, readmissionMicros: standing.readmissionMicros)
            return (standing.provider, value)
        }
        self.init(version: snapshot.standingsVersion, Dictionary(standings) { first, _ in first })
    }
}

extension EnvironmentSnapshot {
    /// - Throws: `Refusal` `PROTOCOL_VIOLATION` that names the field.
    fileprivate func check() throws(Refusal) {
        if let violation = violations().first {
            throw Refusal(
                .protocolViolation, "the snapshot's \(violation.field): \(violation.description)",
                ["field": violation.field])
        }
        for config in providerConfigs where config.environment != environment || config.provider.isEmpty {
            throw Refusal(
                .protocolViolation, "the snapshot of environments/\(environment) has the config \(config.name)",
                ["field": "provider_configs"])
        }
        try Self.checkUnique(providerConfigs.map(\.provider), "provider_configs")
        try Self.checkUnique(models.map(\.model), "models")
        try Self.checkUnique(jobs.map(\.job), "jobs")
        try Self.checkUnique(standings.map(\.provider), "standings")
    }

    private static func checkUnique(_ ids: [String], _ field: String) throws(Refusal) {
        var seen: Set<String> = []
        for id in ids where !seen.insert(id).inserted {
            throw Refusal(.protocolViolation, "the snapshot has \(id) twice in \(field)", ["field": field])
        }
    }
}
