package import RegentMessages
package import RegentModel

extension ProviderConfig {
    /// Milliseconds a caller waits where the config does not say.
    /// - Source: docs/routing.md, "Configuration"
    package static let timeoutMsStandard: UInt32 = 30_000
    /// How often a caller repeats a failed request where the config does not say.
    /// - Source: docs/routing.md, "Configuration"
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
        config.archiveTime = nil
        return config
    }

    /// The changes of putting this completed config: itself, and the config that was the default before.
    ///
    /// - Parameters:
    ///   - siblings: the stored configs of the environment, that of this name too where there is one; others than that
    ///     count only where this one becomes the default.
    ///   - environment: the one it belongs to.
    /// - Throws: `Refusal` `ILLEGAL_TRANSITION` in an archived environment.
    package func put(
        among siblings: [ProviderConfig], in environment: Environment, _ command: Command
    ) throws(Refusal) -> Change<ProviderConfig> {
        try environment.checkInUse()
        var change = try Self.putting(command, over: siblings.first { $0.name == name }) { $0 = self }
        guard isDefault else { return change }
        for sibling in siblings where sibling.isDefault && sibling.name != name {
            change = change.with(try sibling.applying(command, event: Self.defaultMoved) { $0.isDefault = false })
        }
        return change
    }

    /// The archived config: it no longer serves and is not the default.
    package func archived(_ command: Command) throws(Refusal) -> Change<ProviderConfig> {
        try applying(command) { config in
            config.enabled = false
            config.isDefault = false
            config.archiveTime = command.time
        }
    }

    /// The config in use again, disabled.
    ///
    /// - Parameter environment: the one it belongs to.
    /// - Throws: `Refusal` `ILLEGAL_TRANSITION` in an archived environment.
    package func restored(in environment: Environment, _ command: Command) throws(Refusal) -> Change<ProviderConfig> {
        try environment.checkInUse()
        return try applying(command) { $0.archiveTime = nil }
    }

    /// The same config: the health of its provider is reset, which the ledger keeps with its reason.
    package func healthReset(_ command: Command) throws(Refusal) -> Change<ProviderConfig> {
        try applying(command) { _ in }
    }

    /// Whether it may serve.
    package var isEnabled: Bool { state == .enabled }
}
