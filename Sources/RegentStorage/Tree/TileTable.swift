import RegentDatabase
import RegentMessages
import RegentProofs

/// The table `ledger_tiles`: the full tiles of the tree over the ledger, each with its root.
///
/// A tile is written once, in the transaction of the entry that completes it. Partial ones are made of the ledger, and
/// of the roots of the level below, when they are asked for.
struct TileTable {
    private let connection: any DatabaseConnection

    init(_ connection: any DatabaseConnection) { self.connection = connection }

    /// Writes the tiles that a ledger of a size completes; false where the ledger is damaged there, which its check
    /// reports: a change is not refused for what was damaged before it.
    @discardableResult
    func complete(at size: UInt64) throws -> Bool {
        var hashes = size
        for level in MerkleTile.levels {
            let width = UInt64(MerkleTile.fullWidth)
            guard hashes > 0, hashes % width == 0, let tile = MerkleTile(level: level, index: hashes / width - 1) else {
                return true
            }
            guard let content = try computed(tile), content.count == tile.width else { return false }
            try put(tile, content)
            hashes /= width
        }
        return true
    }

    /// The hashes of a tile; fewer than its width, or none, where the ledger does not have them.
    func hashes(of tile: MerkleTile) throws -> [MerkleHash] {
        if let stored = try stored(tile) { return Array(stored.prefix(tile.width)) }
        return try computed(tile) ?? []
    }

    /// The stored hashes of the full tile at a place; nil where there is none.
    ///
    /// - Throws: `StorageError` `.damaged` where they are not 256 hashes.
    func stored(_ tile: MerkleTile) throws -> [MerkleHash]? {
        let row = try connection.first(SQL.tile, [.integer(Int64(tile.level)), .bound(tile.index)])
        guard let bytes = try row?["hashes"].asBlob else { return nil }
        let size = MerkleHash.byteCount
        guard bytes.count == size * MerkleTile.fullWidth else {
            throw StorageError(.damaged, "a stored tile does not have 256 hashes")
        }
        return stride(from: 0, to: bytes.count, by: size).compactMap { MerkleHash(Array(bytes[$0..<$0 + size])) }
    }

    /// The stored root of the full tile at a place; nil where there is none.
    func root(_ tile: MerkleTile) throws -> MerkleHash? {
        let row = try connection.first(SQL.root, [.integer(Int64(tile.level)), .bound(tile.index)])
        return try row.flatMap { MerkleHash(try $0["root"].asBlob) }
    }

    /// Numbers of stored tiles of a level from one on: there should be none beyond the ledger.
    func places(level: UInt8, from index: UInt64, limit: Int) throws -> [UInt64] {
        try connection.query(SQL.places, [.integer(Int64(level)), .bound(index), .integer(Int64(limit))])
            .map { try $0["tile"].asOrdinal }
    }

    private func put(_ tile: MerkleTile, _ hashes: [MerkleHash]) throws {
        try connection.execute(
            SQL.put,
            [
                .integer(Int64(tile.level)), try .unsigned(tile.index), .blob(MerkleTile.root(of: hashes).bytes),
                .blob(MerkleProof.bytes(hashes)),
            ])
    }

    /// The hashes of a tile from what it stands for; nil where one is missing or is no hash.
    private func computed(_ tile: MerkleTile) throws -> [MerkleHash]? {
        let (first, isTooLarge) = tile.index.multipliedReportingOverflow(by: UInt64(MerkleTile.fullWidth))
        guard !isTooLarge else { return nil }
        guard tile.level > 0 else { return try leaves(after: first, count: tile.width) }
        var roots: [UInt64: MerkleHash] = [:]
        let values: [SQLValue] = [
            .integer(Int64(tile.level - 1)), .bound(first), .integer(Int64(tile.width)),
        ]
        for row in try connection.query(SQL.roots, values) {
            roots[try row["tile"].asOrdinal] = MerkleHash(try row["root"].asBlob)
        }
        var hashes: [MerkleHash] = []
        for index in first..<first + UInt64(tile.width) {
            // Where a tile was not written, because the ledger was damaged then, it is made again.
            guard let root = try roots[index] ?? remade(level: tile.level - 1, index) else { return nil }
            hashes.append(root)
        }
        return hashes
    }

    private func remade(level: UInt8, _ index: UInt64) throws -> MerkleHash? {
        guard let tile = MerkleTile(level: level, index: index), let hashes = try computed(tile) else { return nil }
        return MerkleTile.root(of: hashes)
    }

    /// The leaves of so many entries after a revision; nil where one is missing.
    private func leaves(after revision: UInt64, count: Int) throws -> [MerkleHash]? {
        var (leaves, next) = ([MerkleHash](), revision + 1)
        leaves.reserveCapacity(count)
        for row in try connection.query(SQL.leaves, [.bound(revision), .integer(Int64(count))]) {
            // What is of another type is no leaf either, and no reason to refuse a change.
            guard (try? row["revision"].asOrdinal) == next, let bytes = try? row["leaf_hash"].asBlob,
                let leaf = MerkleHash(bytes)
            else { return nil }
            leaves.append(leaf)
            next += 1
        }
        return leaves.count == count ? leaves : nil
    }

    private enum SQL {
        static let tile = "SELECT hashes FROM ledger_tiles WHERE level = $1 AND tile = $2"
        static let root = "SELECT root FROM ledger_tiles WHERE level = $1 AND tile = $2"
        static let places = "SELECT tile FROM ledger_tiles WHERE level = $1 AND tile >= $2 ORDER BY tile LIMIT $3"
        static let roots = """
            SELECT tile, root FROM ledger_tiles WHERE level = $1 AND tile >= $2 ORDER BY tile LIMIT $3
            """
        /// What is there already stays: a tile that differs from the ledger is what a check must find.
        static let put = """
            INSERT INTO ledger_tiles (level, tile, root, hashes) VALUES ($1, $2, $3, $4) \
            ON CONFLICT (level, tile) DO NOTHING
            """
        static let leaves = "SELECT revision, leaf_hash FROM ledger WHERE revision > $1 ORDER BY revision LIMIT $2"
    }
}

/// The tiles of a store inside one snapshot, for roots and proofs.
///
/// A tile that was read is not read again for a smaller tree: the leaf of an entry lies behind its payload, so that
/// those of a tile that is not full yet cost as much as their payloads.
struct StoredTiles: TileReader {
    private final class Read {
        var tiles: [MerkleTile: [MerkleHash]] = [:]
    }

    private let table: TileTable
    /// By the full tile of their place, as wide as they were asked for.
    private let read = Read()

    init(table: TileTable) { self.table = table }

    func hashes(of tile: MerkleTile) throws -> [MerkleHash] {
        let place = MerkleTile(level: tile.level, index: tile.index) ?? tile
        if let known = read.tiles[place], known.count >= tile.width { return Array(known.prefix(tile.width)) }
        let hashes = try table.hashes(of: tile)
        read.tiles[place] = hashes
        return hashes
    }
}
