/// Where the hashes of a tree are read from, tile by tile.
public protocol TileReader {
    /// The hashes of a tile, exactly as many as its width.
    ///
    /// - Throws: why they cannot be read.
    func hashes(of tile: MerkleTile) throws -> [MerkleHash]
}

/// A reader gave another number of hashes than it was asked for.
public struct TileWidthError: Error, Hashable, Sendable {
    /// The tile.
    public let tile: MerkleTile
    /// Hashes that came.
    public let count: Int

    /// What came of a tile.
    public init(tile: MerkleTile, count: Int) {
        self.tile = tile
        self.count = count
    }
}

/// The hashes of a tree in memory, for trees that are made for a purpose, and for tests.
public struct MemoryTiles: TileReader, Sendable {
    private var levels: [[MerkleHash]] = [[]]

    /// No leaf yet.
    public init() {}

    /// The tiles over some leaves.
    public init(_ leaves: some Sequence<MerkleHash>) { for leaf in leaves { append(leaf) } }

    /// Leaves so far.
    public var size: UInt64 { UInt64(levels[0].count) }

    /// Adds a leaf, and the hashes of the tiles that it completes.
    public mutating func append(_ leaf: MerkleHash) {
        var hash = leaf
        for level in 0... {
            if level == levels.count { levels.append([]) }
            levels[level].append(hash)
            guard levels[level].count % MerkleTile.fullWidth == 0 else { return }
            hash = MerkleTile.root(of: levels[level].suffix(MerkleTile.fullWidth))
        }
    }

    /// The hashes of a tile, from those that are kept or from the leaves.
    public func hashes(of tile: MerkleTile) throws -> [MerkleHash] {
        guard Int(tile.level) < levels.count, let index = Int(exactly: tile.index) else { return [] }
        let (first, isTooLarge) = index.multipliedReportingOverflow(by: MerkleTile.fullWidth)
        let hashes = levels[Int(tile.level)]
        guard !isTooLarge, first < hashes.count else { return [] }
        return Array(hashes[first...].prefix(tile.width))
    }
}

extension MerkleTile {
    /// The root over the hashes of a full tile: the hash by which the level above knows it.
    ///
    /// - Precondition: there are 2^k hashes.
    public static func root(of hashes: some Sequence<MerkleHash>) -> MerkleHash {
        var hashes = Array(hashes)
        precondition(!hashes.isEmpty && hashes.count & (hashes.count - 1) == 0, "a whole subtree has 2^k hashes")
        while hashes.count > 1 {
            hashes = stride(from: 0, to: hashes.count, by: 2).map { .node(hashes[$0], hashes[$0 + 1]) }
        }
        return hashes[0]
    }
}
