import CRegentSQLite
import Foundation
import GRDB
import RegentDatabase

/// One prepared statement, bound and stepped by SQLite's own functions: GRDB's way costs several times what a small
/// statement itself does.
///
/// It keeps GRDB's statement, which owns the memory, and must be let go of before the connection is closed.
@safe final class PreparedStatement {
    /// Names of the columns of its rows.
    let columns: [String]

    private let owner: Statement
    private let handle: OpaquePointer
    private let parameterCount: Int
    private var isUnderWay = false

    /// Prepares a text, or takes what the connection has of it.
    ///
    /// - Throws: GRDB's error.
    init(_ sql: String, on database: GRDB.Database) throws {
        owner = try database.cachedStatement(sql: sql)
        columns = owner.columnNames
        unsafe handle = owner.sqliteStatement
        parameterCount = Int(unsafe sqlite3_bind_parameter_count(handle))
    }

    /// Runs it once, row by row; the body gives false to stop.
    ///
    /// - Throws: `DatabaseError` `.misuse` for a wrong number of values, NUL in a text, or a body that runs the same
    ///   statement again; GRDB's error for what SQLite reports; what the body throws.
    func run(_ values: [SQLValue], _ body: (PreparedStatement) throws -> Bool) throws {
        guard !isUnderWay else {
            throw RegentDatabase.DatabaseError(.misuse, "a statement ran again before it ended")
        }
        isUnderWay = true
        defer {
            // The code is that of the last step, which was reported.
            _ = unsafe sqlite3_reset(handle)
            isUnderWay = false
        }
        try bind(values)
        while true {
            switch unsafe sqlite3_step(handle) {
            case SQLITE_ROW: guard try body(self) else { return }
            case SQLITE_DONE: return
            case let code: throw failure(code)
            }
        }
    }

    /// Runs it once and gives the number of rows that it changed.
    ///
    /// - Throws: as `run`.
    func execute(_ values: [SQLValue]) throws -> Int {
        let connection = unsafe sqlite3_db_handle(handle)
        let before = unsafe sqlite3_total_changes64(connection)
        try run(values) { _ in true }
        return Int(clamping: unsafe sqlite3_total_changes64(connection) - before)
    }

    /// The row at which it stands.
    func row() -> RegentDatabase.Row {
        RegentDatabase.Row(columns: columns, values: columns.indices.map { value(Int32($0)) })
    }

    private func bind(_ values: [SQLValue]) throws {
        guard values.count == parameterCount else {
            throw RegentDatabase.DatabaseError(
                .misuse, "the statement or its values are wrong",
                diagnostic: "\(values.count) values for \(parameterCount) parameters")
        }
        for (index, value) in values.enumerated() {
            let code = try bind(value, at: Int32(index + 1))
            guard code == SQLITE_OK else { throw failure(code) }
        }
    }

    private func bind(_ value: SQLValue, at place: Int32) throws -> Int32 {
        switch value {
        case .null: return unsafe sqlite3_bind_null(handle, place)
        case .integer(let number): return unsafe sqlite3_bind_int64(handle, place, number)
        case .double(let number): return unsafe sqlite3_bind_double(handle, place, number)
        // A pointer to nothing would be bound as NULL.
        case .blob([]): return unsafe sqlite3_bind_zeroblob(handle, place, 0)
        case .blob(let bytes):
            return unsafe bytes.withUnsafeBytes {
                unsafe sqlite3_bind_blob64(handle, place, $0.baseAddress, UInt64($0.count), copied)
            }
        case .text(var text):
            return try text.withUTF8 { bytes in
                // SQLite's C strings would cut it there without an error.
                guard unsafe !bytes.contains(0) else {
                    throw RegentDatabase.DatabaseError(.misuse, "a text holds NUL")
                }
                return unsafe bytes.withMemoryRebound(to: CChar.self) {
                    unsafe sqlite3_bind_text64(
                        handle, place, $0.baseAddress, UInt64($0.count), copied, UInt8(SQLITE_UTF8))
                }
            }
        }
    }

    private func value(_ column: Int32) -> SQLValue {
        switch unsafe sqlite3_column_type(handle, column) {
        case SQLITE_INTEGER: return .integer(unsafe sqlite3_column_int64(handle, column))
        case SQLITE_FLOAT: return .double(unsafe sqlite3_column_double(handle, column))
        case SQLITE_TEXT:
            let text = unsafe sqlite3_column_text(handle, column)
            return .text(unsafe text.map { unsafe String(cString: $0) } ?? "")
        case SQLITE_BLOB:
            let bytes = unsafe sqlite3_column_blob(handle, column)
            let count = Int(unsafe sqlite3_column_bytes(handle, column))
            return .blob(unsafe [UInt8](UnsafeRawBufferPointer(start: bytes, count: count)))
        default: return .null
        }
    }

    private func failure(_ code: Int32) -> GRDB.DatabaseError {
        let connection = unsafe sqlite3_db_handle(handle)
        let message = unsafe sqlite3_errmsg(connection).map { unsafe String(cString: $0) }
        return GRDB.DatabaseError(
            resultCode: ResultCode(rawValue: unsafe sqlite3_extended_errcode(connection)), message: message)
    }
}

/// SQLite's mark for bytes that it copies while they are bound.
/// - Source: https://www.sqlite.org/c3ref/c_static.html
private var copied: sqlite3_destructor_type? {
    unsafe unsafeBitCast(OpaquePointer(bitPattern: -1), to: sqlite3_destructor_type?.self)
}

/// The statements of a connection by their text, each prepared once.
final class PreparedStatements {
    /// Texts are constants of the program; the bound only guards against a caller that builds them.
    private static let countMax = 1_024

    private let texts: SQLiteStatementTexts
    private var known: [String: PreparedStatement] = [:]

    /// None yet.
    init(_ texts: SQLiteStatementTexts) { self.texts = texts }

    /// The statement of a text, with parameters `$1 … $n`.
    ///
    /// - Throws: GRDB's error.
    func statement(_ sql: String, on database: GRDB.Database) throws -> PreparedStatement {
        if let statement = known[sql] { return statement }
        let statement = try PreparedStatement(texts.numberedParameters(sql), on: database)
        if known.count < Self.countMax { known[sql] = statement }
        return statement
    }

    /// Releases all, before the connection is closed.
    func removeAll() { known = [:] }
}
