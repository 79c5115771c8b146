import GRDB
import RegentDatabase

/// GRDB's connection for the time of one closure, as a `DatabaseConnection`.
final class SQLiteSession: DatabaseConnection {
    /// Bytes of text and blobs bound so far; the writer closes a batch by it.
    private(set) var boundBytes = 0
    /// The first failure after which nothing more may be written, even if the closure hid it.
    private(set) var fatal: RegentDatabase.DatabaseError?

    private let database: GRDB.Database
    private let statements: PreparedStatements
    private let deadline: ContinuousClock.Instant?

    /// A view of a connection, with the statements that it has; with a deadline it ends a read that takes too long.
    init(_ database: GRDB.Database, _ statements: PreparedStatements, deadline: ContinuousClock.Instant? = nil) {
        self.database = database
        self.statements = statements
        self.deadline = deadline
    }

    func query(
        _ sql: String, _ values: [SQLValue]
    ) throws(RegentDatabase.DatabaseError) -> [RegentDatabase.Row] {
        try reporting {
            var rows: [RegentDatabase.Row] = []
            try fetch(sql, values) {
                rows.append($0)
                return true
            }
            return rows
        }
    }

    @discardableResult
    func execute(_ sql: String, _ values: [SQLValue]) throws(RegentDatabase.DatabaseError) -> Int {
        try reporting { try prepared(sql, values).execute(values) }
    }

    func forEachRow(
        _ sql: String, _ values: [SQLValue], _ body: (RegentDatabase.Row) throws -> Bool
    ) throws {
        var bodyError: (any Error)?
        try reporting {
            try fetch(sql, values) { row in
                do { return try body(row) } catch {
                    bodyError = error
                    return false
                }
            }
        }
        if let bodyError { throw bodyError }
    }

    private func fetch(
        _ sql: String, _ values: [SQLValue], _ body: (RegentDatabase.Row) throws -> Bool
    ) throws {
        try prepared(sql, values).run(values) { statement in
            try checkDeadline()
            return try body(statement.row())
        }
    }

    private func prepared(_ sql: String, _ values: [SQLValue]) throws -> PreparedStatement {
        try checkDeadline()
        for value in values { boundBytes += value.byteCount }
        return try statements.statement(sql, on: database)
    }

    private func checkDeadline() throws {
        if let deadline, ContinuousClock.now > deadline {
            throw RegentDatabase.DatabaseError(.timeout, "the read took longer than its time limit")
        }
    }

    private func reporting<T>(_ body: () throws -> T) throws(RegentDatabase.DatabaseError) -> T {
        do {
            return try body()
        } catch {
            let error = databaseError(error)
            if error.endsWriting, fatal == nil { fatal = error }
            throw error
        }
    }
}

extension SQLValue {
    fileprivate var byteCount: Int {
        switch self {
        case .null, .integer, .double: 8
        case .text(let text): text.utf8.count
        case .blob(let bytes): bytes.count
        }
    }
}
