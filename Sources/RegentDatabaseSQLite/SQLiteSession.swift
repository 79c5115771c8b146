import CRegentSQLite
import Foundation
import GRDB
import RegentDatabase

/// GRDB's connection for the time of one closure, seen through the waist.
final class SQLiteSession: DatabaseConnection {
    /// Bytes of text and blobs bound so far; the writer closes a batch by it.
    private(set) var boundBytes = 0
    /// The first failure after which nothing more may be written, even if the closure hid it.
    private(set) var fatal: RegentDatabase.DatabaseError?

    private let database: GRDB.Database
    private let texts: SQLiteStatementTexts
    private let deadline: ContinuousClock.Instant?

    /// A view of a connection; with a deadline it ends a read that takes too long.
    init(
        _ database: GRDB.Database, texts: SQLiteStatementTexts, deadline: ContinuousClock.Instant? = nil
    ) {
        self.database = database
        self.texts = texts
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
        try reporting {
            let arguments = try bound(values)
            let before = database.totalChangesCount
            try database.cachedStatement(sql: texts.numberedParameters(sql)).execute(arguments: arguments)
            return database.totalChangesCount - before
        }
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
        let statement = try database.cachedStatement(sql: texts.numberedParameters(sql))
        let names = statement.columnNames
        let cursor = try GRDB.Row.fetchCursor(statement, arguments: try bound(values))
        while try cursor.next() != nil {
            try checkDeadline()
            let values = names.indices.map { unsafe SQLValue(statement.sqliteStatement, column: Int32($0)) }
            guard try body(RegentDatabase.Row(columns: names, values: values)) else { return }
        }
    }

    private func bound(_ values: [SQLValue]) throws -> StatementArguments {
        try checkDeadline()
        // Typed so as to take the initialiser that does not walk a key path for every statement.
        let bound = try values.map { value -> (any DatabaseValueConvertible)? in
            boundBytes += value.byteCount
            return try value.databaseValue()
        }
        return StatementArguments(bound)
    }

    private func checkDeadline() throws {
        if let deadline, ContinuousClock.now > deadline {
            throw RegentDatabase.DatabaseError(.timeout, "the read took longer than reads may")
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
    /// A column of the row a statement stands at, copied once: by way of GRDB's `Data` a blob would be copied twice.
    fileprivate init(_ statement: OpaquePointer, column: Int32) {
        switch unsafe sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: self = .integer(unsafe sqlite3_column_int64(statement, column))
        case SQLITE_FLOAT: self = .double(unsafe sqlite3_column_double(statement, column))
        case SQLITE_TEXT:
            let text = unsafe sqlite3_column_text(statement, column)
            self = .text(unsafe text.map { unsafe String(cString: $0) } ?? "")
        case SQLITE_BLOB:
            let bytes = unsafe sqlite3_column_blob(statement, column)
            let count = Int(unsafe sqlite3_column_bytes(statement, column))
            self = .blob(unsafe [UInt8](UnsafeRawBufferPointer(start: bytes, count: count)))
        default: self = .null
        }
    }

    fileprivate var byteCount: Int {
        switch self {
        case .null, .integer, .double: 8
        case .text(let text): text.utf8.count
        case .blob(let bytes): bytes.count
        }
    }

    /// GRDB's value; text with NUL is refused, because SQLite's C strings would cut it there in silence.
    fileprivate func databaseValue() throws -> DatabaseValue {
        switch self {
        case .null: return .null
        case .integer(let value): return value.databaseValue
        case .double(let value): return value.databaseValue
        case .blob(let bytes): return Data(bytes).databaseValue
        case .text(let text):
            guard !text.utf8.contains(0) else {
                throw RegentDatabase.DatabaseError(.misuse, "a text holds NUL")
            }
            return text.databaseValue
        }
    }
}
