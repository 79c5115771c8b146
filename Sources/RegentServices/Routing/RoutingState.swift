import RegentMessages
import RegentRouting
import RegentStorage
import Synchronization

/// The routing snapshot: it follows the ledger, and who decides by it never waits for the store.
package final class RoutingState: Sendable {
    /// Kinds of document that it follows.
    static let kinds: Set<String> = [Environment.kind, ProviderConfig.kind]

    /// Snapshots of earlier revisions kept for explanations; they never change.
    private static let earlierMax = 64

    private let store: Store
    private let latest: LedgerFollower<RoutingSnapshot>
    private let earlier = Mutex<[UInt64: RoutingSnapshot]>([:])
    private let unkeyed = Atomic<UInt64>(0)

    /// Follows a store, from nothing.
    init(_ store: Store) {
        self.store = store
        latest = LedgerFollower(
            store, .empty, revision: { $0.revision },
            read: { try await store.routingSnapshot(asOf: nil) })
    }

    /// The latest snapshot.
    var current: RoutingSnapshot { latest.current }

    /// Returns when the snapshot is of this revision or a later one.
    ///
    /// - Throws: `StorageError`; `Refusal` STORE_CORRUPT.
    func reach(_ revision: UInt64) async throws { try await latest.reach(revision) }

    /// Follows the ledger until the task is cancelled.
    ///
    /// - Throws: what `reach` throws; `CancellationError`.
    package func follow() async throws { try await latest.follow() }

    /// The snapshot as of a revision; the latest for 0.
    ///
    /// - Throws: `StorageError` `.revisionUnknown`; `Refusal` STORE_CORRUPT.
    func snapshot(asOf revision: UInt64) async throws -> RoutingSnapshot {
        let current = current
        guard revision != 0, revision != current.revision else { return current }
        if let known = earlier.withLock({ $0[revision] }) { return known }
        let snapshot = try await store.routingSnapshot(asOf: revision)
        earlier.withLock { earlier in
            if earlier.count >= Self.earlierMax { earlier.removeAll(keepingCapacity: true) }
            earlier[revision] = snapshot
        }
        return snapshot
    }

    /// What stands in for the hash of a request without a key: a Weyl sequence, so that no two in a row are alike.
    func unkeyedHash() -> AssignmentHash {
        let count = unkeyed.wrappingAdd(1, ordering: .relaxed).newValue
        return AssignmentHash(value: count &* 0x9E37_79B9_7F4A_7C15)
    }
}

extension Store {
    fileprivate func routingSnapshot(asOf revision: UInt64?) async throws -> RoutingSnapshot {
        let state = try await resources(under: "environments/", asOf: revision)
        return try RoutingSnapshot(
            revision: state.revision, environments: try state.resources.of(Environment.self),
            configs: try state.resources.of(ProviderConfig.self))
    }
}
