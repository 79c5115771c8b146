/// The caller: a principal identified by a credential, and its permissions.
package struct Caller: Hashable, Sendable {
    /// Whether a named person answers for it.
    package enum Kind: String, Hashable, Sendable {
        /// A person.
        case human = "HUMAN"
        /// A program; never counts as a reviewer.
        case service = "SERVICE"
    }

    /// The credential that identified it.
    package enum Credential: Hashable, Sendable {
        /// The user id of a process on this machine, by the kernel.
        case uid(UInt32)
        /// A token, by the id of its document.
        case token(String)
        /// A verified certificate, by the URI it names.
        case certificate(uri: String)
        /// The program's own word, as of a test.
        case none

        /// Whether it may run out by itself.
        package var expires: Bool { if case .token = self { true } else { false } }
    }

    /// The permissions of a principal.
    package enum Authority: Hashable, Sendable {
        /// Everything: the owner of a store in single-person mode.
        case all
        /// Only what it was granted.
        case granted([Authorisation])
    }

    /// Resource name, for example "principals/uid-1000".
    package let name: String
    /// Person or program.
    package let kind: Kind
    /// The credential that identified it.
    package let credential: Credential
    /// Its permissions.
    package let authority: Authority
    /// Whether segregation of duties is relaxed for it; then every receipt says so.
    package let isSinglePersonMode: Bool

    /// Names a caller.
    package init(
        name: String, kind: Kind = .human, credential: Credential = .none, authority: Authority,
        isSinglePersonMode: Bool = false
    ) {
        self.name = name
        self.kind = kind
        self.credential = credential
        self.authority = authority
        self.isSinglePersonMode = isSinglePersonMode
    }

    /// The owner of a store in single-person mode.
    package static func owner(uid: UInt32) -> Caller {
        Caller(name: name(ofUID: uid), credential: .uid(uid), authority: .all, isSinglePersonMode: true)
    }

    /// The daemon itself.
    package static let daemon = Caller(name: "principals/regentd", kind: .service, authority: .all)

    /// The name of a principal that is known by its user id only.
    package static func name(ofUID uid: UInt32) -> String { "principals/uid-\(uid)" }

    /// Whether it holds one of several permissions, wherever; false for none, so that what names no permission
    /// is closed.
    package func holds(anyOf permissions: [Permission]) -> Bool {
        if permissions.contains(.anyone) { return true }
        switch authority {
        case .all: return !permissions.isEmpty
        case .granted(let granted): return granted.contains { $0.gives(anyOf: permissions) }
        }
    }

    /// Whether it holds one of several permissions for something.
    ///
    /// - Parameter names: what it is about, by resource names of which any may be in scope; empty for the whole store.
    package func holds(anyOf permissions: [Permission], for names: [String]) -> Bool {
        if case .granted(let granted) = authority, !permissions.contains(.anyone) {
            return granted.contains { $0.gives(anyOf: permissions) && $0.scope.covers(anyOf: names) }
        }
        return holds(anyOf: permissions)
    }

    /// The scopes in which it holds one of several permissions; empty if it holds none of them.
    package func scopes(ofAnyOf permissions: [Permission]) -> [Scope] {
        guard case .granted(let granted) = authority, !permissions.contains(.anyone) else {
            return holds(anyOf: permissions) ? [.everything] : []
        }
        return granted.filter { $0.gives(anyOf: permissions) }.map(\.scope)
    }

    /// The role in force where one of several permissions is needed for something: the first that gives it there, ""
    /// where it is none.
    ///
    /// - Parameter names: what it is about, as `holds` has it; nil = nothing in particular.
    package func role(for permissions: [Permission], about names: [String]?) -> String {
        switch authority {
        case .all: return isSinglePersonMode ? "SINGLE_PERSON" : ""
        case .granted(let granted):
            let inForce = granted.first { grant in
                grant.gives(anyOf: permissions) && names.map { grant.scope.covers(anyOf: $0) } != false
            }
            return inForce?.role ?? ""
        }
    }
}
