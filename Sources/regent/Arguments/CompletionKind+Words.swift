import ArgumentParser
import RegentGovernance
import RegentMessages
import RegentModel

extension CompletionKind {
    /// Names of documents of every kind.
    static var names: CompletionKind {
        .custom { words, _, _ in await LiveNames.all(of: Documents.all, for: words) }
    }

    /// Names of documents of a kind, in full.
    static func names<D: Document>(of type: D.Type) -> CompletionKind {
        .custom { words, _, _ in await LiveNames.all(of: type, for: words) }
    }

    /// Providers of the environment that is named already, or of all.
    static var providers: CompletionKind { ProviderArgument.defaultCompletionKind }

    /// Permissions.
    static var permissions: CompletionKind { .list(allPermissions) }

    /// Methods and permissions.
    static var actions: CompletionKind { .list(allMethods + allPermissions) }

    /// Methods, by their short names.
    static var methods: CompletionKind { .list(allMethods) }

    /// Methods, messages and enums, by their short names.
    static var declarations: CompletionKind {
        let messages = Schema.regent.messages.values.filter { !$0.isMapEntry }.map(\.fullName)
        return .list(allMethods + (messages + Schema.regent.enums.keys).map { last($0, after: ".") }.sorted())
    }

    private static var allMethods: [String] { Schema.regent.methods.map { last($0.name, after: "/") }.sorted() }

    private static var allPermissions: [String] { PermissionDeclaration.all.map(\.permission.description).sorted() }

    private static func last(_ name: String, after separator: Character) -> String {
        String(name.split(separator: separator).last ?? "")
    }
}
