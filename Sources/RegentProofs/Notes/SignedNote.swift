/// A text with the signatures of one or more keys.
///
/// The text says nothing until a `NoteVerifier` or a `TrustPolicy` has checked a signature.
/// - Source: c2sp.org/signed-note v1.0.0.
public struct SignedNote: Hashable, Sendable {
    /// Most bytes of a note.
    public static let bytesMax = 262_144
    /// Most signatures of a note.
    public static let signaturesMax = 64
    private static let subject = "signed note"

    /// What is signed; ends in a newline.
    public let text: String
    /// In their order.
    public let signatures: [NoteSignature]

    /// A note, by its parts.
    ///
    /// - Throws: `NoteError` where the text cannot be that of a note, and for no or too many signatures.
    public init(text: String, signatures: [NoteSignature]) throws(NoteError) {
        _ = try NoteText.text(Array(text.utf8), of: Self.subject)
        guard text.utf8.last == NoteText.newline else {
            throw NoteError(Self.subject, "the text does not end in a newline")
        }
        guard (1...Self.signaturesMax).contains(signatures.count) else {
            throw NoteError(
                Self.subject, "it has \(signatures.count) signatures; 1 to \(Self.signaturesMax) are allowed")
        }
        let size = signatures.reduce(text.utf8.count + 1) { $0 + $1.line.utf8.count }
        guard size <= Self.bytesMax else { throw NoteError(Self.subject, "more than \(Self.bytesMax) bytes") }
        self.text = text
        self.signatures = signatures
    }

    /// Reads a note: text, an empty line, the signatures.
    ///
    /// - Throws: `NoteError` that says what is wrong in which line.
    public init(parsing bytes: [UInt8]) throws(NoteError) {
        guard bytes.count <= Self.bytesMax else {
            throw NoteError(Self.subject, "more than \(Self.bytesMax) bytes")
        }
        _ = try NoteText.text(bytes, of: Self.subject)
        guard bytes.last == NoteText.newline else {
            throw NoteError(Self.subject, "the last line has no newline at its end")
        }
        // The last empty line is where two newlines meet.
        let end = bytes.indices.dropFirst().last { bytes[$0] == NoteText.newline && bytes[$0 - 1] == NoteText.newline }
        guard let end, end < bytes.count - 1 else {
            throw NoteError(Self.subject, "an empty line and signatures must follow the text")
        }
        let text = try NoteText.text(bytes[..<end], of: Self.subject)
        var number = text.utf8.count { $0 == NoteText.newline } + 1
        let lines = try NoteText.lines(bytes[(end + 1)...], of: Self.subject)
        guard lines.count <= Self.signaturesMax else {
            throw NoteError(Self.subject, line: number, "more than \(Self.signaturesMax) signatures")
        }
        var signatures: [NoteSignature] = []
        for line in lines {
            number += 1
            signatures.append(try NoteSignature(line: line, of: Self.subject, number))
        }
        try self.init(text: text, signatures: signatures)
    }

    /// The note as it is sent and kept.
    public var bytes: [UInt8] { Array(text.utf8) + [NoteText.newline] + signatures.flatMap { Array($0.line.utf8) } }

    /// The same text with further signatures, each once.
    ///
    /// - Throws: `NoteError` for too many.
    public func adding(_ more: [NoteSignature]) throws(NoteError) -> SignedNote {
        var all = signatures
        for signature in more where !all.contains(signature) { all.append(signature) }
        return try SignedNote(text: text, signatures: all)
    }

    /// Whether both have the same bytes.
    public static func == (one: Self, other: Self) -> Bool {
        NoteText.isSame(one.text, other.text) && one.signatures == other.signatures
    }
}
