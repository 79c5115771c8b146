import Crypto
package import RegentGovernance
import RegentMessages
package import RegentModel
package import RegentRPC
import RegentStorage

/// Who may do what: it follows the documents, and who asks never waits for the store.
package final class AccessState: Sendable {
    private let projected: Projected<AccessProjection>
    /// Last change of access before anybody came.
    private let began: UInt64
    /// The time that tokens are issued and held against, microseconds since 1970.
    package let now: @Sendable () -> Int64

    /// Follows a store.
    ///
    /// - Throws: `StorageError`; `Refusal` STORE_CORRUPT.
    init(_ store: Store, now: @escaping @Sendable () -> Int64) async throws {
        let ownerUID = store.identity.ownerUID
        let isHardened = try await store.hasEntry(
            of: Caller.name(ofUID: ownerUID), event: Principal.hardeningEvent, after: 0)
        self.now = now
        projected = try await store.project(
            AccessProjection(ownerUID: ownerUID, beganInSinglePersonMode: !isHardened))
        began = projected.changes.last
    }

    /// The latest snapshot.
    package var current: AccessSnapshot { projected.current }

    /// Whether the store is in single-person mode, as the writer has it.
    var isSinglePersonModeInWriter: Bool { projected.inWriter.isSinglePersonMode }

    /// Reports each change of access until the task is cancelled; at first also earlier changes.
    ///
    /// - Throws: `CancellationError`.
    package func follow(onChange: @escaping @Sendable () -> Void) async throws {
        // Callers are served a moment before this runs.
        var seen = began
        while true {
            seen = try await projected.changes.revision(after: seen)
            onChange()
        }
    }

    /// A caller as it is in the writer: what was revoked before, in the same batch too, is revoked for it.
    ///
    /// - Throws: `Refusal` UNAUTHENTICATED where its credential is no longer its own.
    func actor(_ caller: Caller) throws(Refusal) -> Caller {
        let current = try projected.inWriter.current(caller, now: now())
        guard current.name == caller.name else {
            throw Refusal(.unauthenticated, "the credentials of \(caller.name) are no longer valid")
        }
        return current
    }

    /// Whether a token ran out after a time and has done so by now.
    package func hasTokenExpired(after time: Int64) -> Bool { current.hasTokenExpired(after: time, by: now()) }

    /// Whether a token holds at a time.
    package func hasToken(at time: Int64) -> Bool { current.hasTokenExpired(after: time, by: .max) }

    /// Whether the store is in single-person mode.
    package var isSinglePersonMode: Bool { current.isSinglePersonMode }

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
    /// - Throws: `Refusal` UNAUTHENTICATED if its credential is no longer valid.
    package func current(_ caller: Caller) throws(Refusal) -> Caller {
        try current.current(caller, now: now())
    }

    /// How long what `current` gives of a caller from now on holds: until access changes or its token runs out.
    package func standing(of caller: Caller) -> Standing {
        let revision = projected.changes.last
        guard case .token(let id) = caller.credential else { return Standing(revision: revision) }
        return Standing(revision: revision, expiry: current.token(id)?.expireTime?.microseconds)
    }

    /// Whether what was found of a caller still holds. A change is published here before its receipt is returned.
    package func isInForce(_ standing: Standing) -> Bool {
        standing.revision == projected.changes.last && (standing.expiry.map { now() < $0 } ?? true)
    }
}
