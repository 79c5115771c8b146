package import RegentDatabase

/// The rows of the table `store` that say how far the store has come, and what was lost of it.
package struct HeadTable {
    private let connection: any DatabaseConnection

    /// The table behind a connection.
    package init(_ connection: any DatabaseConnection) { self.connection = connection }

    /// How far the store has come; nil for a database that no store is in.
    ///
    /// A store that was made before there were head files counts its COMMITs from 0.
    /// - Throws: `DatabaseError`; `StorageError` `.damaged`.
    package func head() throws -> StoreHead? {
        let facts: [String: String]
        do {
            facts = try self.facts()
        } catch let error as DatabaseError where error.code == .misuse {
            return nil  // There is no such table.
        }
        guard let storeID = facts["store_id"] else { return nil }
        guard let commitSeq = UInt64(facts[Self.commitSeqKey] ?? "0"), Hexadecimal.bytes(storeID)?.count == 16 else {
            throw StorageError(.damaged, "the store's own description is missing")
        }
        let last = try connection.first(SQL.last)
        return StoreHead(
            storeID: storeID, commitSeq: commitSeq, revision: try last?["revision"].asOrdinal ?? 0,
            leaf: try last?["leaf_hash"].asDigest ?? [])
    }

    /// The leaf of a revision; nil if there is no such revision.
    ///
    /// - Throws: `DatabaseError`.
    package func leaf(of revision: UInt64) throws -> [UInt8]? {
        try connection.first(SQL.leaf, [.bound(revision)])?["leaf_hash"].asDigest
    }

    /// Compares a head file with the store; nil where nothing is missing.
    ///
    /// - Throws: as `head`.
    package func loss(against file: [UInt8]) throws -> StoreLoss? {
        try StoreLoss.between(file, try head(), leaf: leaf)
    }

    /// Counts a COMMIT that is about to be made, and gives what the ledger has with it.
    ///
    /// One statement, because every COMMIT of the store pays for it.
    /// - Throws: `DatabaseError`; `StorageError` `.damaged`.
    func count(_ commitSeq: UInt64) throws -> (revision: UInt64, leaf: [UInt8]) {
        let row = try connection.first(SQL.count, [.text("\(commitSeq)")])
        guard let row, !row["revision"].isNull else { return (0, []) }
        return (try row["revision"].asOrdinal, try row["leaf_hash"].asDigest)
    }

    /// Records that a loss was accepted; the last one is kept, with how many there were.
    ///
    /// - Throws: `DatabaseError`.
    func record(_ loss: StoreLoss, at time: Int64) throws {
        // It stays at the greatest number, which only a damaged row has.
        let count = try acceptedLoss().map { $0.count < .max ? $0.count + 1 : .max } ?? 1
        let record = AcceptedLoss(count: count, time: time, description: loss.description)
        try connection.execute(SQL.put, [.text(Self.lossKey), .text(record.text)])
    }

    /// The last loss that was accepted; nil where there was none.
    ///
    /// - Throws: `DatabaseError`.
    func acceptedLoss() throws -> AcceptedLoss? { try facts()[Self.lossKey].flatMap(AcceptedLoss.init(text:)) }

    private func facts() throws -> [String: String] {
        let rows = try connection.query("SELECT key, value FROM store", [])
        return Dictionary(try rows.map { (try $0[0].asText, try $0[1].asText) }) { first, _ in first }
    }

    private static let commitSeqKey = "commit_seq"
    private static let lossKey = "accepted_loss"

    private enum SQL {
        static let last = "SELECT revision, leaf_hash FROM ledger ORDER BY revision DESC LIMIT 1"
        static let leaf = "SELECT leaf_hash FROM ledger WHERE revision = $1"
        static let put = """
            INSERT INTO store (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value
            """
        static let count = """
            INSERT INTO store (key, value) VALUES ('commit_seq', $1) \
            ON CONFLICT (key) DO UPDATE SET value = excluded.value RETURNING \
            (SELECT max(revision) FROM ledger) AS revision, \
            (SELECT leaf_hash FROM ledger ORDER BY revision DESC LIMIT 1) AS leaf_hash
            """
    }
}

/// A loss that was accepted with `--accept-loss`: the store continues without the lost data.
package struct AcceptedLoss: Sendable, Hashable {
    /// Losses accepted since the store was created.
    package let count: Int
    /// When the last one was, microseconds since 1970.
    package let time: Int64
    /// The last one, in words.
    package let description: String

    /// A record from its parts.
    package init(count: Int, time: Int64, description: String) {
        self.count = count
        self.time = time
        self.description = description
    }

    /// As it is stored: count, time and words, a blank between.
    var text: String { "\(count) \(time) \(description)" }

    init?(text: String) {
        let parts = text.split(separator: " ", maxSplits: 2)
        guard parts.count == 3, let count = Int(parts[0]), let time = Int64(parts[1]) else { return nil }
        self.init(count: count, time: time, description: String(parts[2]))
    }
}
