import RegentProofs
import Testing

@Suite("Signed notes")
struct SignedNoteTests {
    @Test("A note is read and written byte for byte", arguments: [NoteSamples.neumannNote, NoteSamples.treeNote])
    func bytes(text: String) throws {
        let note = try SignedNote(parsing: Array(text.utf8))
        #expect(note.bytes == Array(text.utf8))
        #expect(note.text.hasSuffix("\n"))
    }

    @Test("The text ends at the last empty line, and may have others")
    func emptyLines() throws {
        let line = try #require(NoteSamples.neumannNote.split(separator: "\n").last)
        let note = try SignedNote(parsing: Array("one\n\ntwo\n\n\(line)\n".utf8))
        #expect(note.text == "one\n\ntwo\n")
        #expect(note.signatures.map(\.name) == ["PeterNeumann"])
        #expect(note.signatures.first?.keyID == 0xC74F_20A3)
    }

    @Test(
        "What is no note is refused, and the error names the line",
        arguments: [
            ("", "signed note: the last line has no newline at its end"),
            ("text\n", "signed note: an empty line and signatures must follow the text"),
            ("text\n\n", "signed note: an empty line and signatures must follow the text"),
            ("text\n\n— a AAAA", "signed note: the last line has no newline at its end"),
            ("text\n\n- a AAAAAAAA\n", "signed note, line 3: a signature begins with an em dash and a blank"),
            ("text\n\n— a\n", "signed note, line 3: after the dash a signature has a name and base64"),
            ("text\n\n— a b AAAAAAAA\n", "signed note, line 3: after the dash a signature has a name and base64"),
            ("text\n\n— a AAAA\n", "signed note, line 3: the signature is not base64 of more than 4 bytes"),
            ("text\n\n— a AAAAAAB\n", "signed note, line 3: the signature is not base64 of more than 4 bytes"),
            (
                "text\n\n— a+b AAAAAAAA\n",
                "signed note, line 3: the name of the key is empty or has a blank or a plus sign"
            ),
            ("te\u{7}xt\n\n— a AAAAAAAA\n", "signed note, line 1: a control character is not allowed"),
            ("text\r\n\n— a AAAAAAAA\n", "signed note, line 1: a control character is not allowed"),
        ])
    func refused(text: String, expected: String) {
        let error = noteError { () throws(NoteError) in try SignedNote(parsing: Array(text.utf8)) }
        #expect(error?.description == expected)
    }

    @Test("Bytes that are not UTF-8, and too many, are refused")
    func bounds() {
        let bad = noteError { () throws(NoteError) in try SignedNote(parsing: [0xFF, 0x0A]) }
        #expect(bad?.problem == "not UTF-8")
        let large = [UInt8](repeating: 0x61, count: SignedNote.bytesMax + 1)
        let tooLarge = noteError { () throws(NoteError) in try SignedNote(parsing: large) }
        #expect(tooLarge?.problem == "more than 262144 bytes")
        let lines = String(repeating: "— a AAAAAAAA\n", count: SignedNote.signaturesMax + 1)
        let tooMany = noteError { () throws(NoteError) in try SignedNote(parsing: Array("text\n\n\(lines)".utf8)) }
        #expect(tooMany?.problem == "more than 64 signatures")
    }

    @Test("A signature is added once")
    func adding() throws {
        let note = try SignedNote(parsing: Array(NoteSamples.treeNote.utf8))
        let other = try NoteSamples.signer("witness.example/w2", from: 64).cosign(text: note.text, time: 5)
        let more = try note.adding([other, note.signatures[0], other])
        #expect(more.signatures == note.signatures + [other])
        let lines = other.line + note.signatures[1].line
        let read = try NoteSignature.signatures(parsing: Array(lines.utf8))
        #expect(read == [other, note.signatures[1]])
    }
}
