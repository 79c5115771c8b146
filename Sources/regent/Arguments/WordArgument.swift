import ArgumentParser
import RegentMessages

/// An argument that is the name of a value of an enum, in any case, its words joined by _ or -; the shell offers them.
struct WordArgument<Value: OpenEnum>: ExpressibleByArgument, Sendable {
    let value: Value

    /// Roles are written as their grants show them, other values in lower case.
    private static func word(_ value: Value) -> String { value is Role ? value.name : value.name.lowercased() }

    static var allValueStrings: [String] { Value.allKnown.dropFirst().map(word) }

    static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }

    var defaultValueDescription: String { Self.word(value) }

    init(_ value: Value) { self.value = value }

    init?(argument: String) {
        guard let value = Value(dashed: argument), value.rawValue != 0 else { return nil }
        self.value = value
    }
}

typealias RunTypeArgument = WordArgument<EvalRunType>
typealias RunStateArgument = WordArgument<EvalRunState>
typealias StrategyArgument = WordArgument<RouteStrategy>
typealias PrincipalKindArgument = WordArgument<PrincipalKind>
typealias RoleArgument = WordArgument<Role>
