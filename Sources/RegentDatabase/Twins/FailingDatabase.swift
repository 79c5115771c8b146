import Synchronization

/// A database for tests that fails one write in a chosen way and otherwise behaves like the one that it wraps.
package final class FailingDatabase: Database {
    /// Where the chosen write fails.
    package enum Moment: Sendable, Hashable, CaseIterable {
        /// Before the closure runs: a definite failure.
        case beforeBody
        /// After the closure ran, instead of the COMMIT: its work is undone, a definite failure.
        case atCommit
        /// After the COMMIT: the caller gets an error although the write is durable, the unknown outcome.
        case afterCommit
    }

    private let wrapped: any Database
    private let failing: Int
    private let moment: Moment
    private let error: DatabaseError
    private let submitted = Mutex(0)
    private let reads = Mutex(0)

    /// Fails the `write`-th submission, counted from 1 and over both lanes, at a moment.
    package init(
        wrapping wrapped: any Database, write failing: Int, at moment: Moment,
        error: DatabaseError = DatabaseError(.full, "a test made this write fail")
    ) {
        self.wrapped = wrapped
        self.failing = failing
        self.moment = moment
        self.error = error
    }

    /// Writes that were submitted so far, over both lanes.
    package var submissionCount: Int { submitted.withLock { $0 } }

    /// Reads that were made so far.
    package var readCount: Int { reads.withLock { $0 } }

    package var isVolatile: Bool { wrapped.isVolatile }

    package func read<T: Sendable>(
        _ body: @escaping @Sendable (any DatabaseConnection) throws -> T
    ) async throws -> T {
        reads.withLock { $0 += 1 }
        return try await wrapped.read(body)
    }

    package func submit<T: Sendable>(
        lane: WriteLane,
        _ body: @escaping @Sendable (any DatabaseConnection) throws -> T,
        completion: @escaping @Sendable (Result<T, any Error>) -> Void
    ) {
        let number = submitted.withLock {
            $0 += 1
            return $0
        }
        guard number == failing else {
            return wrapped.submit(lane: lane, body, completion: completion)
        }
        let (moment, error) = (moment, error)
        wrapped.submit(lane: lane) { connection throws -> T in
            if moment == .beforeBody { throw error }
            let result = try body(connection)
            if moment == .atCommit { throw error }
            return result
        } completion: { result in
            completion(moment == .afterCommit ? result.flatMap { _ in .failure(error) } : result)
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
