import ArgumentParser
import RegentModel

/// An environment as it is named on the command line: `prod` or `environments/prod`.
struct EnvironmentArgument: ExpressibleByArgument, Sendable {
    /// The last part, for example "prod".
    let id: String

    /// The resource name, for example "environments/prod".
    var name: String { "environments/\(id)" }

    init?(argument: String) {
        let prefix = "environments/"
        let id = argument.hasPrefix(prefix) ? String(argument.dropFirst(prefix.count)) : argument
        guard (try? Identifier(id)) != nil else { return nil }
        self.id = id
    }

    /// The resource name of a provider's config here.
    func provider(_ provider: ProviderArgument) -> String { "\(name)/providers/\(provider.id)" }
}

/// A provider as it is named on the command line: `openai`.
struct ProviderArgument: ExpressibleByArgument, Sendable {
    /// Its id.
    let id: String

    init?(argument: String) {
        guard (try? Identifier(argument)) != nil else { return nil }
        id = argument
    }
}
