/// Who calls: a person or a program, and what they may do.
package struct Principal: Hashable, Sendable {
    /// Whether somebody answers for it by name.
    package enum Kind: String, Hashable, Sendable {
        /// A person.
        case human = "HUMAN"
        /// A program; never counts as a reviewer.
        case service = "SERVICE"
    }

    /// What a principal may do.
    package enum Grants: Hashable, Sendable {
        /// Everything: the owner of a store in single-person mode.
        case all
        /// These and no others.
        case only(Set<Permission>)
    }

    /// Resource name, for example "principals/uid-1000".
    package let name: String
    /// Person or program.
    package let kind: Kind
    /// Unix user, when the kernel vouches for one.
    package let uid: UInt32?
    /// What it may do.
    package let grants: Grants
    /// Whether segregation of duties is relaxed for it, which every receipt then says.
    package let isSinglePersonMode: Bool

    /// Names a principal.
    package init(
        name: String, kind: Kind = .human, uid: UInt32? = nil, grants: Grants,
        isSinglePersonMode: Bool = false
    ) {
        self.name = name
        self.kind = kind
        self.uid = uid
        self.grants = grants
        self.isSinglePersonMode = isSinglePersonMode
    }

    /// The owner of a store in single-person mode.
    package static func owner(uid: UInt32) -> Principal {
        Principal(name: "principals/uid-\(uid)", uid: uid, grants: .all, isSinglePersonMode: true)
    }

    /// Whether it holds a permission; `anyone` is held by all.
    package func holds(_ permission: Permission) -> Bool {
        if permission == .anyone { return true }
        switch grants {
        case .all: return true
        case .only(let granted): return granted.contains(permission)
        }
    }

    /// Whether it holds one of several permissions; false for none, so that what names no
    /// permission is closed.
    package func holds(anyOf permissions: [Permission]) -> Bool {
        permissions.contains(where: holds)
    }
}
