/// Checks proofs. Everything that it is given may come from anywhere: no number and no length makes it stop.
///
/// - Source: RFC 9162, sections 2.1.3.2 and 2.1.4.2.
public enum MerkleProof {
    /// Hashes that a proof can have at most.
    public static let hashesMax = 64

    /// Whether a proof leads from a leaf to a root.
    ///
    /// - Parameters:
    ///   - index: place of the leaf, from 0.
    ///   - size: leaves of the tree.
    public static func includes(
        _ leaf: MerkleHash, at index: UInt64, size: UInt64, root: MerkleHash, proof: [MerkleHash]
    ) -> Bool {
        guard index < size else { return false }
        var (node, last, hash) = (index, size - 1, leaf)
        for sibling in proof {
            guard last > 0 else { return false }
            if node & 1 == 1 || node == last {
                hash = .node(sibling, hash)
                while node & 1 == 0, node > 0 { (node, last) = (node >> 1, last >> 1) }
            } else {
                hash = .node(hash, sibling)
            }
            (node, last) = (node >> 1, last >> 1)
        }
        return last == 0 && hash == root
    }

    /// Whether a proof shows that a tree is the beginning of another one.
    ///
    /// Only equal roots are consistent where both have the same size, with an empty proof. A tree without leaves is the
    /// beginning of any, which takes no proof; its root must be that of no leaves.
    public static func isConsistent(
        from old: UInt64, _ oldRoot: MerkleHash, to new: UInt64, _ newRoot: MerkleHash, proof: [MerkleHash]
    ) -> Bool {
        guard old <= new else { return false }
        if old == new { return proof.isEmpty && oldRoot == newRoot && (old > 0 || oldRoot == .empty) }
        if old == 0 { return proof.isEmpty && oldRoot == .empty }
        var rest = proof[...]
        // Where the old tree is a whole subtree, its root begins the proof and is left out of it.
        let isWhole = old & (old - 1) == 0
        guard let first = isWhole ? oldRoot : rest.popFirst() else { return false }
        var (node, last) = (old - 1, new - 1)
        while node & 1 == 1 { (node, last) = (node >> 1, last >> 1) }
        var (oldHash, newHash) = (first, first)
        for sibling in rest {
            guard last > 0 else { return false }
            if node & 1 == 1 || node == last {
                oldHash = .node(sibling, oldHash)
                newHash = .node(sibling, newHash)
                while node & 1 == 0, node > 0 { (node, last) = (node >> 1, last >> 1) }
            } else {
                newHash = .node(newHash, sibling)
            }
            (node, last) = (node >> 1, last >> 1)
        }
        return last == 0 && oldHash == oldRoot && newHash == newRoot
    }

    /// The hashes of a proof, from their bytes; nil unless they are whole and not more than a proof can have.
    public static func hashes(_ bytes: [UInt8]) -> [MerkleHash]? {
        let size = MerkleHash.byteCount
        guard bytes.count % size == 0, bytes.count / size <= hashesMax else { return nil }
        return stride(from: 0, to: bytes.count, by: size).compactMap { MerkleHash(Array(bytes[$0..<$0 + size])) }
    }

    /// The bytes of hashes, one after the other.
    public static func bytes(_ hashes: [MerkleHash]) -> [UInt8] { hashes.flatMap(\.bytes) }
}
