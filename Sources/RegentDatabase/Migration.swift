/// One step of the schema; append-only: once released, neither its name nor its statements change.
///
/// Statements are written with the types both engines are given by their drivers: TEXT, BIGINT,
/// DOUBLE PRECISION, BOOLEAN, BYTEA. SQLite's driver spells them its way and makes every table STRICT.
package struct Migration: Sendable, Hashable {
    /// Recorded once applied, for example "0001 resources and ledger".
    package let name: String
    /// Run in order in one transaction.
    package let statements: [String]

    /// A named step.
    package init(_ name: String, _ statements: [String]) {
        self.name = name
        self.statements = statements
    }
}

/// What marks a database file as ours, and of which format.
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
