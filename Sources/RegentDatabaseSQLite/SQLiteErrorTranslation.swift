import GRDB
import RegentDatabase

/// Turns errors of GRDB into `DatabaseError`, with SQLite's extended code as `cause`.
func databaseError(_ error: any Error) -> RegentDatabase.DatabaseError {
    switch error {
    case let error as RegentDatabase.DatabaseError:
        return error
    case let error as GRDB.DatabaseError:
        let (code, message) = meaning(of: error.resultCode)
        return RegentDatabase.DatabaseError(
            code, message, diagnostic: error.message ?? "", cause: error.extendedResultCode.rawValue)
    case is CancellationError:
        return RegentDatabase.DatabaseError(.interrupted, "the task was cancelled")
    default:
        return RegentDatabase.DatabaseError(
            .engine, "the database engine failed", diagnostic: String(describing: error))
    }
}

/// The kind of failure of a primary result code.
/// - Source: https://www.sqlite.org/rescode.html
private func meaning(of code: ResultCode) -> (RegentDatabase.DatabaseError.Code, String) {
    switch code {
    case .SQLITE_CONSTRAINT: (.constraint, "a constraint of the database forbids the change")
    case .SQLITE_BUSY, .SQLITE_LOCKED: (.busy, "the database is locked by another connection")
    case .SQLITE_FULL: (.full, "the disk or the quota of the store is full")
    case .SQLITE_CORRUPT: (.corrupt, "the database file is damaged")
    case .SQLITE_NOTADB: (.foreignFile, "the file is not a database")
    case .SQLITE_IOERR: (.ioFailure, "the operating system failed to read, write or sync the database")
    case .SQLITE_READONLY: (.readOnly, "the database is open for reading only")
    case .SQLITE_ERROR, .SQLITE_MISUSE, .SQLITE_RANGE, .SQLITE_MISMATCH, .SQLITE_AUTH:
        (.misuse, "the statement or its values are wrong")
    case .SQLITE_TOOBIG: (.tooLarge, "a value is larger than the database can store")
    case .SQLITE_CANTOPEN, .SQLITE_PERM: (.cannotOpen, "the database file cannot be opened")
    case .SQLITE_INTERRUPT, .SQLITE_ABORT: (.interrupted, "the statement was interrupted")
    default: (.engine, "the database engine failed")
    }
}

extension RegentDatabase.DatabaseError {
    /// Whether the writer must stop after it, because the state of the disk is no longer known.
    ///
    /// A failed fsync must never be repeated: the kernel may have dropped the dirty pages, so that the
    /// second one succeeds and the data is gone. A full disk is not among them: it is found before.
    /// - Source: docs/reliability.md, "Failures of the disk"; PostgreSQL since 12 does the same.
    var endsWriting: Bool { code == .ioFailure || code == .corrupt || code == .foreignFile }
}
