import RegentDatabase

/// The tables of the tree over the ledger, and how an earlier store gets its tiles.
enum TreeSchema {
    /// Entries that are hashed in one batch: some milliseconds.
    private static let tilesPerBatch = 16

    static let migration = Migration("0024 ledger tiles", [tiles, checkpoints]) { try fill($0, after: $1) }

    /// `root` before `hashes`: the level above reads the roots of 256 tiles, and then not what they stand for.
    private static let tiles = """
        CREATE TABLE ledger_tiles (
          level BIGINT NOT NULL, tile BIGINT NOT NULL, root BYTEA NOT NULL, hashes BYTEA NOT NULL,
          PRIMARY KEY (level, tile))
        """
    /// Signed notes, each with the cosignatures of witnesses that have come so far.
    private static let checkpoints = """
        CREATE TABLE ledger_checkpoints (
          size BIGINT PRIMARY KEY, time_us BIGINT NOT NULL, cosignatures BIGINT NOT NULL, note BYTEA NOT NULL)
        """

    /// Writes the tiles of entries that were there before. Where the ledger is damaged there is none, as for entries
    /// that come later: the check of the ledger reports the place, and no checkpoint is signed over it.
    private static func fill(_ connection: any DatabaseConnection, after position: String) throws -> String? {
        let (last, width) = (try LedgerTable(connection).lastRevision(), UInt64(256))
        var size = UInt64(position) ?? 0
        for _ in 0..<tilesPerBatch {
            guard last >= width, size <= last - width else { return nil }
            size += width
            try TileTable(connection).complete(at: size)
        }
        return "\(size)"
    }
}
