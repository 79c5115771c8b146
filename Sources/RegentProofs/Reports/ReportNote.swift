import Crypto
import RegentMessages

/// What the daemon signs of a compliance report: the digest of its content, and the root of the ledger's tree over the
/// entries that it covers.
///
/// The first line keeps it apart from checkpoints, which the same key signs: their second line is a number.
/// - Source: docs/reports.md, "Signature"; c2sp.org/signed-note v1.0.0.
package struct ReportNote: Hashable, Sendable {
    /// The first line.
    package static let form = "regent.dev/compliance-report/v1"
    private static let subject = "note of a report"

    /// SHA-256 of the content as canonical JSON.
    package let digest: MerkleHash
    /// Entries of the ledger that the report covers.
    package let size: UInt64
    /// Root of the tree over them.
    package let root: MerkleHash

    /// A note, by its parts.
    package init(digest: MerkleHash, size: UInt64, root: MerkleHash) {
        (self.digest, self.size, self.root) = (digest, size, root)
    }

    /// The note of a content.
    package init(content: String, size: UInt64, root: MerkleHash) {
        self.init(digest: MerkleHash(SHA256.hash(data: Array(content.utf8))), size: size, root: root)
    }

    /// Reads the text of a note.
    ///
    /// - Throws: `NoteError` that says what is wrong in which line.
    package init(parsing text: String) throws(NoteError) {
        let lines = try NoteText.lines(Array(text.utf8), of: Self.subject)
        guard lines.count == 4 else { throw NoteError(Self.subject, "it needs four lines") }
        guard lines[0].elementsEqual(Self.form.utf8) else {
            throw NoteError(Self.subject, line: 1, "it is not \(Self.form)")
        }
        guard let digest = NoteText.hash(lines[1]) else {
            throw NoteError(Self.subject, line: 2, "the digest is not the base64 of 32 bytes")
        }
        guard let size = NoteText.number(lines[2]) else {
            throw NoteError(Self.subject, line: 3, "the size is not a decimal number below 2^64 without leading zeros")
        }
        guard let root = NoteText.hash(lines[3]) else {
            throw NoteError(Self.subject, line: 4, "the root is not the base64 of 32 bytes")
        }
        self.init(digest: digest, size: size, root: root)
    }

    /// What is signed.
    package var text: String {
        "\(Self.form)\n\(Base64Text.text(digest.bytes))\n\(size)\n\(Base64Text.text(root.bytes))\n"
    }

    /// The signed note.
    ///
    /// - Throws: as `NoteSigner.sign`.
    package func signed(by signer: NoteSigner) throws -> SignedNote {
        try SignedNote(text: text, signatures: [try signer.sign(text: text)])
    }
}
