import RegentProofs
import Testing

@Suite("Hashes of a tree")
struct MerkleHashTests {
    private func hex(_ hash: MerkleHash) -> String {
        hash.bytes.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    // SHA-256 of 00, and of 01 and twice that hash, as `sha256sum` prints them.
    @Test("A leaf and a node are hashed with different first bytes")
    func prefixes() {
        let leaf = MerkleHash.leaf(of: [])
        #expect(hex(leaf) == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")
        #expect(MerkleHash.node(leaf, leaf) != MerkleHash.leaf(of: leaf.bytes + leaf.bytes))
    }

    @Test("Only 32 bytes are a hash", arguments: [0, 31, 33])
    func length(count: Int) {
        #expect(MerkleHash([UInt8](repeating: 1, count: count)) == nil)
    }
}
