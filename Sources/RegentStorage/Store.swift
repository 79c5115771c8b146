package import RegentDatabase
package import RegentMessages
import RegentModel
import RegentSystem

/// The document store and its ledger: the only place that knows tables.
package final class Store: Sendable {
    /// The identity of the store, since its creation.
    package let identity: StoreIdentity
    /// Signals that the ledger has grown.
    package let revisions: RevisionSignal
    /// Room for batches on their way to the writer.
    package let bulk: BulkLane
    /// Signals that batches of outcomes were stored, by the place of the last one in the order of all; 0 until one is
    /// stored in this run of the program.
    package let outcomeBatches = RevisionSignal(last: 0)
    /// Counts COMMITs in the head file, once `begin` gave it one.
    package let head = CommitHead()

    let database: any Database
    let state: WriterState
    /// Which segments of outcomes readers see.
    let outcomeGenerations: OutcomeGenerations

    private init(
        database: any Database, identity: StoreIdentity, lastRevision: UInt64, lastSegment: Int64, bulk: BulkLane,
        salts: LeafSalts
    ) throws(DatabaseError) {
        outcomeGenerations = OutcomeGenerations(current: lastSegment)
        self.database = database
        self.identity = identity
        self.bulk = bulk
        revisions = RevisionSignal(last: lastRevision)
        state = WriterState(last: lastRevision, revisions: revisions, head: head, salts: salts)
        try database.follow(by: state)
    }

    /// Opens the store in a database, migrating it; a fresh one is created and belongs to the owner.
    ///
    /// - Parameters:
    ///   - ownerUID: user id that owns a fresh store; an existing one keeps its owner.
    ///   - now: microseconds since 1970, UTC.
    ///   - random: so many fresh random bytes.
    ///   - bulkBytesMax: memory for batches on their way to the writer.
    /// - Throws: `StorageError` `.foreignStore` for another program's database or a newer one; `.fault` for a database
    ///   that serves a store already; otherwise the code of what the database reports.
    package static func open(
        _ database: any Database, ownerUID: UInt32, now: Int64, random: @escaping @Sendable (Int) -> [UInt8],
        bulkBytesMax: Int = BulkLane.bytesMax
    ) async throws -> Store {
        do {
            try checkFormat(try await database.settings())
            try await database.migrate(StorageSchema.migrations)
            let fresh = StoreIdentity(
                storeID: Hexadecimal.text(random(16)), ownerUID: ownerUID,
                createTime: now)
            var (identity, isFilling) = try await database.write { connection in
                (try StoreTable(connection).identity(orCreate: fresh), try IndexCatalogue(connection).declare())
            }
            while isFilling { isFilling = try await database.write { try IndexCatalogue($0).advance() } }
            let (last, lastSegment) = try await database.read { connection in
                (try LedgerTable(connection).lastRevision(), try OutcomeTable(connection).lastGeneration())
            }
            return try Store(
                database: database, identity: identity, lastRevision: last, lastSegment: lastSegment,
                bulk: BulkLane(bytesMax: bulkBytesMax), salts: LeafSalts(random: random))
        } catch {
            throw StorageError.translating(error)
        }
    }

    /// Whether the content is lost when the process ends.
    package var isVolatile: Bool { database.isVolatile }

    /// The database's settings as it reports them, for `status`.
    ///
    /// - Throws: `StorageError`.
    package func settings() async throws -> [String: String] {
        do { return try await database.settings() } catch { throw StorageError.translating(error) }
    }

    /// Runs a closure on the writer for a call that has no request of its own, as the scheduler's.
    ///
    /// - Throws: what the closure throws; `StorageError` for failures of the database.
    package func write<T: Sendable>(
        _ call: MutationCall, mutation: Mutation = Mutation(),
        _ body: @escaping @Sendable (WriteTransaction) throws -> T
    ) async throws -> T {
        try await commit { [self] connection in
            try body(try WriteTransaction(documents(connection), call, mutation, state))
        }
    }

    /// The documents inside a closure of the writer.
    func documents(_ connection: any DatabaseConnection) -> StoredDocuments {
        StoredDocuments(connection, ownerUID: identity.ownerUID)
    }

    /// Runs a closure on the writer, and what follows its changes.
    func commit<T: Sendable>(
        lane: WriteLane = .control, _ body: @escaping @Sendable (any DatabaseConnection) throws -> T
    ) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            database.submit(lane: lane) { [state] connection in
                let value = try body(connection)
                try state.prepare()
                return value
            } completion: { result in
                continuation.resume(with: result.mapError(StorageError.translating))
            }
        }
    }

    /// Runs a closure on a snapshot.
    func read<T: Sendable>(
        _ body: @escaping @Sendable (any DatabaseConnection) throws -> T
    ) async throws -> T {
        do { return try await database.read(body) } catch { throw StorageError.translating(error) }
    }

    /// Runs a closure on a snapshot that segments are read from.
    func readSegments<T: Sendable>(
        _ body: @escaping @Sendable (any DatabaseConnection) throws -> T
    ) async throws -> T {
        try await WorkRecord.$readPhase.withValue(.segment) { try await read(body) }
    }

    /// The engine's file must carry our mark; an engine without such marks reports none.
    private static func checkFormat(_ settings: [String: String]) throws(StorageError) {
        let expected = StorageSchema.format
        let owner = settings["application_id"] ?? "\(expected.applicationID)"
        let version = settings["user_version"].flatMap { Int32($0) } ?? expected.version
        guard owner == "\(expected.applicationID)", version <= expected.version else {
            throw StorageError(
                .foreignStore, "the database is not a Regent store, or was written by a newer release")
        }
    }
}

/// The identity of a store, since its creation.
package struct StoreIdentity: Sendable, Hashable {
    /// 32 hexadecimal digits, random.
    package let storeID: String
    /// User id that created it.
    package let ownerUID: UInt32
    /// Microseconds since 1970, UTC.
    package let createTime: Int64
}

/// The table `store`: a few facts by key.
struct StoreTable {
    private let connection: any DatabaseConnection

    init(_ connection: any DatabaseConnection) { self.connection = connection }

    /// The stored identity, or the fresh one, stored.
    func identity(orCreate fresh: StoreIdentity) throws -> StoreIdentity {
        let rows = try connection.query("SELECT key, value FROM store", [])
        var facts: [String: String] = [:]
        for row in rows {
            // Keys of other bytes may be the same text, and a damaged index may let one pass twice.
            guard facts.updateValue(try row[1].asText, forKey: try row[0].asText) == nil else {
                throw StorageError(.damaged, "the store's own description is there twice")
            }
        }
        guard !facts.isEmpty else {
            for (key, value) in fresh.facts {
                try connection.execute(
                    "INSERT INTO store (key, value) VALUES ($1, $2)", [.text(key), .text(value)])
            }
            return fresh
        }
        guard let identity = StoreIdentity(facts: facts) else {
            throw StorageError(.damaged, "the store's own description is missing")
        }
        return identity
    }
}

extension StoreIdentity {
    fileprivate var facts: [(String, String)] {
        [
            ("store_id", storeID), ("owner_uid", "\(ownerUID)"),
            ("create_time_us", "\(createTime)"),
        ]
    }

    fileprivate init?(facts: [String: String]) {
        guard let storeID = facts["store_id"], let owner = facts["owner_uid"].flatMap({ UInt32($0) }),
            let created = facts["create_time_us"].flatMap({ Int64($0) })
        else { return nil }
        self.init(storeID: storeID, ownerUID: owner, createTime: created)
    }
}
