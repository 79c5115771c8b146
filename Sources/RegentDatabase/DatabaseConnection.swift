/// One connection for the time of one closure: the only way to run SQL.
///
/// Parameters are written `$1 … $n` and bound by number, whatever their order in the text. It is not
/// `Sendable` and must not leave the closure that received it.
package protocol DatabaseConnection {
    /// All rows of a statement.
    ///
    /// - Throws: `DatabaseError`: `.misuse` for a bad statement, a wrong number of values or NUL in a text;
    ///   `.timeout` for a read past its time; otherwise what the engine reports.
    func query(_ sql: String, _ values: [SQLValue]) throws(DatabaseError) -> [Row]

    /// Runs a statement and gives the number of rows that it changed.
    ///
    /// - Throws: `DatabaseError`, as `query`; `.constraint` when a rule of the schema forbids it,
    ///   `.readOnly` in a read.
    @discardableResult
    func execute(_ sql: String, _ values: [SQLValue]) throws(DatabaseError) -> Int

    /// Hands the rows over one by one, so that a long answer never lies in memory as a whole.
    ///
    /// The body gives false to stop early. It must not run the same statement again: one text has one cursor.
    /// - Throws: `DatabaseError` as `query`, and whatever the body throws.
    func forEachRow(_ sql: String, _ values: [SQLValue], _ body: (Row) throws -> Bool) throws
}

extension DatabaseConnection {
    /// The first row of a statement, or nil.
    ///
    /// - Throws: as `query`.
    package func first(_ sql: String, _ values: [SQLValue] = []) throws(DatabaseError) -> Row? {
        try query(sql, values).first
    }
}
