/// One step of the schema; append-only: once released, neither its name nor what it does changes.
///
/// Statements are written with the types both engines are given by their drivers: TEXT, BIGINT,
/// DOUBLE PRECISION, BOOLEAN, BYTEA. SQLite's driver spells them its way and makes every table STRICT.
package struct Migration: Sendable {
    /// One batch of a migration in Swift: does what comes after a position and gives the position that it reached; nil
    /// where nothing is left to do. It begins with an empty position.
    ///
    /// It runs on the writer in a transaction that records the position too, so that a process that ends at any moment
    /// goes on from the last batch that was committed. It must be brief, for it is written to the log as one.
    package typealias Batch = @Sendable (any DatabaseConnection, _ position: String) throws -> String?

    /// Recorded once applied, for example "0001 resources and ledger".
    package let name: String
    /// Run in order, in one transaction with the first batch.
    package let statements: [String]
    /// Run until it has nothing left to do, each time in a transaction of its own; nil where statements are enough.
    package let batch: Batch?

    /// A named step.
    package init(_ name: String, _ statements: [String], batch: Batch? = nil) {
        self.name = name
        self.statements = statements
        self.batch = batch
    }
}

/// The mark of a database file of this program, with its format.
///
/// - Source: SQLite file header, `application_id` (offset 68) and `user_version` (offset 60).
package struct DatabaseFormat: Sendable, Hashable {
    /// Who the file belongs to.
    package let applicationID: Int32
    /// Rises when an older program must no longer open the file.
    package let version: Int32

    /// A mark of owner and version.
    package init(applicationID: Int32, version: Int32) {
        self.applicationID = applicationID
        self.version = version
    }
}
