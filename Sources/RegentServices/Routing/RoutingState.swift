import RegentMessages
import RegentModel
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
    /// Requests without a key so far, in every environment.
    private let turns = Atomic<UInt64>(0)
    /// Retries that each environment has left, by its id.
    private let retries = Mutex<[String: RouteRetryBudget]>([:])

    /// Follows a store.
    ///
    /// - Throws: `StorageError`; `Refusal` STORE_CORRUPT.
    init(_ store: Store) async throws {
        self.store = store
        projected = try await store.project(RoutingProjection())
    }

    /// The latest snapshot.
    package var current: RoutingSnapshot { projected.current }

    /// Revision of the last change of what routing knows.
    var lastChange: UInt64 { projected.changes.last }

    /// The snapshot that the writer has come to; for use inside the writer.
    var inWriter: RoutingSnapshot { projected.inWriter }

    /// The snapshot as of a revision; the latest for 0.
    ///
    /// - Throws: `StorageError` `.revisionUnknown`; `Refusal` STORE_CORRUPT.
    func snapshot(asOf revision: UInt64) async throws -> RoutingSnapshot {
        let current = current
        guard revision != 0, revision != current.revision else { return current }
        if let known = earlier.withLock({ $0[revision] }) { return known }
        var documents: [StoredDocument] = []
        for prefix in RoutingProjection.prefixes {
            documents += try await store.state(under: prefix, asOf: revision).entries.map { StoredDocument($0) }
        }
        let snapshot = try RoutingProjection().value(of: documents, asOf: revision)
        earlier.withLock { earlier in
            if earlier.count >= Self.earlierMax { earlier.removeAll(keepingCapacity: true) }
            earlier[revision] = snapshot
        }
        return snapshot
    }

    /// Counts a request that tries nobody again; draws on the retry budget of the environment for one that does.
    ///
    /// - Parameters:
    ///   - requests: how many decisions are asked for at once; together they are one retry.
    ///   - isRetry: whether a provider was tried already.
    ///   - principal: who asks.
    /// - Throws: `Refusal` `RETRY_BUDGET_EXHAUSTED`.
    func admit(
        _ requests: Int = 1, isRetry: Bool, by principal: String, in table: RoutingTable, nowMicros: Int64
    ) throws(Refusal) {
        guard isRetry else { return table.firstAttempts.add(requests) }
        let attempts = table.firstAttempts.count
        let millis = retries.withLock { retries in
            retries[table.environment, default: RouteRetryBudget(attempts: attempts, nowMicros: nowMicros)]
                .draw(principal, attempts: attempts, nowMicros: nowMicros)
        }
        guard let millis else { return }
        throw Refusal(
            .retryBudgetExhausted,
            """
            \(table.environment) has no retries left for \(principal): first attempts pay for one in five; wait \
            \(millis) ms, or give up
            """,
            ["environment": table.environment], retryAfterMillis: millis)
    }

    /// The place of the next request without a key.
    func nextTurn() -> AssignmentHash {
        AssignmentHash(turn: turns.wrappingAdd(1, ordering: .relaxed).newValue)
    }
}
