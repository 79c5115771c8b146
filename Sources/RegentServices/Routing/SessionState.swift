import Crypto
import RegentMessages
import RegentModel
import RegentRouting
import RegentStorage
import Synchronization

/// The sessions of callers: with which provider each stays. They are decided in memory; the store follows at most a
/// second behind, so that a restart may forget what the last second did.
package final class SessionState: Sendable {
    /// Sessions that are written in one transaction.
    private static let batchMax = 1_000

    private let store: Store
    private let table: Mutex<SessionTable>

    /// The stored sessions whose time has not passed.
    ///
    /// - Throws: `StorageError`.
    init(_ store: Store, nowMicros: Int64, countMax: Int = SessionTable.countMaxStandard) async throws {
        self.store = store
        var sessions = SessionTable(countMax: countMax)
        for stored in try await store.takeSessions(asOf: nowMicros, atMost: countMax) {
            // A damaged row is no session: the next request of its session makes it anew.
            guard let key = SessionKey(stored.digest) else { continue }
            let pin = SessionPin(
                provider: stored.provider, pinMicros: stored.pinMicros, expireMicros: stored.expireMicros)
            sessions.restore(StoredPin(key: key, principal: stored.principal, pin: pin), nowMicros: nowMicros)
        }
        table = Mutex(sessions)
    }

    /// How many sessions there are.
    package var count: Int { table.withLock { $0.count } }

    /// The pin of a session; it does not count as a use.
    func pin(of key: SessionKey, nowMicros: Int64) -> SessionPin? {
        table.withLock { $0.pin(of: key, nowMicros: nowMicros) }
    }

    /// Decides for a session, of which no other request is decided meanwhile, and has it stay with the provider.
    ///
    /// A requested provider and a probe leave the session as it is.
    /// - Parameter decide: the decision, given the provider with which the session stays; empty for none.
    func decide(
        _ session: RouteSession, nowMicros: Int64, _ decide: (String) throws(Refusal) -> RouteDecision
    ) throws(Refusal) -> RouteDecision {
        try table.withLock { (table) throws(Refusal) in
            let pin = table.pin(of: session.key, nowMicros: nowMicros)
            var decision = try decide(pin?.provider ?? "")
            guard decision.routeStrategy != .requested, !decision.probe else { return decision }
            let provider = decision.selectedProvider
            decision.affinity = pin == nil ? .pinned : pin?.provider == provider ? .kept : .repinned
            table.use(
                session.key, of: session.principal, provider: provider, ttlMicros: session.ttlMicros,
                nowMicros: nowMicros)
            return decision
        }
    }

    /// Stores what has changed since the last time.
    ///
    /// - Throws: `StorageError`; what was not stored is stored the next time.
    package func write(nowMicros: Int64) async throws {
        var isMore = true
        while isMore {
            let changes = table.withLock { $0.takeChanges(atMost: Self.batchMax, nowMicros: nowMicros) }
            guard !changes.pinned.isEmpty || !changes.removed.isEmpty else { return }
            isMore = changes.pinned.count + changes.removed.count >= Self.batchMax
            do {
                try await store.record(
                    sessions: changes.pinned.map { StoredSession($0) }, removed: changes.removed.map(\.bytes))
            } catch {
                table.withLock { $0.putBack(changes) }
                throw error
            }
            table.withLock { $0.confirm(changes) }
        }
    }
}

extension StoredSession {
    fileprivate init(_ stored: StoredPin) {
        self.init(
            digest: stored.key.bytes, principal: stored.principal, provider: stored.pin.provider,
            pinMicros: stored.pin.pinMicros, expireMicros: stored.pin.expireMicros)
    }
}

/// The session that a request names.
struct RouteSession {
    let key: SessionKey
    /// Whose it is, principals/{principal}.
    let principal: String
    /// How long it is kept without a request.
    let ttlMicros: Int64

    /// Nil where none is named.
    ///
    /// - Parameter model: id of the model; empty = none.
    init?(_ session: String, ttlSeconds: UInt32 = 0, of principal: String, _ environment: String, model: String) {
        guard !session.isEmpty else { return nil }
        var hash = SHA256()
        for part in [principal, environment, model, session] {
            // The count keeps ("ab", "c") from being ("a", "bc").
            hash.update(data: (0..<4).map { UInt8(truncatingIfNeeded: part.utf8.count >> ($0 * 8)) })
            hash.update(data: Array(part.utf8))
        }
        guard let key = SessionKey(Array(hash.finalize())) else { return nil }
        self.key = key
        self.principal = principal
        let seconds = ttlSeconds == 0 ? SessionTable.ttlSecondsStandard : ttlSeconds
        ttlMicros = Int64(seconds) * 1_000_000
    }
}
