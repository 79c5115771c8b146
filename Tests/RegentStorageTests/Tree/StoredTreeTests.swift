import RegentDatabase
import RegentDatabaseSQLite
import RegentMessages
import RegentProofs
import RegentStorage
import RegentTestKit
import Testing

/// The tree over the ledger as it is stored.
@Suite("Stored tree", .timeLimit(.minutes(10)))
struct StoredTreeTests {
    struct Refused: Error {}

    /// The leaves of the whole ledger, in order.
    static func leaves(_ store: Store) async throws -> [MerkleHash] {
        var leaves: [MerkleHash] = []
        while true {
            let page = try await store.entries(from: UInt64(leaves.count) + 1)
            if page.isEmpty { return leaves }
            leaves += page.compactMap { MerkleHash($0.leafHash) }
        }
    }

    /// Grows the ledger to so many entries.
    static func grow(_ fixture: StoreFixture, to count: Int) async throws {
        if try await fixture.store.lastRevision() == 0 { try await fixture.create("A") }
        while try await fixture.store.lastRevision() < UInt64(count) {
            let last = try await fixture.store.lastRevision()
            try await fixture.update("A", trigger: "\(last)")
        }
    }

    static func tileCount(_ database: any Database) async throws -> Int64 {
        try await database.read { connection in
            try connection.first("SELECT count(*) AS n FROM ledger_tiles", [])?["n"].asInteger ?? -1
        }
    }

    @Test("tiles, roots and proofs are those of the leaves, over restarts and calls that fail at a full tile")
    func growth() async throws {
        try await withTemporaryFolder { folder in
            var fixture = try await StoreFixture(path: folder.file("store.db"))
            for end in [255, 256, 400, 511, 512, 530] {
                try await Self.grow(fixture, to: end)
                // The next entry, which may complete a tile, is undone.
                try? await fixture.store.write(.at(1)) { transaction in
                    var run = try transaction.require(EvalRun.self, "evalRuns/A")
                    run.trigger = "undone"
                    _ = try transaction.update(run)
                    throw Refused()
                }
                let count = try await Self.tileCount(fixture.database)
                #expect(count == Int64(end / 256), "after \(end)")
                await fixture.close()
                fixture = try await StoreFixture(path: folder.file("store.db"))
                let leaves = try await Self.leaves(fixture.store)
                #expect(leaves.count == end)
                let (root, expected) = (
                    try await fixture.store.treeRoot(of: UInt64(end)),
                    try MerkleTree(size: UInt64(end), MemoryTiles(leaves)).root()
                )
                #expect(root == expected)
            }
            let audit = try await fixture.store.auditLedger()
            #expect(audit.faults == [])
            try await checkProofs(fixture.store, try await Self.leaves(fixture.store))
            await fixture.close()
        }
    }

    private func checkProofs(_ store: Store, _ leaves: [MerkleHash]) async throws {
        let tiles = MemoryTiles(leaves)
        for (revision, size) in [(1, 1), (1, 530), (256, 256), (257, 300), (512, 512), (530, 530), (3, 257)] {
            let proof = try await store.inclusionProof(of: UInt64(revision), size: UInt64(size))
            #expect(proof.leaf == leaves[revision - 1])
            #expect(MerkleHash.leaf(of: proof.leafContent) == proof.leaf, "the content is not what was committed to")
            let holds = MerkleProof.includes(
                proof.leaf, at: UInt64(revision - 1), size: UInt64(size), root: proof.root, proof: proof.hashes)
            #expect(holds)
            let step = try await store.consistencyProof(from: UInt64(revision), to: UInt64(size))
            let isGrown = MerkleProof.isConsistent(
                from: UInt64(revision), step.oldRoot, to: UInt64(size), step.root, proof: step.hashes)
            #expect(isGrown)
        }
        for (level, index, width) in [(0, 0, 256), (0, 1, 256), (0, 1, 7), (0, 2, 18), (1, 0, 2), (1, 0, 1)] {
            let tile = try #require(MerkleTile(level: UInt8(level), index: UInt64(index), width: width))
            let (stored, expected) = (try await store.hashes(of: tile), try tiles.hashes(of: tile))
            #expect(stored == expected, "\(tile.path)")
        }
        for (level, index, width) in [(0, 2, 19), (0, 3, 1), (1, 0, 3), (2, 0, 1)] {
            let tile = try #require(MerkleTile(level: UInt8(level), index: UInt64(index), width: width))
            let stored = try await store.hashes(of: tile)
            #expect(stored == nil, "\(tile.path)")
        }
        let bundle = try #require(MerkleTile(level: 0, index: 2, width: 18))
        let contents = try #require(try await store.leafContents(of: bundle))
        let committed = contents.map { MerkleHash.leaf(of: $0) }
        #expect(committed == Array(leaves[512...]))
    }

    @Test("what the ledger has not reached is refused")
    func beyond() async throws {
        let fixture = try await StoreFixture()
        try await Self.grow(fixture, to: 3)
        let store = fixture.store
        await #expect(throws: StorageError.self) { try await store.treeRoot(of: 4) }
        await #expect(throws: StorageError.self) { try await store.inclusionProof(of: 4, size: 3) }
        await #expect(throws: StorageError.self) { try await store.inclusionProof(of: 0, size: 3) }
        await #expect(throws: StorageError.self) { try await store.consistencyProof(from: 0, to: 3) }
        await #expect(throws: StorageError.self) { try await store.consistencyProof(from: 3, to: 2) }
        await #expect(throws: StorageError.self) { try await store.inclusionProof(of: .max, size: .max) }
        await fixture.close()
    }

    /// A store of the release before tiles, whose entries have these leaves.
    private static func earlier(_ path: String, _ leaves: [SQLValue]) async throws {
        let before = try SQLiteDatabase(.init(path: path, format: StorageSchema.format))
        try await before.migrate(Array(StorageSchema.migrations.prefix { !$0.name.hasPrefix("0024") }))
        try await before.write { connection in
            for (index, leaf) in leaves.enumerated() {
                try connection.execute(
                    """
                    INSERT INTO ledger (revision, time_us, actor, role, on_behalf_of, method, resource, event, \
                    payload, before_digest, after_digest, reason, idempotency_key, salt, leaf_hash, leaf_version, \
                    previous_revision) VALUES ($1, 1, '', '', '', '', 'r', '', x'', x'', x'', '', '', x'', $2, 2, 0)
                    """, [.integer(Int64(index) + 1), leaf])
            }
        }
        await before.close()
    }

    @Test(
        "an earlier store with a damaged ledger gets its tiles, but none where it is damaged",
        arguments: [SQLValue.blob([1, 2, 3]), .blob([])])
    func filledAround(wrong: SQLValue) async throws {
        try await withTemporaryFolder { folder in
            let path = folder.file("store.db")
            let hashes = (0..<5_000).map { MerkleHash.leaf(of: Array("\($0)".utf8)) }
            var leaves = hashes.map { SQLValue.blob($0.bytes) }
            leaves[700] = wrong
            try await Self.earlier(path, leaves)
            let fixture = try await StoreFixture(path: path)
            let count = try await Self.tileCount(fixture.database)
            #expect(count == 18)
            let later = try #require(MerkleTile(level: 0, index: 3))
            let stored = try await fixture.store.hashes(of: later)
            #expect(stored == Array(hashes[768..<1_024]))
            await #expect(throws: StorageError.self) { try await fixture.store.treeHead() }
            await fixture.close()
        }
    }

    @Test("an earlier store gets its tiles when it is opened")
    func filled() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.file("store.db")
            let leaves = (0..<5_000).map { MerkleHash.leaf(of: Array("\($0)".utf8)) }
            try await Self.earlier(path, leaves.map { .blob($0.bytes) })
            let fixture = try await StoreFixture(path: path)
            let count = try await Self.tileCount(fixture.database)
            #expect(count == 19)
            let (root, expected) = (
                try await fixture.store.treeRoot(of: 5_000), try MerkleTree(size: 5_000, MemoryTiles(leaves)).root()
            )
            #expect(root == expected)
            await fixture.close()
        }
    }

    @Test("a head and what it goes on from read the leaves of the last tile once")
    func reading() async throws {
        let counting = CountingDatabase(
            wrapping: try SQLiteDatabase(.init(path: ":memory:", format: StorageSchema.format)))
        let fixture = try await StoreFixture(wrapping: { _ in counting })
        try await Self.grow(fixture, to: 280)
        let old = try await fixture.store.treeRoot(of: 280)
        let before = try Checkpoint(origin: "o", size: 280, root: old)
        try await Self.grow(fixture, to: 300)
        let expected = try await fixture.store.treeRoot(of: 300)
        _ = counting.takeStatements()
        let head = try await fixture.store.treeHead(after: before)
        #expect(head.size == 300 && head.root == expected)
        let reads = counting.takeStatements().filter { $0.contains("leaf_hash FROM ledger") }
        #expect(reads.count == 1)
        let other = try Checkpoint(origin: "o", size: 280, root: expected)
        await #expect(throws: StorageError.self) { try await fixture.store.treeHead(after: other) }
        await fixture.close()
    }

    @Test("an entry costs no statement for the tree, but each 256th")
    func statements() async throws {
        let counting = CountingDatabase(
            wrapping: try SQLiteDatabase(.init(path: ":memory:", format: StorageSchema.format)))
        let fixture = try await StoreFixture(wrapping: { _ in counting })
        try await Self.grow(fixture, to: 254)
        _ = counting.takeStatements()
        try await fixture.update("A", trigger: "x")
        let plain = counting.takeStatements().filter { $0.contains("ledger_tiles") }
        #expect(plain == [])
        try await fixture.update("A", trigger: "y")
        let full = counting.takeStatements().filter { $0.contains("ledger_tiles") }
        #expect(full.count == 1)
        await fixture.close()
    }
}
