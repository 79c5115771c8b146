import RegentStorage
import Synchronization

/// A value made of the ledger's state, as of its latest revision: who reads it never waits for the store.
final class LedgerFollower<Value: Sendable>: Sendable {
    private let store: Store
    private let read: @Sendable () async throws -> Value
    private let revision: @Sendable (Value) -> UInt64
    private let latest: Mutex<Value>

    /// Begins with a value of revision 0.
    ///
    /// - Parameter read: makes the value as of now.
    init(
        _ store: Store, _ first: Value, revision: @escaping @Sendable (Value) -> UInt64,
        read: @escaping @Sendable () async throws -> Value
    ) {
        self.store = store
        self.read = read
        self.revision = revision
        latest = Mutex(first)
    }

    /// The latest value.
    var current: Value { latest.withLock { $0 } }

    /// Returns when the value is of this revision or a later one.
    ///
    /// - Throws: what reading it throws.
    func reach(_ wanted: UInt64) async throws {
        guard revision(current) < wanted else { return }
        let fresh = try await read()
        // One of the same revision replaces the first, which was made of nothing.
        latest.withLock { if revision(fresh) >= revision($0) { $0 = fresh } }
    }

    /// Follows the ledger until the task is cancelled.
    ///
    /// - Parameter onChange: called after each new value.
    /// - Throws: what reading throws; `CancellationError`.
    func follow(onChange: @Sendable () -> Void = {}) async throws {
        while true {
            try await reach(try await store.revisions.revision(after: revision(current)))
            onChange()
        }
    }
}

extension Store {
    /// The resources of a part of the tree as their last entries left them, and the revision that is of.
    ///
    /// - Throws: `StorageError`; `Refusal` STORE_CORRUPT.
    func resources(
        under prefix: String, asOf revision: UInt64? = nil
    ) async throws -> (revision: UInt64, resources: LedgerResources) {
        let state = try await state(under: prefix, asOf: revision)
        return (state.revision, LedgerResources(entries: state.entries))
    }
}
