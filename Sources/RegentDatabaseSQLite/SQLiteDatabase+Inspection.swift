import Foundation
import GRDB
package import RegentDatabase

extension SQLiteDatabase {
    /// Reads a file before it is opened, and leaves it and its log as they are.
    ///
    /// Opening a file for writing copies its log into it and discards damaged parts of the log; code that may have to
    /// refuse the file looks at it this way first.
    /// - Returns: nil if there is no file, or an empty one.
    /// - Throws: `DatabaseError`, and what the body throws.
    package static func inspect<T>(_ path: String, _ body: (any DatabaseConnection) throws -> T) throws -> T? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard attributes?[.size] as? UInt64 ?? 0 > 0 else { return nil }
        do {
            try SQLitePageChecksums.install()
            var configuration = Configuration()
            configuration.label = "regent.inspection"
            configuration.readonly = true
            configuration.busyMode = .timeout(Double(SQLiteSettings.busyMillis) / 1_000)
            configuration.prepareDatabase { try SQLiteSettings.apply(SQLiteSettings.everywhere, to: $0) }
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            defer { try? queue.close() }
            return try queue.read { database in
                try body(SQLiteSession(database, PreparedStatements(SQLiteStatementTexts())))
            }
        } catch let error as GRDB.DatabaseError {
            throw databaseError(error)
        }
    }
}
