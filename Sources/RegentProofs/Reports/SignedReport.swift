package import RegentMessages

/// A compliance report as a file: content and signed note in one canonical JSON object, and a newline.
///
/// A file has one form only: a reader that takes another one might be shown what was not signed.
/// - Source: docs/reports.md, "Signature".
package struct SignedReport: Sendable {
    /// Bytes of a file, at most.
    package static let bytesMax = 4 << 20
    private static let subject = "report"

    /// What it says, as JSON.
    package let content: JSONValue
    /// What was signed.
    package let statement: ReportNote
    private let note: SignedNote

    /// Reads a file; its signature is checked by `verify`.
    ///
    /// - Throws: `NoteError` that says what is wrong.
    package init(parsing bytes: [UInt8]) throws(NoteError) {
        guard bytes.count <= Self.bytesMax else {
            throw NoteError(Self.subject, "more than \(Self.bytesMax) bytes")
        }
        let value: JSONValue
        do { value = try JSONValue(parsing: bytes) } catch { throw NoteError(Self.subject, error.description) }
        guard let members = value.members, members.map(\.key) == ["note", "report"], let text = value["note"]?.string,
            let content = value["report"], let canonical = content.canonicalText
        else { throw NoteError(Self.subject, "it is not an object of note and report, as --file writes it") }
        guard let whole = value.canonicalText, bytes.elementsEqual((whole + "\n").utf8) else {
            throw NoteError(Self.subject, "it is not canonical JSON and one newline: a character was changed")
        }
        guard !text.isEmpty else {
            throw NoteError(Self.subject, "it is not signed: the daemon that made it had no key")
        }
        note = try SignedNote(parsing: Array(text.utf8))
        guard note.bytes.elementsEqual(text.utf8) else {
            throw NoteError(Self.subject, "its note is written in another form: a character was changed")
        }
        statement = try ReportNote(parsing: note.text)
        self.content = content
        guard ReportNote(content: canonical, size: statement.size, root: statement.root) == statement else {
            throw NoteError(Self.subject, "its content is not what was signed: a character was changed")
        }
        guard Self.size(content["ledger_revision"]) == statement.size else {
            throw NoteError(Self.subject, "its content and its note are about different revisions")
        }
    }

    /// Refuses a report that a key has not signed.
    ///
    /// - Throws: `NoteError`.
    package func verify(by key: NoteVerifier) throws(NoteError) {
        guard key.kind == .note, key.verifies(note) else {
            throw NoteError(
                Self.subject, "it is not signed by \(key.name), or a character of the signature was changed")
        }
    }

    /// The file of a report.
    ///
    /// - Returns: nil where the content is no JSON that has a canonical text.
    package static func file(content: String, note: String) -> String? {
        guard let value = try? JSONValue(parsing: Array(content.utf8)) else { return nil }
        let whole = JSONValue.object([.init("note", .string(note)), .init("report", value)])
        return whole.canonicalText.map { $0 + "\n" }
    }

    /// Numbers beyond 2^53 are texts.
    private static func size(_ value: JSONValue?) -> UInt64? {
        value?.uint64 ?? value?.string.flatMap { UInt64($0) }
    }
}
