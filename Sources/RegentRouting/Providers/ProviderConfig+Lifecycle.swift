package import RegentMessages
package import RegentModel

extension ProviderConfig: Governed {
    private typealias Methods = ProviderServiceMethods
    private static let inUse: [ProviderConfigState] = [.enabled, .disabled]

    /// The lifecycle of a provider config.
    package static let lifecycle: [Transition<ProviderConfig>] = [
        Transition(
            Methods.putProviderConfig.descriptor, from: [nil], to: .any(inUse), events: "providerConfig.created"),
        Transition(
            Methods.putProviderConfig.descriptor, from: inUse, to: .any(inUse),
            events: "providerConfig.changed", defaultMoved),
        Transition(
            Methods.archiveProviderConfig.descriptor, from: inUse, to: [.archived], needsReason: true,
            events: "providerConfig.archived"),
        Transition(
            Methods.restoreProviderConfig.descriptor, from: [.archived], to: [.disabled],
            events: "providerConfig.restored"),
        Transition(
            ProviderHealthServiceMethods.resetProviderHealth.descriptor, from: [.enabled], to: .same, needsReason: true,
            events: healthReset),
    ]

    /// The event of a config whose provider serves again at once, whatever its failures were.
    package static let healthReset = "providerConfig.healthReset"

    /// The event of a config that is no longer the default, because another one is.
    static let defaultMoved = "providerConfig.defaultMoved"
}
