import ArgumentParser
import RegentMessages

/// A kind of resource, as its names have it or as its command is called: "providers" or "provider".
struct KindArgument: ExpressibleByArgument, Sendable {
    /// The kind, for example "providers".
    let kind: String

    static let allValueStrings = byWord.keys.sorted()

    static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }

    /// Every word that means a kind.
    private static let byWord: [String: String] = {
        var kinds = ["eval": EvalRun.kind]
        for kind in Documents.byKind.keys {
            kinds[kind] = kind
            if kind.hasSuffix("s") { kinds[String(kind.dropLast())] = kind }
        }
        return kinds
    }()

    init?(argument: String) {
        guard let kind = Self.byWord[argument] else { return nil }
        self.kind = kind
    }
}
