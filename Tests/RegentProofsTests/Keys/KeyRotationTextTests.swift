import Crypto
import RegentProofs
import Testing

@Suite("Change of a log's key")
struct KeyRotationTextTests {
    private let old = NoteSigner(name: "regent.dev/t", privateKey: Curve25519.Signing.PrivateKey())
    private let new = NoteSigner(name: "regent.dev/t", privateKey: Curve25519.Signing.PrivateKey())

    private func note(_ text: String, _ signers: NoteSigner...) throws -> SignedNote {
        try SignedNote(text: text, signatures: signers.map { try $0.sign(text: text) })
    }

    @Test("both keys vouch for it, or the new one alone")
    func vouching() throws {
        let rotation = try KeyRotationText(from: old.verifier, to: new.verifier)
        let again = try KeyRotationText(parsing: rotation.text)
        #expect(again == rotation)
        let (both, nextOnly) = (try note(rotation.text, old, new), try note(rotation.text, new))
        let (oldOnly, other) = (try note(rotation.text, old), try note("another text\n", old, new))
        #expect(rotation.vouching(of: both) == .both)
        #expect(rotation.vouching(of: nextOnly) == .nextOnly)
        #expect(rotation.vouching(of: oldOnly) == .none)
        #expect(rotation.vouching(of: other) == .none)
    }

    @Test("keys of two logs, the same key and a text of another form are refused")
    func refused() throws {
        let stranger = NoteSigner(name: "regent.dev/u", privateKey: Curve25519.Signing.PrivateKey())
        #expect(throws: NoteError.self) { try KeyRotationText(from: old.verifier, to: stranger.verifier) }
        #expect(throws: NoteError.self) { try KeyRotationText(from: old.verifier, to: old.verifier) }
        #expect(throws: NoteError.self) { try KeyRotationText(from: old.cosignatureVerifier, to: new.verifier) }
        let text = try KeyRotationText(from: old.verifier, to: new.verifier).text
        let lines = text.split(separator: "\n").map(String.init)
        for place in lines.indices {
            var changed = lines
            changed[place] = "x" + changed[place]
            #expect(throws: NoteError.self) {
                try KeyRotationText(parsing: changed.map { $0 + "\n" }.joined())
            }
        }
        for bad in ["", "\n", text + "\n", String(text.dropLast()), text + "more\n"] {
            #expect(throws: NoteError.self) { try KeyRotationText(parsing: bad) }
        }
        let checkpoint = try Checkpoint(origin: "regent.dev/t", size: 1, root: .empty).text
        #expect(throws: NoteError.self) { try KeyRotationText(parsing: checkpoint) }
        #expect(throws: NoteError.self) { try Checkpoint(parsing: text) }
    }
}
