import Crypto
import RegentDatabase
import RegentMessages
import RegentProofs
import RegentStorage
import RegentTestKit
import Testing

/// An editor of the file, who knows how leaves are made, and what the check of the ledger finds.
@Suite("Check of the tree", .timeLimit(.minutes(10)))
struct TreeAuditTests {
    private static let key = "regent.dev/ledgers/test"

    /// A ledger of 300 entries with a tile and two checkpoints.
    private static func fixture(_ signer: NoteSigner) async throws -> StoreFixture {
        let fixture = try await StoreFixture()
        for size in [270, 300] {
            try await StoredTreeTests.grow(fixture, to: size)
            let root = try await fixture.store.treeRoot(of: UInt64(size))
            let text = try Checkpoint(origin: key, size: UInt64(size), root: root).text
            let note = try SignedNote(text: text, signatures: [try signer.sign(text: text)])
            try await fixture.store.record(
                StoredCheckpoint(size: UInt64(size), timeMicros: 1, note: note.bytes), signedBy: signer.verifier.vkey)
        }
        return fixture
    }

    private static func faults(after sql: [String]) async throws -> Set<LedgerAudit.Kind> {
        let fixture = try await fixture(NoteSigner(name: key, privateKey: Curve25519.Signing.PrivateKey()))
        let sound = try await fixture.store.auditLedger()
        #expect(sound.faults == [])
        try await fixture.database.write { connection in
            for statement in sql { try connection.execute(statement, []) }
        }
        let audit = try await fixture.store.auditLedger()
        await fixture.close()
        return Set(audit.faults.map(\.kind))
    }

    @Test("a leaf that was made anew is found by its tile, and by the checkpoints after it")
    func changed() async throws {
        let first = try await Self.faults(after: ["UPDATE ledger SET leaf_hash = zeroblob(32) WHERE revision = 7"])
        #expect(first.isSuperset(of: [.tile, .checkpoint]))
        let last = try await Self.faults(after: ["UPDATE ledger SET leaf_hash = zeroblob(32) WHERE revision = 290"])
        #expect(last.contains(.checkpoint) && !last.contains(.tile))
    }

    @Test("entries that were cut off at the end are found by the tile or the checkpoint that had them")
    func truncated() async throws {
        let short = try await Self.faults(after: ["DELETE FROM ledger WHERE revision > 280"])
        #expect(short.contains(.checkpoint) && !short.contains(.tile))
        let long = try await Self.faults(after: ["DELETE FROM ledger WHERE revision > 200"])
        #expect(long.isSuperset(of: [.tile, .checkpoint]))
    }

    @Test(
        "a tile and a checkpoint that were changed, swapped or removed are found",
        arguments: [
            ("UPDATE ledger_tiles SET root = zeroblob(32)", LedgerAudit.Kind.tile),
            ("UPDATE ledger_tiles SET hashes = zeroblob(8192)", .tile),
            ("UPDATE ledger_tiles SET hashes = zeroblob(32)", .tile),
            ("UPDATE ledger_tiles SET tile = 1", .tile),
            ("DELETE FROM ledger_tiles", .tile),
            ("INSERT INTO ledger_tiles SELECT 1, 0, root, hashes FROM ledger_tiles", .tile),
            ("UPDATE ledger_checkpoints SET note = x'00' WHERE size = 270", .checkpoint),
            ("UPDATE ledger_checkpoints SET size = 271 WHERE size = 270", .checkpoint),
            ("UPDATE store SET value = 'x' WHERE key = 'signing_keys'", .checkpoint),
        ])
    func tiles(_ sql: String, _ kind: LedgerAudit.Kind) async throws {
        let faults = try await Self.faults(after: [sql])
        #expect(faults == [kind], "\(sql)")
    }

    @Test(
        "entries that were deleted, swapped or inserted are found",
        arguments: [
            "DELETE FROM ledger WHERE revision = 20",
            "UPDATE ledger SET revision = 1000 WHERE revision = 20",
            "UPDATE ledger SET salt = zeroblob(32) WHERE revision = 20",
            "UPDATE ledger SET payload = (SELECT payload FROM ledger WHERE revision = 21) WHERE revision = 20",
            """
            INSERT INTO ledger SELECT revision + 1, time_us, actor, role, on_behalf_of, method, resource, event, \
            payload, \
            before_digest, after_digest, reason, idempotency_key, salt, leaf_hash, leaf_version, previous_revision \
            FROM ledger WHERE revision = 300
            """,
        ])
    func records(sql: String) async throws {
        let faults = try await Self.faults(after: [sql])
        #expect(!faults.isEmpty)
    }

    @Test("a text that is gone without an erasure is found, though its leaf is right")
    func goneText() async throws {
        let fixture = try await Self.fixture(NoteSigner(name: Self.key, privateKey: Curve25519.Signing.PrivateKey()))
        try await fixture.store.write(.at(1)) { try $0.eraseText(of: 20) }
        let audit = try await fixture.store.auditLedger()
        #expect(audit.faults.map(\.kind) == [.payload] && audit.faults.map(\.revision) == [20])
        await fixture.close()
    }
}
