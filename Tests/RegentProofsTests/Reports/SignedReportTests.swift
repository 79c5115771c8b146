import Crypto
import RegentMessages
import RegentProofs
import Testing

/// Files of compliance reports: whole ones are verified, and no other.
@Suite("Signed reports")
struct SignedReportTests {
    private static let content = "{\"format\":\"f\",\"ledger_revision\":7,\"notice\":\"n\\n\"}"
    private static let root = MerkleHash.leaf(of: [1])

    private static func signer(_ seed: UInt8 = 1, name: String = "regent.example/log") throws -> NoteSigner {
        let bytes = [UInt8](repeating: seed, count: 32)
        return NoteSigner(name: name, privateKey: try Curve25519.Signing.PrivateKey(rawRepresentation: bytes))
    }

    private static func file(_ text: String = content, size: UInt64 = 7, by signer: NoteSigner) throws -> [UInt8] {
        let note = try ReportNote(content: text, size: size, root: root).signed(by: signer)
        let file = try #require(SignedReport.file(content: text, note: String(decoding: note.bytes, as: UTF8.self)))
        return Array(file.utf8)
    }

    private static func isVerified(_ file: [UInt8], by key: NoteVerifier) -> Bool {
        do {
            try SignedReport(parsing: file).verify(by: key)
            return true
        } catch { return false }
    }

    @Test("A file is verified by the key that signed it, by its text alone")
    func whole() throws {
        let signer = try Self.signer()
        let file = try Self.file(by: signer)
        let key = try NoteVerifier(vkey: signer.verifier.vkey)
        #expect(Self.isVerified(file, by: key))
        let report = try SignedReport(parsing: file)
        #expect(report.statement.size == 7 && report.statement.root == Self.root)
        #expect(report.content["notice"]?.string == "n\n")
    }

    @Test("Any byte of a file that is another one is refused")
    func flips() throws {
        let signer = try Self.signer()
        let (file, key) = (try Self.file(by: signer), signer.verifier)
        for place in file.indices {
            for bit in 0..<8 {
                var changed = file
                changed[place] ^= 1 << bit
                let passes = Self.isVerified(changed, by: key)
                #expect(!passes, "byte \(place), bit \(bit)")
            }
        }
    }

    @Test("A byte more or less, another key, another name and another kind of key are refused")
    func others() throws {
        let signer = try Self.signer()
        let (file, key) = (try Self.file(by: signer), signer.verifier)
        #expect(!Self.isVerified(Array(file.dropLast()), by: key))
        #expect(!Self.isVerified(file + [0x0a], by: key))
        #expect(!Self.isVerified([0x20] + file, by: key))
        let otherKey = try Self.signer(2).verifier
        #expect(!Self.isVerified(file, by: otherKey))
        let otherName = try Self.signer(name: "regent.example/other").verifier
        #expect(!Self.isVerified(file, by: otherName))
        #expect(!Self.isVerified(file, by: signer.cosignatureVerifier))
    }

    @Test("The note of one report does not stand under another, and not for another revision")
    func moved() throws {
        let signer = try Self.signer()
        let note = try ReportNote(content: Self.content, size: 7, root: Self.root).signed(by: signer)
        let other = Self.content.replacing("\"n\\n\"", with: "\"m\"")
        let moved = try #require(SignedReport.file(content: other, note: String(decoding: note.bytes, as: UTF8.self)))
        #expect(!Self.isVerified(Array(moved.utf8), by: signer.verifier))
        let wrongSize = try Self.file(size: 8, by: signer)
        #expect(!Self.isVerified(wrongSize, by: signer.verifier))
    }

    @Test("A report without a note is refused with the reason")
    func unsigned() throws {
        let file = try #require(SignedReport.file(content: Self.content, note: ""))
        let error = #expect(throws: NoteError.self) { try SignedReport(parsing: Array(file.utf8)) }
        #expect(error?.problem.contains("not signed") == true)
    }

    @Test("A note of a report is no checkpoint, and a checkpoint no note of a report")
    func apart() throws {
        let note = ReportNote(content: Self.content, size: 7, root: Self.root)
        #expect(throws: NoteError.self) { try Checkpoint(parsing: note.text) }
        let checkpoint = try Checkpoint(origin: ReportNote.form, size: 7, root: Self.root)
        #expect(throws: NoteError.self) { try ReportNote(parsing: checkpoint.text) }
        let read = try ReportNote(parsing: note.text)
        #expect(read == note)
    }
}
