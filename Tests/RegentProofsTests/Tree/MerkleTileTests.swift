import RegentProofs
import Testing

@Suite("Tiles")
struct MerkleTileTests {
    // The example of the specification.
    @Test("A number is written in groups of three digits")
    func paths() throws {
        let far = try #require(MerkleTile(level: 0, index: 1_234_067))
        #expect(far.path == "0/x001/x234/067")
        #expect(far.entriesPath == "entries/x001/x234/067")
        let partial = try #require(MerkleTile(level: 1, index: 0, width: 12))
        #expect(partial.path == "1/000.p/12")
        let last = try #require(MerkleTile(level: 0, index: 273, width: 112))
        #expect(last.entriesPath == "entries/273.p/112")
    }

    @Test("Every tile is found again by its path")
    func roundTrip() throws {
        var numbers = FixedNumbers(5)
        for _ in 0..<2_000 {
            let level = UInt8.random(in: 0...7, using: &numbers)
            let index = UInt64.random(
                in: 0...(UInt64.max >> UInt64.random(in: 8...63, using: &numbers)), using: &numbers)
            let width = Int.random(in: 1...256, using: &numbers)
            guard let tile = MerkleTile(level: level, index: index, width: width) else { continue }
            #expect(MerkleTile.parsed(path: tile.path) == .hashes(tile))
            guard level == 0 else { continue }
            #expect(MerkleTile.parsed(path: tile.entriesPath) == .entries(tile))
        }
    }

    @Test(
        "Nothing else is a path",
        arguments: [
            "", "/", "0", "0/", "0/1", "0/01", "0/0001", "0/001/002", "00/001", "0/x001", "0/x001/2", "0/x000/005",
            "0/y001/002", "0/x01/002", "-1/001", "8/000", "64/000", "0/001.p", "0/001.p/", "0/001.p/0", "0/001.p/256",
            "0/001.p/07", "0/001.p/5/6", "0/00a", "0/٠٠١", "+0/001", "0/001/", "/0/001", "0//001", "entries",
            "entries/", "entries/1", "entries/000.p/256", "Entries/000", "0/x018/x446/x744/x073/x709/x551/616",
            "0/x001/x018/x446/x744/x073/x709/x551/615", "0/x072/x057/x594/x037/x927/936",
        ])
    func notPaths(path: String) {
        #expect(MerkleTile.parsed(path: path) == nil)
    }

    // 70,000 leaves, as the specification counts them.
    @Test("A tree of 70,000 leaves has the tiles of the specification's example")
    func example() {
        #expect(MerkleTile(level: 0, index: 272, size: 70_000)?.width == 256)
        #expect(MerkleTile(level: 0, index: 273, size: 70_000)?.width == 112)
        #expect(MerkleTile(level: 0, index: 274, size: 70_000) == nil)
        #expect(MerkleTile(level: 1, index: 0, size: 70_000)?.width == 256)
        #expect(MerkleTile(level: 1, index: 1, size: 70_000)?.width == 17)
        #expect(MerkleTile(level: 2, index: 0, size: 70_000)?.width == 1)
        #expect(MerkleTile(level: 3, index: 0, size: 70_000) == nil)
        #expect(MerkleTile(level: 0, index: 0, size: 256)?.isFull == true)
        #expect(MerkleTile(level: 1, index: 0, size: 256)?.width == 1)
        #expect(MerkleTile(level: 0, index: .max, size: .max) == nil)
    }

    @Test("No tile has a place or a width that no tree can have")
    func bounds() {
        #expect(MerkleTile(level: 8, index: 0) == nil)
        #expect(MerkleTile(level: 0, index: 0, width: 0) == nil)
        #expect(MerkleTile(level: 0, index: 0, width: 257) == nil)
        #expect(MerkleTile(level: 0, index: .max) == nil)
        #expect(MerkleTile(level: 7, index: 0, width: 255)?.leafCount == 255 << 56)
        #expect(MerkleTile(level: 7, index: 0) == nil)
        #expect(MerkleTile(level: 1, index: 1, width: 17)?.leafCount == 273 * 256)
    }

    @Test("The hash of a full tile is the root of its leaves, and the next level has it")
    func levels() throws {
        let leaves = (0..<70_000).map(PlainTree.leaf)
        let tiles = MemoryTiles(leaves)
        let second = try tiles.hashes(of: try #require(MerkleTile(level: 1, index: 1, width: 17)))
        #expect(second.count == 17)
        #expect(second[0] == PlainTree.root(leaves[65_536..<65_792]))
        #expect(second[16] == PlainTree.root(leaves[(272 * 256)..<(273 * 256)]))
        let third = try tiles.hashes(of: try #require(MerkleTile(level: 2, index: 0, width: 1)))
        #expect(third == [PlainTree.root(leaves[..<65_536])])
    }
}
