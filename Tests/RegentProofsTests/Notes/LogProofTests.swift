import Foundation
import RegentProofs
import RegentTestKit
import Testing

@Suite("Proofs in files")
struct LogProofTests {
    private static let mutations =
        ProcessInfo.processInfo.environment["REGENT_PROOF_MUTATIONS"].flatMap { Int($0) } ?? 2_000

    private func policy() throws -> TrustPolicy { TrustPolicy(logs: [try NoteSamples.log().verifier]) }

    @Test("A proof in the log of another implementation is right")
    func other() throws {
        let (proof, policy) = (try NoteSamples.proof(), try policy())
        let checkpoint = try proof.checkpoint(trusting: policy)
        #expect(checkpoint.size == 3)
        #expect(proof.index == 1)
        #expect(proof.extra == Array("two\n".utf8))
        let again = try LogProof(parsing: proof.bytes)
        #expect(again == proof)
    }

    @Test("A proof is of its entry only, at its place only, of a trusted log only")
    func refused() throws {
        let (proof, policy) = (try NoteSamples.proof(), try policy())
        let one = MerkleHash.leaf(of: "one\n".utf8)
        let wrongLeaf = noteError { () throws(NoteError) in try proof.checkpoint(trusting: policy, leaf: one) }
        #expect(wrongLeaf?.problem == "it is of another entry than the leaf that was given")
        let bare = LogProof(index: 0, hashes: proof.hashes, extra: nil, note: proof.note)
        let wrongPlace = noteError { () throws(NoteError) in
            try bare.checkpoint(trusting: policy, leaf: .leaf(of: "two\n".utf8))
        }
        #expect(wrongPlace?.problem == "the path does not lead from the leaf to the root of the checkpoint")
        let beyond = LogProof(index: 3, hashes: proof.hashes, extra: proof.extra, note: proof.note)
        let outside = noteError { () throws(NoteError) in try beyond.checkpoint(trusting: policy) }
        #expect(outside?.problem == "the tree of the checkpoint has 3 entries, and none at 3")
        let nothing = noteError { () throws(NoteError) in try bare.checkpoint(trusting: policy) }
        #expect(nothing?.problem == "it does not bring along what the leaf commits to; give the leaf")
        let stranger = TrustPolicy(logs: [try NoteSamples.signer("log.example/three", from: 64).verifier])
        let untrusted = noteError { () throws(NoteError) in try proof.checkpoint(trusting: stranger) }
        #expect(untrusted?.subject == "checkpoint")
    }

    @Test(
        "What is no proof is refused, and the error names the line",
        arguments: [
            ("", "proof: an empty line and a checkpoint must follow the path"),
            ("c2sp.org/tlog-proof@v2\nindex 1\n\n", "proof, line 1: it is not c2sp.org/tlog-proof@v1"),
            ("c2sp.org/tlog-proof@v1\nextra *\nindex 1\n\n", "proof, line 2: what follows extra is not base64"),
            (
                "c2sp.org/tlog-proof@v1\nindex 01\n\n",
                "proof, line 2: it is not index and a number without leading zeros"
            ),
            (
                "c2sp.org/tlog-proof@v1\nextra AAAA\n\n",
                "proof, line 3: it is not index and a number without leading zeros"
            ),
            ("c2sp.org/tlog-proof@v1\nindex 1\nAAAA\n\n", "proof, line 3: it is not the base64 of 32 bytes"),
            ("c2sp.org/tlog-proof@v1\nindex 1\n\n", "signed note: the last line has no newline at its end"),
        ])
    func malformed(text: String, expected: String) {
        let error = noteError { () throws(NoteError) in try LogProof(parsing: Array(text.utf8)) }
        #expect(error?.description == expected)
    }

    @Test("A proof of too many bytes or hashes is refused")
    func bounds() {
        let large = [UInt8](repeating: 0x0A, count: LogProof.bytesMax + 1)
        let tooLarge = noteError { () throws(NoteError) in try LogProof(parsing: large) }
        #expect(tooLarge?.problem == "more than 1048576 bytes")
        let hashes = String(repeating: NoteSamples.treePath[0] + "\n", count: 65)
        let tooLong = noteError { () throws(NoteError) in
            try LogProof(parsing: Array("c2sp.org/tlog-proof@v1\nindex 1\n\(hashes)\n".utf8))
        }
        #expect(tooLong?.problem == "a path has at most 64 hashes")
    }

    /// A changed byte may leave a proof as it was only where it is in what no signature of a trusted key covers: the
    /// signature lines of others, and whether there are any.
    @Test("No changed proof is accepted that says anything else")
    func mutated() throws {
        let (proof, policy) = (try NoteSamples.proof(), try policy())
        let bytes = proof.bytes
        var (random, accepted) = (SplitMix64(seed: announcedSeed("changed proofs")), 0)
        for _ in 0..<Self.mutations {
            var changed = bytes
            let place = Int(random.next() % UInt64(changed.count))
            switch random.next() % 3 {
            case 0: changed[place] ^= UInt8(1 << (random.next() % 8))
            case 1: changed.remove(at: place)
            default: changed.insert(UInt8(truncatingIfNeeded: random.next()), at: place)
            }
            guard changed != bytes, let read = try? LogProof(parsing: changed),
                (try? read.checkpoint(trusting: policy)) != nil
            else { continue }
            accepted += 1
            #expect(read.index == proof.index && read.extra == proof.extra && read.hashes == proof.hashes)
            #expect(read.note.text == proof.note.text)
        }
        // Bytes of the witness, whom this policy does not ask.
        #expect(accepted > 0)
    }
}
