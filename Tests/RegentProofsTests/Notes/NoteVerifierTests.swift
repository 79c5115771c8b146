import RegentProofs
import Testing

@Suite("Keys of notes")
struct NoteVerifierTests {
    private let tree = Array(NoteSamples.treeNote.utf8)

    @Test("Notes of other implementations are verified")
    func others() throws {
        let neumann = try NoteVerifier(vkey: NoteSamples.neumannKey)
        #expect(neumann.vkey == NoteSamples.neumannKey)
        let theirs = try SignedNote(parsing: Array(NoteSamples.neumannNote.utf8))
        #expect(neumann.verifies(theirs))
        let note = try SignedNote(parsing: tree)
        let (log, witness) = (try NoteSamples.log().verifier, try NoteSamples.witness().cosignatureVerifier)
        #expect(log.verifies(note))
        #expect(witness.verifies(note))
        #expect(witness.cosignedTime(of: note) == 1_767_000_000)
        #expect(log.cosignedTime(of: note) == nil)
    }

    @Test("What a signer signs, its verifier verifies, and no other one")
    func ownSignatures() throws {
        let (log, other) = (try NoteSamples.log(), try NoteSamples.signer("log.example/three", from: 64))
        let text = "log.example/three\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"
        let signed = try SignedNote(text: text, signatures: [log.sign(text: text)])
        #expect(log.verifier.verifies(signed))
        #expect(!other.verifier.verifies(signed))
        #expect(!log.cosignatureVerifier.verifies(signed))
        let cosigned = try SignedNote(text: text, signatures: [other.cosign(text: text, time: UInt64(Int64.max))])
        #expect(other.cosignatureVerifier.cosignedTime(of: cosigned) == UInt64(Int64.max))
        #expect(!log.cosignatureVerifier.verifies(cosigned))
    }

    @Test("A wrong signature of a known key counts against the note, even beside a right one")
    func wrongBesideRight() throws {
        let (note, log) = (try SignedNote(parsing: tree), try NoteSamples.log())
        let wrong = try NoteSignature(
            name: log.name, keyID: log.verifier.keyID, bytes: [UInt8](repeating: 1, count: 64))
        let both = try note.adding([wrong])
        #expect(!log.verifier.verifies(both))
        let stranger = try NoteSignature(name: log.name, keyID: 7, bytes: wrong.bytes)
        let known = try note.adding([stranger])
        #expect(log.verifier.verifies(known))
    }

    @Test("A key is written and read back")
    func vkeys() throws {
        for key in [try NoteSamples.log().verifier, try NoteSamples.witness().cosignatureVerifier] {
            let read = try NoteVerifier(vkey: key.vkey)
            #expect(read == key)
        }
        let log = try NoteSamples.log().verifier.vkey
        #expect(log.hasPrefix("log.example/three+830612ea+AQ"))
    }

    @Test(
        "What is no key is refused",
        arguments: [
            "", "a", "a+b", "a+c74f20a3+", "a b+c74f20a3+AQ==",
            "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            "PeterNeumonn+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TX",
            "PeterNeumann+c74f20a3+BRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T",
        ])
    func noKeys(text: String) {
        let error = noteError { () throws(NoteError) in try NoteVerifier(vkey: text) }
        #expect(error != nil)
    }

    @Test("Nothing is signed that cannot be a note")
    func refusedTexts() throws {
        let log = try NoteSamples.log()
        #expect(throws: NoteError.self) { try log.sign(text: "no newline") }
        #expect(throws: NoteError.self) { try log.cosign(text: "text\n", time: UInt64(Int64.max) + 1) }
        let nameless = try NoteSamples.signer("two words", from: 0)
        #expect(throws: NoteError.self) { try nameless.sign(text: "text\n") }
    }
}
