import Crypto
import RegentGovernance
import RegentMessages
package import RegentModel
import RegentStorage

/// Who may do what: it follows the ledger, and who asks never waits for the store.
package final class AccessState: Sendable {
    /// Kinds of document that it follows.
    static let kinds: Set<String> = [Principal.kind, Token.kind]

    private let latest: LedgerFollower<AccessSnapshot>
    private let now: @Sendable () -> Int64

    /// Follows a store; until it has reached a revision nobody may do anything.
    init(_ store: Store, now: @escaping @Sendable () -> Int64) throws {
        let ownerUID = store.identity.ownerUID
        self.now = now
        latest = LedgerFollower(
            store,
            try AccessSnapshot(
                revision: 0, ownerUID: ownerUID, isSinglePersonMode: false, principals: [], tokens: []),
            revision: { $0.revision }, read: { try await store.accessSnapshot() })
    }

    /// The latest snapshot.
    var current: AccessSnapshot { latest.current }

    /// Whether segregation of duties is relaxed for the owner.
    package var isSinglePersonMode: Bool { current.isSinglePersonMode }

    /// Returns when the snapshot is of this revision or a later one.
    ///
    /// - Throws: `StorageError`; `Refusal` STORE_CORRUPT.
    func reach(_ revision: UInt64) async throws { try await latest.reach(revision) }

    /// Follows the ledger until the task is cancelled.
    ///
    /// - Parameter onChange: called after each change that may concern access.
    /// - Throws: what `reach` throws; `CancellationError`.
    package func follow(onChange: @escaping @Sendable () -> Void) async throws {
        try await latest.follow(onChange: onChange)
    }

    /// A caller by the user id that the kernel vouches for.
    ///
    /// - Throws: `Refusal` UNAUTHENTICATED.
    package func caller(uid: UInt32) throws(Refusal) -> Caller { try current.caller(uid: uid) }

    /// A caller by the URI of a verified certificate.
    ///
    /// - Throws: `Refusal` UNAUTHENTICATED.
    package func caller(certificateURI: String) throws(Refusal) -> Caller {
        try current.caller(certificateURI: certificateURI)
    }

    /// A caller by the text of a token.
    ///
    /// - Throws: `Refusal` UNAUTHENTICATED, the same for every token that does not hold.
    package func caller(token: [UInt8]) throws(Refusal) -> Caller {
        let snapshot = current
        guard let text = TokenText(String(decoding: token, as: UTF8.self)) else {
            throw AccessSnapshot.tokenRefusal
        }
        // A token that is not known costs the same comparison.
        let expected = snapshot.token(text.id)?.secretSha256 ?? [UInt8](repeating: 0, count: 32)
        // Compares in constant time.
        guard SHA256.hash(data: Array(text.secret.utf8)) == expected else {
            throw AccessSnapshot.tokenRefusal
        }
        return try snapshot.caller(token: text.id, now: now())
    }

    /// A caller that came before, as it is now.
    ///
    /// - Throws: `Refusal` UNAUTHENTICATED where its credential holds no more.
    package func current(_ caller: Caller) throws(Refusal) -> Caller {
        try current.current(caller, now: now())
    }
}

extension Store {
    fileprivate func accessSnapshot() async throws -> AccessSnapshot {
        let state = try await resources(under: "principals/")
        let owner = identity.ownerUID
        // Read after the state: the mode ends once and for good.
        let isHardened = try await hasEntry(
            of: Caller.name(ofUID: owner), event: Principal.hardeningEvent, after: 0)
        return try AccessSnapshot(
            revision: state.revision, ownerUID: owner, isSinglePersonMode: !isHardened,
            principals: try state.resources.of(Principal.self), tokens: try state.resources.of(Token.self))
    }
}
