import Logging
import RegentDatabase
import RegentDatabaseSQLite
import RegentStorage

/// Compares a store with the head file beside it at a start: a store that lacks something acknowledged is not served
/// without a report.
struct HeadCheck {
    private let directory: String
    /// Bytes of the head file that the last daemon left; nil if there is none.
    private let file: [UInt8]?
    private let acceptsLoss: Bool
    private let logger: Logger
    /// What this start has accepted; nil = nothing is lacking.
    private(set) var accepted: StoreLoss?

    /// Compares before anything opens the store: opening it would cut a damaged log off, or make a new store.
    ///
    /// - Throws: `DaemonError` with the loss, unless losses are accepted.
    init(
        _ directory: String, databasePath: String, acceptsLoss: Bool, logger: Logger
    ) throws(DaemonError) {
        self.directory = directory
        self.acceptsLoss = acceptsLoss
        self.logger = logger
        DiskHeadFile.removeLeftovers(in: directory)
        do { file = try DiskHeadFile.bytes(in: directory) } catch {
            throw DaemonError("the head file \(directory)/\(DiskHeadFile.name) cannot be read: \(error)")
        }
        guard let file else { return }
        try accept(Self.loss(of: databasePath, against: file))
    }

    /// Compares the open store too, records what was accepted, and has its COMMITs counted in a new head file.
    ///
    /// - Throws: `DaemonError` with the loss, unless losses are accepted, or where what is left is damaged; what the
    ///   store and the system report.
    mutating func begin(_ store: Store) async throws {
        if let file, accepted == nil { try accept(await store.loss(against: file)) }
        if let accepted {
            try await Self.checkWhole(store, directory)
            try await store.record(accepted, at: WallClock().now())
        }
        let head = try await store.storedHead()
        if file == nil, head.commitSeq > 0 {
            logger.warning(
                "the head file was missing; the store was not checked for lost writes",
                metadata: ["directory": "\(directory)"])
        }
        let logger = logger
        store.head.begin(at: head, try DiskHeadFile(head, in: directory)) { error in
            logger.error("the head file cannot be written; a loss may go unnoticed", metadata: ["error": "\(error)"])
        }
    }

    private mutating func accept(_ loss: StoreLoss?) throws(DaemonError) {
        guard let loss else { return }
        guard acceptsLoss else { throw DaemonError(loss, in: directory) }
        logger.critical("DATA_LOSS accepted", metadata: ["loss": "\(loss)"])
        accepted = loss
    }

    /// The loss of the database file; nil if it cannot be read before it is opened, which then fails with the reason.
    private static func loss(of databasePath: String, against file: [UInt8]) -> StoreLoss? {
        let found: StoreLoss??
        do { found = try SQLiteDatabase.inspect(databasePath) { try HeadTable($0).loss(against: file) } } catch {
            return nil
        }
        return found ?? StoreLoss.between(file, nil) { _ in nil }
    }

    /// Part of a log may be gone in the midst of being carried over into the file.
    private static func checkWhole(_ store: Store, _ directory: String) async throws {
        guard let fault = try await store.fileFaults(limit: 1).first else { return }
        throw DaemonError(
            """
            the store in \(directory) lacks acknowledged writes, and what is left is damaged (\(fault)); keep it as it \
            is, and restore a backup: regentd --restore FILE --data NEW_DIR
            """)
    }
}
