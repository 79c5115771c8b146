import RegentMessages
import RegentModel
import RegentRouting
import RegentStorage

/// How the health of providers is judged in each environment, made of environments and their provider configs.
struct HealthProjection: Projection {
    /// The settings of every environment, with what they are made of.
    struct Value: Sendable, Equatable {
        /// By the ids of environments.
        private(set) var settings: [String: HealthSettings] = [:]
        private var policies: [String: HealthPolicy?] = [:]
        private var configs: [String: [String: ProviderConfig]] = [:]
        /// Revisions of the last resets of providers, by environment; those before the daemon began are not known.
        private var resets: [String: [String: UInt64]] = [:]

        fileprivate mutating func take(
            _ environments: [Environment], _ changed: [ProviderConfig], resets names: [(name: String, revision: UInt64)]
        ) {
            var ids: Set<String> = []
            for environment in environments {
                let id = String(environment.name.dropFirst("environments/".count))
                policies[id] = .some(environment.health)
                ids.insert(id)
            }
            for config in changed {
                configs[config.environment, default: [:]][config.provider] = config
                ids.insert(config.environment)
            }
            for (name, revision) in names {
                guard let config = changed.last(where: { $0.name == name }) else { continue }
                resets[config.environment, default: [:]][config.provider] = revision
            }
            for id in ids {
                settings[id] = HealthSettings(
                    policies[id] ?? nil, Array((configs[id] ?? [:]).values), resets: resets[id] ?? [:])
            }
        }
    }

    let kinds: Set<String> = [Environment.kind, ProviderConfig.kind]

    func value(of documents: [StoredDocument], asOf revision: UInt64) throws -> Value {
        var value = Value()
        value.take(try documents.of(Environment.self), try documents.of(ProviderConfig.self), resets: [])
        return value
    }

    func value(_ before: Value, after entries: [DocumentEntry]) throws -> Value {
        let changed = entries.map { StoredDocument($0) }
        let resets = entries.filter { $0.entry.event == ProviderConfig.healthReset }.map {
            (name: $0.entry.resource, revision: $0.entry.revision)
        }
        var value = before
        value.take(try changed.of(Environment.self), try changed.of(ProviderConfig.self), resets: resets)
        return value
    }

    func value(_ before: Value, reaching revision: UInt64) -> Value { before }
}
