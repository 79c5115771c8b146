package import RegentMessages

extension EnvironmentSnapshot {
    /// One row a provider config, with what routing does by its health.
    package var providerTable: Table {
        let standings = Dictionary(standings.map { ($0.provider, $0) }) { first, _ in first }
        return Table(
            [
                .text("provider"), .number("weight"), .number("priority"), .text("default"), .text("enabled"),
                .text("health"), .number("weight_permille"),
            ],
            rows: providerConfigs.map { config in
                let standing = standings[config.provider]
                let isEnabled = config.archiveTime == nil && config.enabled ?? true
                return [
                    config.provider, "\(config.weight)", "\(config.priority)", config.isDefault ? "default" : "",
                    isEnabled ? "enabled" : "", standing?.state.name ?? ProviderHealthState.healthy.name,
                    "\(standing?.weightPermille ?? 1_000)",
                ]
            })
    }

    /// One row a model, with the versions that its keys get.
    package var modelTable: Table {
        Table(
            [
                .text("model"), .text("stable_version"), .text("canary_version"), .number("canary_permille"),
                .text("forced_version"), .number("suspended"),
            ],
            rows: models.map { model in
                [
                    model.model, model.split?.stableVersion ?? "", model.split?.canaryVersion ?? "",
                    model.split.map { "\($0.canaryPermille)" } ?? "", model.forcedVersion,
                    model.suspendedVersions.isEmpty ? "" : "\(model.suspendedVersions.count)",
                ]
            })
    }
}
