import Synchronization

/// A database for tests that records every statement that is run on it, counts the rows that they return and
/// the committed batches, and otherwise behaves like the one that it wraps.
///
/// What the driver runs by itself, as the SAVEPOINT and RELEASE around each write, is not among them.
package final class CountingDatabase: Database {
    private let wrapped: any Database
    private let log = StatementLog()

    /// Counts the statements of a database.
    package init(wrapping wrapped: any Database) { self.wrapped = wrapped }

    /// The statements since the last call, in order; those of a read among those of the writes beside it.
    package func takeStatements() -> [String] {
        log.texts.withLock { texts in
            defer { texts = [] }
            return texts
        }
    }

    /// Rows that statements gave since the last call.
    package func takeRowCount() -> Int {
        log.rowCount.withLock { count in
            defer { count = 0 }
            return count
        }
    }

    /// COMMITs since the last call.
    package func takeCommitCount() -> Int {
        log.commitCount.withLock { count in
            defer { count = 0 }
            return count
        }
    }

    /// The wrapped one's.
    package var isVolatile: Bool { wrapped.isVolatile }

    /// The wrapped one's, counted.
    package func read<T: Sendable>(
        _ body: @escaping @Sendable (any DatabaseConnection) throws -> T
    ) async throws -> T {
        let log = log
        return try await wrapped.read { try body(CountingConnection(wrapped: $0, log: log)) }
    }

    /// The wrapped one's, counted.
    package func submit<T: Sendable>(
        lane: WriteLane,
        _ body: @escaping @Sendable (any DatabaseConnection) throws -> T,
        completion: @escaping @Sendable (Result<T, any Error>) -> Void
    ) {
        let log = log
        wrapped.submit(
            lane: lane, { try body(CountingConnection(wrapped: $0, log: log)) }, completion: completion)
    }

    /// The wrapped one's, counted.
    package func follow(by companion: any WriteCompanion) throws(DatabaseError) {
        try wrapped.follow(by: CountingCompanion(wrapped: companion, log: log))
    }

    /// The wrapped one's.
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

    /// The wrapped one's.
    package func settings() async throws -> [String: String] { try await wrapped.settings() }

    /// The wrapped one's.
    package func close() async { await wrapped.close() }
}

private final class StatementLog: Sendable {
    let texts = Mutex<[String]>([])
    let rowCount = Mutex(0)
    let commitCount = Mutex(0)

    func note(_ sql: String) { texts.withLock { $0.append(sql) } }
}

private struct CountingCompanion: WriteCompanion {
    let wrapped: any WriteCompanion
    let log: StatementLog

    func begin() { wrapped.begin() }
    func keep() { wrapped.keep() }
    func undo() { wrapped.undo() }
    func seal(_ connection: any DatabaseConnection) throws { try wrapped.seal(connection) }
    func lose() { wrapped.lose() }

    func commit() {
        log.commitCount.withLock { $0 += 1 }
        wrapped.commit()
    }
}

private struct CountingConnection: DatabaseConnection {
    let wrapped: any DatabaseConnection
    let log: StatementLog

    func query(_ sql: String, _ values: [SQLValue]) throws(DatabaseError) -> [Row] {
        log.note(sql)
        let rows = try wrapped.query(sql, values)
        log.rowCount.withLock { $0 += rows.count }
        return rows
    }

    func execute(_ sql: String, _ values: [SQLValue]) throws(DatabaseError) -> Int {
        log.note(sql)
        return try wrapped.execute(sql, values)
    }

    func forEachRow(_ sql: String, _ values: [SQLValue], _ body: (Row) throws -> Bool) throws {
        log.note(sql)
        try wrapped.forEachRow(sql, values) { row in
            log.rowCount.withLock { $0 += 1 }
            return try body(row)
        }
    }
}
