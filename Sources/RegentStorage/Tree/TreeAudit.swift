import RegentDatabase
import RegentProofs

/// A walk along the leaves of the ledger that makes its tree again, and holds it against what is stored of it.
struct TreeAudit: Sendable {
    /// Something of the tree that is not as the ledger makes it.
    enum Fault: Hashable {
        /// A full tile differs from the entries up to this one, or is missing.
        case tile
        /// The checkpoint of so many entries has another root, or no signature of a key of the log.
        case checkpoint
    }

    /// What was seen of a tree: its head, and the hashes of each level that fill no tile yet.
    private var frontier = MerkleFrontier()
    private var pending: [[MerkleHash]] = []
    /// An entry or a leaf was missing: what follows is at no known place.
    private var isBroken = false

    /// Takes the next leaf; nil where it is none.
    ///
    /// - Parameters:
    ///   - expected: the stored tiles.
    ///   - checkpoint: that of the tree with this leaf; nil where none is stored.
    /// - Returns: what is not right there.
    mutating func take(
        _ leaf: MerkleHash?, at revision: UInt64, _ expected: TileTable, checkpoint: AuditedCheckpoint?
    ) throws -> [Fault] {
        isBroken = isBroken || leaf == nil || revision != frontier.size + 1
        guard let leaf, !isBroken else {
            // A fault is reported where it begins; without its leaf no tile and no checkpoint after it can be right.
            return checkpoint == nil ? [] : [.checkpoint]
        }
        frontier.append(leaf)
        var faults: [Fault] = try fill(leaf, expected) ? [] : [.tile]
        if let checkpoint, !checkpoint.isSigned || checkpoint.root != frontier.root { faults.append(.checkpoint) }
        return faults
    }

    /// Adds a leaf; false where a tile that it completes is stored otherwise.
    private mutating func fill(_ leaf: MerkleHash, _ expected: TileTable) throws -> Bool {
        var (hash, isRight, count) = (leaf, true, frontier.size)
        for level in MerkleTile.levels {
            if pending.count == Int(level) { pending.append([]) }
            pending[Int(level)].append(hash)
            let width = UInt64(MerkleTile.fullWidth)
            guard count % width == 0, let tile = MerkleTile(level: level, index: count / width - 1) else { break }
            let hashes = pending[Int(level)]
            hash = MerkleTile.root(of: hashes)
            if try !expected.holds(tile, hashes, root: hash) { isRight = false }
            pending[Int(level)] = []
            count /= width
        }
        return isRight
    }
}

/// A stored checkpoint as the check of the ledger needs it.
struct AuditedCheckpoint: Sendable {
    /// Entries in its tree.
    let size: UInt64
    /// Root of its tree; nil where the note cannot be read.
    let root: MerkleHash?
    /// Whether one of the log's keys has signed it.
    let isSigned: Bool

    /// What a stored note says.
    init(_ stored: StoredCheckpoint, keys: [NoteVerifier]) {
        size = stored.size
        let note = try? SignedNote(parsing: stored.note)
        let checkpoint = note.flatMap { try? Checkpoint(parsing: $0.text) }
        root = checkpoint?.size == stored.size ? checkpoint?.root : nil
        isSigned = note.map { note in keys.contains { $0.verifies(note) } } ?? false
    }
}

extension TileTable {
    /// Whether a full tile is stored with these hashes and this root; what cannot be read is not.
    fileprivate func holds(_ tile: MerkleTile, _ hashes: [MerkleHash], root: MerkleHash) throws -> Bool {
        do {
            return try stored(tile) == hashes && self.root(tile) == root
        } catch let error as StorageError where error.code == .damaged {
            return false
        } catch let error as DatabaseError where error.code == .columnType { return false }
    }
}
