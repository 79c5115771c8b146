import RegentDatabase
import RegentProofs

/// The table `ledger_checkpoints`, and which keys have signed what is in it.
struct CheckpointTable {
    /// Checkpoints that are kept whatever they are; of each older day the last one is, and the last one with a
    /// cosignature.
    static let recentMax: Int64 = 1_024
    private static let dayMicros: Int64 = 86_400_000_000

    private let connection: any DatabaseConnection

    init(_ connection: any DatabaseConnection) { self.connection = connection }

    /// The newest one, or the newest with a cosignature.
    func newest(cosigned: Bool) throws -> StoredCheckpoint? {
        try connection.first(cosigned ? SQL.newestCosigned : SQL.newest).map(StoredCheckpoint.init)
    }

    /// That of a size.
    func find(_ size: UInt64) throws -> StoredCheckpoint? {
        try connection.first(SQL.find, [.bound(size)]).map(StoredCheckpoint.init)
    }

    /// Those of sizes from one on, in order.
    func list(from size: UInt64, limit: Int) throws -> [StoredCheckpoint] {
        try connection.query(SQL.list, [.bound(size), .integer(Int64(limit))]).map(StoredCheckpoint.init)
    }

    /// What those of sizes from one on say, by size.
    func audited(from size: UInt64, limit: Int) throws -> [UInt64: AuditedCheckpoint] {
        let keys = try keys().compactMap { try? NoteVerifier(vkey: $0) }
        let checkpoints = try list(from: size, limit: limit).map { AuditedCheckpoint($0, keys: keys) }
        return Dictionary(checkpoints.map { ($0.size, $0) }) { first, _ in first }
    }

    /// Adds one; that of a size which is there already stays.
    func add(_ checkpoint: StoredCheckpoint) throws {
        try connection.execute(
            SQL.add,
            [
                try .unsigned(checkpoint.size), .integer(checkpoint.timeMicros),
                .integer(Int64(checkpoint.cosignatureCount)), .blob(checkpoint.note),
            ])
        try thin()
    }

    /// Replaces the note of a size by the same with more signatures.
    func update(_ checkpoint: StoredCheckpoint) throws {
        try connection.execute(
            SQL.update,
            [
                try .unsigned(checkpoint.size), .integer(Int64(checkpoint.cosignatureCount)), .blob(checkpoint.note),
            ])
    }

    /// Removes the one that is no longer recent, unless it is the last one of its day, or the last one of its day that
    /// a witness has cosigned.
    private func thin() throws {
        guard let old = try connection.first(SQL.offset, [.integer(Self.recentMax)]) else { return }
        let (time, day) = (try old["time_us"].asInteger, Self.dayMicros)
        let first = time - (time % day + day) % day
        try connection.execute(
            SQL.thin, [old["size"], .integer(first), .integer(first &+ day), old["cosignatures"]])
    }

    /// The keys that have signed, the present one last, as signed notes write keys; none before the first checkpoint.
    func keys() throws -> [String] {
        let text = try connection.first(SQL.keys)?["value"].asText ?? ""
        return text.split(separator: "\n").map(String.init)
    }

    /// Makes a key the present one.
    func add(key: String) throws {
        let keys = try keys().filter { $0 != key } + [key]
        try connection.execute(SQL.putKeys, [.text(keys.joined(separator: "\n"))])
    }

    private enum SQL {
        static let columns = "size, time_us, cosignatures, note"
        static let newest = "SELECT \(columns) FROM ledger_checkpoints ORDER BY size DESC LIMIT 1"
        static let newestCosigned = """
            SELECT \(columns) FROM ledger_checkpoints WHERE cosignatures > 0 ORDER BY size DESC LIMIT 1
            """
        static let find = "SELECT \(columns) FROM ledger_checkpoints WHERE size = $1"
        static let list = "SELECT \(columns) FROM ledger_checkpoints WHERE size >= $1 ORDER BY size LIMIT $2"
        static let add = """
            INSERT INTO ledger_checkpoints (\(columns)) VALUES ($1, $2, $3, $4) ON CONFLICT (size) DO NOTHING
            """
        static let update = "UPDATE ledger_checkpoints SET cosignatures = $2, note = $3 WHERE size = $1"
        static let offset = """
            SELECT size, time_us, cosignatures FROM ledger_checkpoints ORDER BY size DESC LIMIT 1 OFFSET $1
            """
        static let thin = """
            DELETE FROM ledger_checkpoints WHERE size = $1 AND EXISTS (
              SELECT 1 FROM ledger_checkpoints AS n WHERE n.size > $1 AND n.time_us >= $2 AND n.time_us < $3
              AND (n.cosignatures > 0 OR $4 = 0))
            """
        static let keys = "SELECT value FROM store WHERE key = 'signing_keys'"
        static let putKeys = """
            INSERT INTO store (key, value) VALUES ('signing_keys', $1) \
            ON CONFLICT (key) DO UPDATE SET value = excluded.value
            """
    }
}

/// A checkpoint as it is stored.
package struct StoredCheckpoint: Sendable, Hashable {
    /// Entries in its tree.
    package let size: UInt64
    /// When it was signed, microseconds since 1970.
    package let timeMicros: Int64
    /// Cosignatures that it has.
    package let cosignatureCount: UInt32
    /// The signed note.
    package let note: [UInt8]

    /// A checkpoint, by its parts.
    package init(size: UInt64, timeMicros: Int64, cosignatureCount: UInt32 = 0, note: [UInt8]) {
        self.size = size
        self.timeMicros = timeMicros
        self.cosignatureCount = cosignatureCount
        self.note = note
    }

    fileprivate init(_ row: Row) throws {
        self.init(
            size: try row["size"].asOrdinal, timeMicros: try row["time_us"].asInteger,
            cosignatureCount: try row["cosignatures"].asCount(), note: try row["note"].asBlob)
    }
}
