import RegentProofs
import Testing

@Suite("Requests to witnesses")
struct WitnessRequestTests {
    @Test("The body has the old size, the proof, an empty line and the checkpoint")
    func body() throws {
        let note = try SignedNote(parsing: Array(NoteSamples.treeNote.utf8))
        let hashes = try NoteSamples.proof().hashes
        let request = try WitnessRequest(oldSize: 2, hashes: hashes, note: note)
        let expected = "old 2\n\(NoteSamples.treePath.joined(separator: "\n"))\n\n\(NoteSamples.treeNote)"
        #expect(request.bytes == Array(expected.utf8))
        let first = try WitnessRequest(oldSize: 0, hashes: [], note: note)
        #expect(first.bytes == Array("old 0\n\n\(NoteSamples.treeNote)".utf8))
    }

    @Test("A witness takes 63 hashes and no more")
    func bounds() throws {
        let note = try SignedNote(parsing: Array(NoteSamples.treeNote.utf8))
        let hashes = Array(repeating: try NoteSamples.proof().hashes[0], count: 64)
        let error = noteError { () throws(NoteError) in try WitnessRequest(oldSize: 2, hashes: hashes, note: note) }
        #expect(error?.problem == "a proof has at most 63 hashes")
    }

    @Test(
        "The size that a witness knows is a decimal number and a newline", arguments: ["", "1", "01\n", "1\n\n", "x\n"])
    func sizes(body: String) throws {
        let error = noteError { () throws(NoteError) in try WitnessRequest.knownSize(parsing: Array(body.utf8)) }
        #expect(error != nil)
        let size = try WitnessRequest.knownSize(parsing: Array("20852163\n".utf8))
        #expect(size == 20_852_163)
    }
}
