import RegentProofs
import Testing

@Suite("Checks of proofs")
struct MerkleProofTests {
    private static let sizes: [UInt64] = [0, 1, 2, 3, 7, 8, 255, 256, 257, 1 << 32, 1 << 63, .max - 1, .max]

    @Test("No number and no length of a proof makes a check stop, or pass", arguments: sizes)
    func numbers(size: UInt64) {
        let hash = PlainTree.leaf(1)
        for other in Self.sizes {
            for count in [0, 1, 2, 63, 64, 65, 200] {
                let proof = [MerkleHash](repeating: hash, count: count)
                let isIncluded = MerkleProof.includes(
                    hash, at: other, size: size, root: PlainTree.leaf(2), proof: proof)
                #expect(!isIncluded)
                let isConsistent = MerkleProof.isConsistent(
                    from: other, hash, to: size, PlainTree.leaf(2), proof: proof)
                #expect(!isConsistent)
            }
        }
    }

    @Test("A proof that is changed in any way does not hold")
    func changed() throws {
        let leaves = (0..<40).map(PlainTree.leaf)
        let tree = MerkleTree(size: 40, MemoryTiles(leaves))
        let root = try tree.root()
        for index in 0..<40 {
            let path = try #require(try tree.inclusionProof(of: UInt64(index)))
            for changed in Self.changes(of: path) {
                let holds = MerkleProof.includes(
                    leaves[index], at: UInt64(index), size: 40, root: root, proof: changed)
                #expect(!holds)
            }
            let other = (index + 1) % 40
            let isOther = MerkleProof.includes(
                leaves[index], at: UInt64(other), size: 40, root: root, proof: path)
            #expect(!isOther)
            let old = UInt64(index + 1)
            guard old < 40 else { continue }
            let proof = try #require(try tree.consistencyProof(from: old))
            let oldRoot = PlainTree.root(leaves[...index])
            for changed in Self.changes(of: proof) {
                let holds = MerkleProof.isConsistent(from: old, oldRoot, to: 40, root, proof: changed)
                #expect(!holds)
            }
            let isForked = MerkleProof.isConsistent(from: old, leaves[0], to: 40, root, proof: proof)
            #expect(!isForked || (old == 1 && oldRoot == leaves[0]))
        }
    }

    private static func changes(of proof: [MerkleHash]) -> [[MerkleHash]] {
        var changes = [proof + [PlainTree.leaf(99)], Array(proof.dropLast()), [PlainTree.leaf(99)] + proof]
        for place in proof.indices {
            var bytes = proof[place].bytes
            bytes[place % 32] ^= 1
            var changed = proof
            changed[place] = MerkleHash(bytes) ?? proof[place]
            changes.append(changed)
            if place > 0 {
                var swapped = proof
                swapped.swapAt(place, place - 1)
                changes.append(swapped)
            }
        }
        return changes
    }

    @Test("Trees of one size are consistent only where they are equal, and one without leaves with any")
    func edges() {
        let (one, two) = (PlainTree.leaf(1), PlainTree.leaf(2))
        #expect(MerkleProof.isConsistent(from: 5, one, to: 5, one, proof: []))
        #expect(!MerkleProof.isConsistent(from: 5, one, to: 5, two, proof: []))
        #expect(!MerkleProof.isConsistent(from: 5, one, to: 5, one, proof: [one]))
        #expect(!MerkleProof.isConsistent(from: 6, one, to: 5, one, proof: []))
        #expect(MerkleProof.isConsistent(from: 0, .empty, to: 5, one, proof: []))
        #expect(!MerkleProof.isConsistent(from: 0, one, to: 5, one, proof: []))
        #expect(!MerkleProof.isConsistent(from: 0, one, to: 0, one, proof: []))
    }

    @Test("The bytes of a proof are whole hashes, 64 at most")
    func proofBytes() {
        let proof = (0..<64).map(PlainTree.leaf)
        #expect(MerkleProof.hashes(MerkleProof.bytes(proof)) == proof)
        #expect(MerkleProof.hashes(MerkleProof.bytes(proof + [proof[0]])) == nil)
        #expect(MerkleProof.hashes(Array(MerkleProof.bytes(proof).dropLast())) == nil)
        #expect(MerkleProof.hashes([]) == [])
    }
}
