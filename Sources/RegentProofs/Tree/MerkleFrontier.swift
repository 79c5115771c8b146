/// What must be known of a tree to append to it: the roots of the whole subtrees that it consists of, at most 64.
public struct MerkleFrontier: Hashable, Sendable {
    /// Leaves so far.
    public private(set) var size: UInt64 = 0
    /// The roots, the largest subtree first: one for each bit of the size.
    public private(set) var hashes: [MerkleHash] = []

    /// No leaf yet.
    public init() {}

    /// Goes on from a tree; nil unless there is one hash for each bit of the size.
    public init?(size: UInt64, hashes: [MerkleHash]) {
        guard hashes.count == size.nonzeroBitCount else { return nil }
        (self.size, self.hashes) = (size, hashes)
    }

    /// The root of the tree.
    public var root: MerkleHash {
        guard var root = hashes.last else { return .empty }
        for hash in hashes.dropLast().reversed() { root = .node(hash, root) }
        return root
    }

    /// Adds a leaf; false, without a change, for one more than can be counted.
    @discardableResult
    public mutating func append(_ leaf: MerkleHash) -> Bool {
        guard size < .max else { return false }
        var hash = leaf
        // Each low bit that is set is a subtree which the leaf completes to one of twice its size.
        for _ in 0..<(~size).trailingZeroBitCount { hash = .node(hashes.removeLast(), hash) }
        hashes.append(hash)
        size += 1
        return true
    }
}
