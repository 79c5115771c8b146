import Synchronization

/// A deliberately faulty database for tests: it completes a write as soon as its closure has run, before COMMIT.
///
/// The negative control of the kill test: with it the test must find acknowledged writes lost, or the test
/// proves nothing.
package final class EarlyAckDatabase: Database {
    private let wrapped: any Database
    private let beforeCommit: @Sendable () -> Void

    /// - Parameters:
    ///   - wrapped: the database that does the work.
    ///   - beforeCommit: called on the writer between each acknowledgement and its COMMIT.
    package init(wrapping wrapped: any Database, beforeCommit: @escaping @Sendable () -> Void = {}) {
        self.wrapped = wrapped
        self.beforeCommit = beforeCommit
    }

    package var isVolatile: Bool { wrapped.isVolatile }

    package func read<T: Sendable>(
        _ body: @escaping @Sendable (any DatabaseConnection) throws -> T
    ) async throws -> T {
        try await wrapped.read(body)
    }

    package func submit<T: Sendable>(
        lane: WriteLane,
        _ body: @escaping @Sendable (any DatabaseConnection) throws -> T,
        completion: @escaping @Sendable (Result<T, any Error>) -> Void
    ) {
        let acknowledged = OneTimeFlag()
        wrapped.submit(lane: lane) { connection throws -> T in
            let result = try body(connection)
            acknowledged.raise()
            completion(.success(result))
            self.beforeCommit()
            return result
        } completion: { result in
            if !acknowledged.isRaised { completion(result) }
        }
    }

    /// The wrapped one's.
    package func follow(by companion: any WriteCompanion) throws(DatabaseError) { try wrapped.follow(by: companion) }

    package func migrate(_ migrations: [Migration]) async throws { try await wrapped.migrate(migrations) }

    /// The wrapped one's.
    package func backup<T: Sendable>(
        to path: String, _ body: @escaping @Sendable (any DatabaseConnection, _ byteCount: UInt64) throws -> T
    ) async throws -> T {
        try await wrapped.backup(to: path, body)
    }

    /// The wrapped one's.
    package func faults(limit: Int) async throws -> [String] { try await wrapped.faults(limit: limit) }

    /// The wrapped one's.
    package func checkAfterCrash() async throws { try await wrapped.checkAfterCrash() }

    package func settings() async throws -> [String: String] { try await wrapped.settings() }

    package func close() async { await wrapped.close() }
}

/// Remembers that something happened, across threads.
private final class OneTimeFlag: Sendable {
    private let raised = Atomic(false)

    var isRaised: Bool { raised.load(ordering: .acquiring) }

    func raise() { raised.store(true, ordering: .releasing) }
}
