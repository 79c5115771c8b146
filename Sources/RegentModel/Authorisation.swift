/// Some permissions within one scope: what a role gives, or a single permission.
package struct Authorisation: Hashable, Sendable {
    /// The role it comes from, for example "OPERATOR"; empty for a single permission.
    package let role: String
    /// What it allows.
    package let permissions: Set<Permission>
    /// Where.
    package let scope: Scope

    /// Permissions within a scope.
    package init(role: String = "", permissions: Set<Permission>, scope: Scope) {
        self.role = role
        self.permissions = permissions
        self.scope = scope
    }

    /// Whether it gives one of several permissions, wherever.
    package func gives(anyOf wanted: [Permission]) -> Bool { wanted.contains(where: permissions.contains) }
}

/// The scope of a role: the whole store, or one model or environment and all resources in it.
///
/// - Source: docs/access.md, "Scopes".
package struct Scope: Hashable, Sendable, CustomStringConvertible {
    /// `*`, `models/{m}` or `environments/{e}`.
    package let description: String

    /// The whole store.
    package static let everything = Scope(known: "*")

    private init(known text: String) { description = text }

    /// A checked scope; empty text is the whole store.
    ///
    /// - Throws: `ResourceNameError` for any other text.
    package init(_ text: String) throws(ResourceNameError) {
        if text.isEmpty || text == "*" {
            self = .everything
            return
        }
        let name = try ResourceName(text)
        guard ["models", "environments"].contains(name.kind), name.parent == nil, name.id != nil else {
            throw ResourceNameError(.wrongPattern, "a scope must be *, models/{model} or environments/{environment}")
        }
        description = text
    }

    /// Whether a resource lies in it, by name; ids are the same whatever their case. Names are compared by bytes: a
    /// mark after a slash does not join it.
    package func covers(_ name: String) -> Bool {
        guard self != .everything else { return true }
        let (name, scope) = (name.asciiLowercased, description.asciiLowercased)
        return name.utf8.elementsEqual(scope.utf8) || name.utf8.starts(with: (scope + "/").utf8)
    }

    /// Whether one of several resources lies in it; without any only the whole store will do.
    package func covers(anyOf names: [String]) -> Bool {
        self == .everything || names.contains(where: covers)
    }

    /// Whether something may lie in both: they are the same, or one is the whole store.
    package func overlaps(_ other: Scope) -> Bool {
        self == .everything || other == .everything
            || description.asciiLowercased == other.description.asciiLowercased
    }
}
