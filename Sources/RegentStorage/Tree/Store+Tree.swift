import RegentDatabase
import RegentMessages
package import RegentProofs

extension Store {
    /// The root of the tree over the first so many entries.
    ///
    /// - Parameter before: as of `treeHead`; it may have more entries or fewer.
    /// - Throws: `StorageError` `.revisionUnknown` where there are fewer; `.damaged`, also where the ledger is not that
    ///   of the checkpoint.
    package func treeRoot(of size: UInt64, after before: Checkpoint? = nil) async throws -> MerkleHash {
        try await readTree { connection in
            let (ledger, tiles) = (LedgerTable(connection), StoredTiles(table: TileTable(connection)))
            try ledger.checkCommitted(size)
            if let before { try tiles.check(before, last: try ledger.lastRevision()) }
            return try MerkleTree(size: size, tiles).root()
        }
    }

    /// How many entries there are, and the root of their tree, of one moment.
    ///
    /// - Parameter before: a checkpoint that the ledger must go on from; nil = none is known.
    /// - Throws: `StorageError` `.damaged`, also where the ledger does not go on from the checkpoint.
    package func treeHead(after before: Checkpoint? = nil) async throws -> (size: UInt64, root: MerkleHash) {
        try await readTree { connection in
            let (size, tiles) = (try LedgerTable(connection).lastRevision(), StoredTiles(table: TileTable(connection)))
            // First the larger tree, in whose tiles those of the checkpoint are.
            let root = try MerkleTree(size: size, tiles).root()
            if let before { try tiles.check(before, last: size) }
            return (size, root)
        }
    }

    /// The proof that the tree over so many entries has the leaf of a revision.
    ///
    /// - Throws: as `treeRoot`; `.revisionUnknown` for a revision that is not in the tree.
    package func inclusionProof(of revision: UInt64, size: UInt64) async throws -> StoredInclusion {
        try await readTree { connection in
            let ledger = LedgerTable(connection)
            try ledger.checkCommitted(size)
            let tree = MerkleTree(size: size, StoredTiles(table: TileTable(connection)))
            guard revision > 0, let hashes = try tree.inclusionProof(of: revision - 1) else {
                throw StorageError(
                    .revisionUnknown, "revision \(revision) is not in the tree of \(size) entries",
                    ["last": "\(size)"])
            }
            guard let (entry, salt) = try ledger.salted(revision), let leaf = MerkleHash(entry.leafHash) else {
                throw StorageError(.damaged, "an entry of the ledger is missing")
            }
            return StoredInclusion(
                leaf: leaf, hashes: hashes, root: try tree.root(),
                leafContent: LedgerLeaf.content(of: entry, salt: salt))
        }
    }

    /// The proof that the tree over so many entries is the beginning of another one.
    ///
    /// - Throws: as `treeRoot`; `.revisionUnknown` where the older tree is empty or larger than the newer.
    package func consistencyProof(from old: UInt64, to new: UInt64) async throws -> StoredConsistency {
        try await readTree { connection in
            try LedgerTable(connection).checkCommitted(new)
            let tiles = StoredTiles(table: TileTable(connection))
            let tree = MerkleTree(size: new, tiles)
            guard let hashes = try tree.consistencyProof(from: old) else {
                throw StorageError(
                    .revisionUnknown, "a tree of \(old) entries is not the beginning of one of \(new)",
                    ["last": "\(new)"])
            }
            return StoredConsistency(
                oldRoot: try MerkleTree(size: old, tiles).root(), hashes: hashes, root: try tree.root())
        }
    }

    /// The hashes of a tile; nil where the ledger is too short for it.
    ///
    /// - Throws: `StorageError` `.damaged`.
    package func hashes(of tile: MerkleTile) async throws -> [MerkleHash]? {
        try await readTree { connection in
            guard tile.leafCount <= (try LedgerTable(connection).lastRevision()) else { return nil }
            let hashes = try TileTable(connection).hashes(of: tile)
            guard hashes.count == tile.width else { throw TileWidthError(tile: tile, count: hashes.count) }
            return hashes
        }
    }

    /// What the leaves of a tile of level 0 commit to; nil where the ledger is too short for it.
    ///
    /// - Throws: `StorageError` `.damaged`.
    package func leafContents(of tile: MerkleTile) async throws -> [[UInt8]]? {
        try await readTree { connection in
            let ledger = LedgerTable(connection)
            guard tile.level == 0, tile.leafCount <= (try ledger.lastRevision()) else { return nil }
            var contents: [[UInt8]] = []
            let first = tile.index * UInt64(MerkleTile.fullWidth) + 1
            try ledger.forEach(from: first, limit: tile.width) { entry, salt in
                contents.append(LedgerLeaf.content(of: entry, salt: salt))
                return true
            }
            guard contents.count == tile.width else { throw TileWidthError(tile: tile, count: contents.count) }
            return contents
        }
    }

    private func readTree<T: Sendable>(
        _ body: @escaping @Sendable (any DatabaseConnection) throws -> T
    ) async throws -> T {
        do { return try await read(body) } catch is TileWidthError {
            throw StorageError(.damaged, "the ledger lacks entries, so its tree cannot be made")
        }
    }
}

extension StoredTiles {
    /// Checks that a ledger of so many entries goes on from a checkpoint.
    fileprivate func check(_ before: Checkpoint, last: UInt64) throws {
        guard before.size <= last, try MerkleTree(size: before.size, self).root() == before.root else {
            throw StorageError(.damaged, "the ledger is not that of its checkpoint of \(before.size) entries")
        }
    }
}

/// The proof that a tree has an entry.
package struct StoredInclusion: Sendable, Hashable {
    /// Leaf of the entry.
    package let leaf: MerkleHash
    /// The path, the lowest sibling first.
    package let hashes: [MerkleHash]
    /// Root of the tree.
    package let root: MerkleHash
    /// What the leaf commits to.
    package let leafContent: [UInt8]
}

/// The proof that a tree is the beginning of another one.
package struct StoredConsistency: Sendable, Hashable {
    /// Root of the older tree.
    package let oldRoot: MerkleHash
    /// The path, as RFC 9162 orders it.
    package let hashes: [MerkleHash]
    /// Root of the newer tree.
    package let root: MerkleHash
}
