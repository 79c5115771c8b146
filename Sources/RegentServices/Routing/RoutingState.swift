import RegentMessages
package import RegentRouting
import RegentStorage
import Synchronization

/// The routing snapshot: it follows the documents, and who decides by it never waits for the store.
package final class RoutingState: Sendable {
    /// Snapshots of earlier revisions kept for explanations; they never change.
    private static let earlierMax = 64

    private let store: Store
    private let projected: Projected<RoutingProjection>
    private let earlier = Mutex<[UInt64: RoutingSnapshot]>([:])
    private let unkeyed = Atomic<UInt64>(0)

    /// Follows a store.
    ///
    /// - Throws: `StorageError`; `Refusal` STORE_CORRUPT.
    init(_ store: Store) async throws {
        self.store = store
        projected = try await store.project(RoutingProjection())
    }

    /// The latest snapshot.
    package var current: RoutingSnapshot { projected.current }

    /// The snapshot that the writer has come to; for use inside the writer.
    var inWriter: RoutingSnapshot { projected.inWriter }

    /// The snapshot as of a revision; the latest for 0.
    ///
    /// - Throws: `StorageError` `.revisionUnknown`; `Refusal` STORE_CORRUPT.
    func snapshot(asOf revision: UInt64) async throws -> RoutingSnapshot {
        let current = current
        guard revision != 0, revision != current.revision else { return current }
        if let known = earlier.withLock({ $0[revision] }) { return known }
        let state = try await store.state(under: "environments/", asOf: revision)
        let snapshot = try RoutingProjection().value(
            of: state.entries.map { StoredDocument($0) }, asOf: state.revision)
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
