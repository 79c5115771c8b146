import RegentClient
import RegentRPC

/// Which daemon a command asks, and as whom: what flags, variables and contexts say, in their order.
///
/// An address and the identity for it come from one place, so that no daemon is sent the token of another one; only
/// flags are combined with either.
struct ChosenConnection: Sendable, Hashable {
    /// Seconds to wait for one answer where nothing else is said.
    static let timeoutStandard = 300.0

    /// Addresses, separated by commas.
    let address: String
    /// Where the identity comes from besides flags; nil = the environment.
    let context: ConnectionContext?
    /// Seconds to wait for one answer.
    let timeout: Double

    /// The settings of a command: `--address`, else `--context`, else REGENT_ADDRESS, else REGENT_CONTEXT or the
    /// context in use, else a socket that is there.
    ///
    /// - Throws: `CommandFailure` with exit code 64.
    init(_ options: ConnectionOptions) throws(CommandFailure) {
        context = try Self.context(of: options)
        if let given = options.address ?? context?.address ?? EnvironmentText.value(ServerAddress.variable) {
            address = given
        } else {
            address = try ServerAddress.standard()
        }
        timeout = options.timeout?.seconds ?? context?.timeout ?? Self.timeoutStandard
    }

    private static func context(of options: ConnectionOptions) throws(CommandFailure) -> ConnectionContext? {
        guard options.address == nil else { return nil }
        if let name = options.context { return try ConnectionContexts.load().context(name) }
        guard EnvironmentText.value(ServerAddress.variable) == nil else { return nil }
        let contexts = try ConnectionContexts.load()
        let name = EnvironmentText.value(ConnectionContexts.variable) ?? contexts.current
        return name.isEmpty ? nil : try contexts.context(name)
    }

    /// A setting of the identity: its flag, else what the context or the environment says.
    func value(
        _ flag: String?, _ variable: String, _ kept: KeyPath<ConnectionContext, String?>
    ) -> String? {
        if let flag { return flag }
        guard let context else { return EnvironmentText.value(variable) }
        return context[keyPath: kept]
    }
}
