import RegentProofs
import Testing

@Suite("Tree of the ledger")
struct MerkleTreeTests {
    @Test("Every proof between two sizes up to 256 is that of the definitions, and holds")
    func allPairs() throws {
        let leaves = (0..<256).map(PlainTree.leaf)
        let tiles = MemoryTiles(leaves)
        let roots = (0...256).map { PlainTree.root(leaves[..<$0]) }
        for size in 1...256 {
            let tree = MerkleTree(size: UInt64(size), tiles)
            let root = try tree.root()
            #expect(root == roots[size])
            for old in 1...size {
                let proof = try #require(try tree.consistencyProof(from: UInt64(old)))
                #expect(proof == PlainTree.proof(old, leaves[..<size]))
                let holds = MerkleProof.isConsistent(
                    from: UInt64(old), roots[old], to: UInt64(size), root, proof: proof)
                #expect(holds, "\(old) to \(size)")
                let path = try #require(try tree.inclusionProof(of: UInt64(old - 1)))
                #expect(path == PlainTree.path(old - 1, leaves[..<size]))
                let isIncluded = MerkleProof.includes(
                    leaves[old - 1], at: UInt64(old - 1), size: UInt64(size), root: root, proof: path)
                #expect(isIncluded, "\(old - 1) in \(size)")
            }
        }
    }

    @Test("10,000 proofs between sizes up to 2^14 are those of the definitions")
    func randomPairs() throws {
        let leaves = (0..<(1 << 14)).map(PlainTree.leaf)
        let (tiles, plain) = (MemoryTiles(leaves), WholeSubtrees(leaves))
        var numbers = FixedNumbers(24)
        for _ in 0..<10_000 {
            let size = Int.random(in: 1...leaves.count, using: &numbers)
            let old = Int.random(in: 1...size, using: &numbers)
            let tree = MerkleTree(size: UInt64(size), tiles)
            let root = try tree.root()
            #expect(root == plain.root(0..<size))
            let proof = try #require(try tree.consistencyProof(from: UInt64(old)))
            #expect(proof == plain.proof(old, 0..<size, true), "\(old) to \(size)")
            let path = try #require(try tree.inclusionProof(of: UInt64(old - 1)))
            #expect(path == plain.path(old - 1, 0..<size), "\(old - 1) in \(size)")
            let holds = MerkleProof.isConsistent(
                from: UInt64(old), plain.root(0..<old), to: UInt64(size), root, proof: proof)
            #expect(holds)
        }
    }

    @Test("What is asked for beyond the tree has no proof")
    func beyond() throws {
        let tree = MerkleTree(size: 3, MemoryTiles((0..<3).map(PlainTree.leaf)))
        let (path, none) = (try tree.inclusionProof(of: 3), try tree.consistencyProof(from: 0))
        let larger = try tree.consistencyProof(from: 4)
        #expect(path == nil)
        #expect(none == nil)
        #expect(larger == nil)
        let (empty, last) = (try MerkleTree(size: 0, MemoryTiles()).root(), try tree.inclusionProof(of: .max))
        #expect(empty == .empty)
        #expect(last == nil)
    }

    @Test("A reader that has fewer hashes than a tree is found out")
    func shortReader() {
        let tree = MerkleTree(size: 300, MemoryTiles((0..<299).map(PlainTree.leaf)))
        #expect(throws: TileWidthError.self) { try tree.root() }
    }

    @Test("A frontier has the root of every size on its way")
    func frontier() throws {
        let leaves = (0..<300).map(PlainTree.leaf)
        var frontier = MerkleFrontier()
        for size in 0...300 {
            #expect(frontier.root == PlainTree.root(leaves[..<size]))
            #expect(frontier.hashes.count == size.nonzeroBitCount)
            let again = try #require(MerkleFrontier(size: frontier.size, hashes: frontier.hashes))
            #expect(again == frontier)
            if size < 300 { frontier.append(leaves[size]) }
        }
        #expect(MerkleFrontier(size: 3, hashes: [leaves[0]]) == nil)
        var full = try #require(MerkleFrontier(size: .max, hashes: [MerkleHash](repeating: leaves[0], count: 64)))
        let isTaken = full.append(leaves[1])
        #expect(!isTaken)
        #expect(full.size == .max)
    }
}

/// The definitions again, with the roots of whole subtrees remembered: trees of 2^14 leaves would take too long.
private struct WholeSubtrees {
    private var levels: [[MerkleHash]]

    init(_ leaves: [MerkleHash]) {
        levels = [leaves]
        while let last = levels.last, last.count > 1 {
            levels.append(stride(from: 0, to: last.count - 1, by: 2).map { .node(last[$0], last[$0 + 1]) })
        }
    }

    func root(_ range: Range<Int>) -> MerkleHash {
        let count = range.count
        if count & (count - 1) == 0 {
            let height = count.trailingZeroBitCount
            return levels[height][range.lowerBound >> height]
        }
        let middle = range.lowerBound + split(count)
        return .node(root(range.lowerBound..<middle), root(middle..<range.upperBound))
    }

    func path(_ index: Int, _ range: Range<Int>) -> [MerkleHash] {
        guard range.count > 1 else { return [] }
        let middle = range.lowerBound + split(range.count)
        let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
        return index < middle ? path(index, left) + [root(right)] : path(index, right) + [root(left)]
    }

    func proof(_ old: Int, _ range: Range<Int>, _ isKnown: Bool) -> [MerkleHash] {
        if old == range.upperBound { return isKnown ? [] : [root(range)] }
        let middle = range.lowerBound + split(range.count)
        let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
        return old <= middle ? proof(old, left, isKnown) + [root(right)] : proof(old, right, false) + [root(left)]
    }

    private func split(_ count: Int) -> Int {
        var power = 1
        while power * 2 < count { power *= 2 }
        return power
    }
}
