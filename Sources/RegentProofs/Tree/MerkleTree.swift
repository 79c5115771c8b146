import Crypto

/// A tree of so many leaves, whose hashes come from tiles; makes roots and proofs.
///
/// A tile is read once in the life of a value. A proof reads about one tile for 256 hashes on its way to the root.
/// - Source: RFC 9162, section 2.1.
public struct MerkleTree<Reader: TileReader> {
    /// Leaves.
    public let size: UInt64

    private let reader: Reader
    private let read = ReadTiles()

    /// The tree of the first so many leaves of what a reader has.
    public init(size: UInt64, _ reader: Reader) {
        self.size = size
        self.reader = reader
    }

    /// The root.
    ///
    /// - Throws: what the reader throws; `TileWidthError`.
    public func root() throws -> MerkleHash { size == 0 ? .empty : try hash(of: 0..<size) }

    /// The path from a leaf to the root, section 2.1.3.1: siblings, the lowest first; nil where there is no such leaf.
    ///
    /// - Throws: as `root`.
    public func inclusionProof(of index: UInt64) throws -> [MerkleHash]? {
        guard index < size else { return nil }
        var (range, siblings) = (0..<size, [MerkleHash]())
        while Self.count(range) > 1 {
            let middle = range.lowerBound + Self.split(Self.count(range))
            if index < middle {
                siblings.append(try hash(of: middle..<range.upperBound))
                range = range.lowerBound..<middle
            } else {
                siblings.append(try hash(of: range.lowerBound..<middle))
                range = middle..<range.upperBound
            }
        }
        return siblings.reversed()
    }

    /// The proof that the tree of the first so many leaves is the beginning of this one, section 2.1.4.1; nil where it
    /// is empty or larger.
    ///
    /// - Throws: as `root`.
    public func consistencyProof(from old: UInt64) throws -> [MerkleHash]? {
        guard old > 0, old <= size else { return nil }
        var (range, siblings, isOldRoot) = (0..<size, [MerkleHash](), true)
        // Until the rest of the old tree is a subtree of its own.
        while old != range.upperBound {
            let middle = range.lowerBound + Self.split(Self.count(range))
            if old <= middle {
                siblings.append(try hash(of: middle..<range.upperBound))
                range = range.lowerBound..<middle
            } else {
                siblings.append(try hash(of: range.lowerBound..<middle))
                range = middle..<range.upperBound
                isOldRoot = false
            }
        }
        if !isOldRoot { siblings.append(try hash(of: range)) }
        return siblings.reversed()
    }

    /// The largest power of two below a number of leaves.
    private static func split(_ count: UInt64) -> UInt64 {
        1 << UInt64(UInt64.bitWidth - 1 - (count - 1).leadingZeroBitCount)
    }

    /// `Range.count` is a number that has fewer values.
    private static func count(_ range: Range<UInt64>) -> UInt64 { range.upperBound - range.lowerBound }

    /// The hash over a range of leaves that the tree splits off.
    private func hash(of range: Range<UInt64>) throws -> MerkleHash {
        // From the right: the subtrees that a range consists of get smaller from left to right.
        var (parts, first) = ([MerkleHash](), range.lowerBound)
        while first < range.upperBound {
            let count = range.upperBound - first
            let height = UInt64(UInt64.bitWidth - 1 - count.leadingZeroBitCount)
            parts.append(try whole(height: height, first >> height))
            first += 1 << height
        }
        var hash = parts[parts.endIndex - 1]
        for part in parts.dropLast().reversed() { hash = .node(part, hash) }
        return hash
    }

    /// The root of a whole subtree, by its height and its place among those of this height.
    private func whole(height: UInt64, _ place: UInt64) throws -> MerkleHash {
        let (level, rest) = (UInt8(height / 8), height % 8)
        // The hashes of the tile's level under it, all of one tile.
        let (first, count) = (place << rest, 1 << Int(rest))
        guard let tile = MerkleTile(level: level, index: first / UInt64(MerkleTile.fullWidth), size: size) else {
            preconditionFailure("a subtree lies within its tree")
        }
        let hashes = try hashes(of: tile)
        let start = Int(first % UInt64(MerkleTile.fullWidth))
        guard start + count <= hashes.count else { throw TileWidthError(tile: tile, count: hashes.count) }
        return MerkleTile.root(of: hashes[start..<start + count])
    }

    private func hashes(of tile: MerkleTile) throws -> [MerkleHash] {
        if let known = read.tiles[tile] { return known }
        let hashes = try reader.hashes(of: tile)
        guard hashes.count == tile.width else { throw TileWidthError(tile: tile, count: hashes.count) }
        read.tiles[tile] = hashes
        return hashes
    }
}

/// The tiles that a tree has read.
private final class ReadTiles {
    var tiles: [MerkleTile: [MerkleHash]] = [:]
}

extension MerkleHash {
    /// The root of a tree without leaves: SHA-256 of nothing.
    public static let empty = MerkleHash(SHA256.hash(data: [UInt8]()))
}
