import ArgumentParser
import RegentMessages
import RegentModel

/// A provider as it is named on the command line: `openai`.
struct ProviderArgument: ExpressibleByArgument, Sendable {
    /// Its id.
    let id: String

    init?(argument: String) {
        guard (try? Identifier(argument)) != nil else { return nil }
        id = argument
    }

    /// Those of the environment that is named already, or of all.
    static var defaultCompletionKind: CompletionKind {
        .custom { words, _, _ in
            let environment = LiveNames.value(of: ["-e", "--environment"], in: words)
                .flatMap(EnvironmentArgument.init(argument:))
            let names = await LiveNames.all(of: ProviderConfig.self, for: words, in: environment?.name ?? "")
            return Set(names.compactMap { $0.split(separator: "/").last.map(String.init) }).sorted()
        }
    }
}
