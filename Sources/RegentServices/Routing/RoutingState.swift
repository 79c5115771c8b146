import RegentMessages
import RegentModel
import RegentRouting
import RegentStorage
import Synchronization

/// The routing snapshot: it follows the ledger, and who decides by it never waits for the store.
package final class RoutingState: Sendable {
    /// Snapshots of earlier revisions kept for explanations; they never change.
    private static let earlierMax = 64

    private let store: Store
    private let latest = Mutex(RoutingSnapshot(revision: 0, environments: [], configs: []))
    private let earlier = Mutex<[UInt64: RoutingSnapshot]>([:])
    private let unkeyed = Atomic<UInt64>(0)

    /// Follows a store, from nothing.
    init(_ store: Store) { self.store = store }

    /// The latest snapshot.
    var current: RoutingSnapshot { latest.withLock { $0 } }

    /// Returns when the snapshot is of this revision or a later one.
    ///
    /// - Throws: `StorageError`; `Refusal` STORE_CORRUPT.
    func reach(_ revision: UInt64) async throws {
        guard current.revision < revision else { return }
        let fresh = try await read(asOf: nil)
        latest.withLock { if fresh.revision > $0.revision { $0 = fresh } }
    }

    /// Follows the ledger until the task is cancelled.
    ///
    /// - Throws: what `reach` throws; `CancellationError`.
    package func follow() async throws {
        while true {
            try await reach(try await store.revisions.revision(after: current.revision))
        }
    }

    /// The snapshot as of a revision; the latest for 0.
    ///
    /// - Throws: `StorageError` `.revisionUnknown`; `Refusal` STORE_CORRUPT.
    func snapshot(asOf revision: UInt64) async throws -> RoutingSnapshot {
        let current = current
        guard revision != 0, revision != current.revision else { return current }
        if let known = earlier.withLock({ $0[revision] }) { return known }
        let snapshot = try await read(asOf: revision)
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

    private func read(asOf revision: UInt64?) async throws -> RoutingSnapshot {
        let state = try await store.state(under: "environments/", asOf: revision)
        var (environments, configs): ([Environment], [ProviderConfig]) = ([], [])
        for entry in state.entries {
            switch try ResourceName(entry.resource).kind {
            case Environment.kind: environments.append(try entry.resourceAfter())
            case ProviderConfig.kind: configs.append(try entry.resourceAfter())
            default: continue
            }
        }
        return RoutingSnapshot(revision: state.revision, environments: environments, configs: configs)
    }
}

extension LedgerEntry {
    /// The resource after the change, with its revision.
    fileprivate func resourceAfter<R: Resource>(as type: R.Type = R.self) throws(Refusal) -> R {
        do {
            var resource = try R(decoding: payload)
            resource.revision = revision
            return resource
        } catch {
            throw Refusal(
                .storeCorrupt, "revision \(revision) of \(resource) does not decode",
                ["resource": resource, "revision": "\(revision)"])
        }
    }
}
