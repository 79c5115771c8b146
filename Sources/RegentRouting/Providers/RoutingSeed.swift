package import RegentMessages

/// The documents of a new store.
/// - Source: docs/routing.md, "Configuration"
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
