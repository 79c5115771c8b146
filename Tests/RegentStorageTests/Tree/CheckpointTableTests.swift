import Crypto
import RegentProofs
import RegentStorage
import RegentTestKit
import Testing

@Suite("Kept checkpoints", .timeLimit(.minutes(5)))
struct CheckpointTableTests {
    private static let day: Int64 = 86_400_000_000
    private static let signer = NoteSigner(name: "regent.dev/t", privateKey: Curve25519.Signing.PrivateKey())

    private static func checkpoint(_ size: UInt64, at time: Int64) throws -> StoredCheckpoint {
        let text = try Checkpoint(origin: "regent.dev/t", size: size, root: .empty).text
        let note = try SignedNote(text: text, signatures: [try signer.sign(text: text)])
        return StoredCheckpoint(size: size, timeMicros: time, note: note.bytes)
    }

    @Test("the newest one is found, that of a size, and the newest with a cosignature")
    func found() async throws {
        let fixture = try await StoreFixture()
        let store = fixture.store
        let none = try await store.newestCheckpoint()
        #expect(none == nil)
        let made = try [3, 5, 9].map { try Self.checkpoint($0, at: Int64($0)) }
        for checkpoint in made { try await store.record(checkpoint, signedBy: "k+1") }
        let (newest, third) = (try await store.newestCheckpoint(), try await store.checkpoint(of: 3))
        #expect(newest?.size == 9)
        #expect(third == made[0])
        let witness = NoteSigner(name: "w", privateKey: Curve25519.Signing.PrivateKey())
        let text = try SignedNote(parsing: try Self.checkpoint(5, at: 5).note).text
        let cosignature = try witness.cosign(text: text, time: 1)
        let added = try await store.add(cosignatures: [cosignature], toCheckpointOf: 5)
        let again = try await store.add(cosignatures: [cosignature], toCheckpointOf: 5)
        #expect(added?.cosignatureCount == 1)
        #expect(again == added)
        let cosigned = try await store.newestCheckpoint(cosigned: true)
        #expect(cosigned == added)
        let note = try SignedNote(parsing: try #require(cosigned).note)
        #expect(witness.cosignatureVerifier.verifies(note) && Self.signer.verifier.verifies(note))
        let missing = try await store.add(cosignatures: [cosignature], toCheckpointOf: 4)
        #expect(missing == nil)
        await fixture.close()
    }

    @Test("of older days one checkpoint is kept, one that a witness cosigned rather than a later one")
    func thinned() async throws {
        let fixture = try await StoreFixture()
        let store = fixture.store
        for size in 1...6 as ClosedRange<UInt64> {
            let time = size <= 3 ? Int64(size) : Self.day + Int64(size)
            try await store.record(try Self.checkpoint(size, at: time), signedBy: "k+1")
        }
        let witness = NoteSigner(name: "w", privateKey: Curve25519.Signing.PrivateKey())
        let text = try SignedNote(parsing: try Self.checkpoint(5, at: 5).note).text
        _ = try await store.add(cosignatures: [try witness.cosign(text: text, time: 1)], toCheckpointOf: 5)
        for size in 7...1_100 as ClosedRange<UInt64> {
            try await store.record(try Self.checkpoint(size, at: 2 * Self.day + Int64(size)), signedBy: "k+1")
        }
        var kept: [UInt64] = []
        for size in 1...80 as ClosedRange<UInt64> where try await store.checkpoint(of: size) != nil {
            kept.append(size)
        }
        #expect(kept == [3, 5, 6] + Array(77...80))
        await fixture.close()
    }

    @Test("the keys that have signed are known, the present one last")
    func keys() async throws {
        let fixture = try await StoreFixture()
        let store = fixture.store
        for (size, key) in [(1, "a+1"), (2, "b+2")] as [(UInt64, String)] {
            try await store.record(try Self.checkpoint(size, at: 1), signedBy: key)
        }
        let first = try await store.signingKeys()
        #expect(first == ["a+1"])
        for key in ["b+2", "a+1"] { try await store.write(.at(1)) { try $0.use(signingKey: key) } }
        let keys = try await store.signingKeys()
        #expect(keys == ["b+2", "a+1"])
        await fixture.close()
    }
}
