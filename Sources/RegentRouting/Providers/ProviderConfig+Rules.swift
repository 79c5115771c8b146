package import RegentMessages
package import RegentModel

extension ProviderConfig {
    /// Milliseconds a caller waits where the config does not say.
    /// - Source: PRODUCT.md §2
    package static let timeoutMsStandard: UInt32 = 30_000
    /// How often a caller repeats a failed request where the config does not say.
    /// - Source: PRODUCT.md §2
    package static let maxRetriesStandard: UInt32 = 2

    /// The config as it is to be stored: what was left out has its standard value, and the ids are those of the name.
    ///
    /// - Throws: `ResourceNameError` for a name of another kind.
    package func completed() throws(ResourceNameError) -> ProviderConfig {
        let name = try ResourceName(name, matching: Self.pattern)
        var config = self
        config.provider = name.id ?? ""
        config.environment = name.parent?.id ?? ""
        config.enabled = enabled ?? true
        config.timeoutMs = timeoutMs == 0 ? Self.timeoutMsStandard : timeoutMs
        config.maxRetries = maxRetries ?? Self.maxRetriesStandard
        return config
    }

    /// What putting this config changes: first itself, then the config that was the default before it.
    ///
    /// - Parameters:
    ///   - before: the stored config of this name.
    ///   - siblings: the stored configs of the environment.
    /// - Throws: `ResourceNameError`.
    package func put(
        over before: ProviderConfig?, among siblings: [ProviderConfig]
    ) throws(ResourceNameError) -> [Change<ProviderConfig>] {
        let config = try completed()
        let event = before == nil ? "providerConfig.created" : "providerConfig.changed"
        var changes = [Change(after: config, event: event)]
        guard config.isDefault else { return changes }
        for var sibling in siblings where sibling.isDefault && sibling.name != config.name {
            sibling.isDefault = false
            changes.append(Change(after: sibling, event: "providerConfig.defaultMoved"))
        }
        return changes
    }

    /// Whether it may serve.
    package var isEnabled: Bool { enabled ?? true }

    /// Index column of its state.
    package var stateName: String { isEnabled ? "ENABLED" : "DISABLED" }
}

/// What a new store begins with.
/// - Source: PRODUCT.md §2
package enum RoutingSeed {
    /// staging and prod.
    package static let environments = [
        Environment(name: "environments/staging"), Environment(name: "environments/prod"),
    ]

    /// openai, which serves, and custom, which only serves on request or as fallback.
    package static let providerConfigs = [
        ProviderConfig(
            name: "environments/prod/providers/openai", enabled: true, isDefault: true, weight: 100),
        ProviderConfig(name: "environments/prod/providers/custom", enabled: true),
    ]
}
