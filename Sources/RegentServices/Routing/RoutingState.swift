import RegentMessages
import RegentModel
import RegentRouting
import RegentStorage
import Synchronization

/// The routing snapshot, kept at the ledger's revision.
package final class RoutingState: Sendable {
    private let store: Store
    private let current = Mutex(RoutingSnapshot(revision: 0, environments: [], configs: []))
    private let unkeyed = Atomic<UInt64>(0)

    /// Follows a store.
    init(_ store: Store) { self.store = store }

    /// The snapshot of the last committed revision; of an older one only as long as the ledger shows that nothing
    /// since concerns routing.
    ///
    /// - Throws: `StorageError`; `Refusal` STORE_CORRUPT.
    func snapshot() async throws -> RoutingSnapshot {
        let snapshot = current.withLock { $0 }
        guard snapshot.revision < store.revisions.last else { return snapshot }
        let fresh = try await self.snapshot(asOf: nil)
        return current.withLock { current in
            if fresh.revision > current.revision { current = fresh }
            return fresh
        }
    }

    /// The snapshot as of a revision; nil = the last.
    ///
    /// - Throws: `StorageError` `.revisionUnknown`; `Refusal` STORE_CORRUPT.
    func snapshot(asOf revision: UInt64?) async throws -> RoutingSnapshot {
        let state = try await store.state(under: "environments/", asOf: revision)
        var (environments, configs): ([Environment], [ProviderConfig]) = ([], [])
        for entry in state.entries {
            switch try ResourceName(entry.resource).kind {
            case Environment.kind: environments.append(try entry.resource())
            case ProviderConfig.kind: configs.append(try entry.resource())
            default: continue
            }
        }
        return RoutingSnapshot(revision: state.revision, environments: environments, configs: configs)
    }

    /// What stands in for the hash of a request without a key: a Weyl sequence, so that no two in a row are alike.
    func unkeyedHash() -> AssignmentHash {
        let count = unkeyed.wrappingAdd(1, ordering: .relaxed).newValue
        return AssignmentHash(value: count &* 0x9E37_79B9_7F4A_7C15)
    }
}

extension LedgerEntry {
    /// The resource after the change, with its revision.
    fileprivate func resource<R: Resource>(as type: R.Type = R.self) throws(Refusal) -> R {
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
