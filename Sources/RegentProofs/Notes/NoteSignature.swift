import RegentMessages

/// A signature of a note: whose, and its bytes.
public struct NoteSignature: Hashable, Sendable {
    /// Most bytes of a signature; those of keys that are safe from quantum computers have nearly 5,000.
    public static let bytesMax = 8_192
    private static let subject = "note signature"

    /// Name of the key.
    public let name: String
    /// What tells keys of one name apart.
    public let keyID: UInt32
    /// The signature, without the key's id.
    public let bytes: [UInt8]

    /// A signature, by its parts.
    ///
    /// - Throws: `NoteError` for a name that no key may have, and for a signature that is empty or too long.
    public init(name: String, keyID: UInt32, bytes: [UInt8]) throws(NoteError) {
        guard NoteText.isKeyName(name) else {
            throw NoteError(Self.subject, "the name of the key is empty or has a blank or a plus sign")
        }
        guard (1...Self.bytesMax).contains(bytes.count) else {
            throw NoteError(Self.subject, "it has \(bytes.count) bytes; 1 to \(Self.bytesMax) are allowed")
        }
        self.name = name
        self.keyID = keyID
        self.bytes = bytes
    }

    /// A signature from its line, without the newline: em dash, name and base64, apart by blanks.
    ///
    /// - Parameters:
    ///   - subject: what the line is of.
    ///   - number: of the line there.
    init(line bytes: [UInt8], of subject: String, _ number: Int) throws(NoteError) {
        guard let line = String(validating: bytes, as: UTF8.self), line.utf8.starts(with: "— ".utf8) else {
            throw NoteError(subject, line: number, "a signature begins with an em dash and a blank")
        }
        let parts = line.utf8.dropFirst(4).split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard parts.count == 2, let name = String(parts[0]), let base64 = String(parts[1]) else {
            throw NoteError(subject, line: number, "after the dash a signature has a name and base64")
        }
        guard let content = Base64Text.bytes(base64), content.count > 4 else {
            throw NoteError(subject, line: number, "the signature is not base64 of more than 4 bytes")
        }
        let id = content.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        do { try self.init(name: name, keyID: id, bytes: Array(content.dropFirst(4))) } catch {
            throw NoteError(subject, line: number, error.problem)
        }
    }

    /// Signatures from lines, as a witness answers with them.
    ///
    /// - Throws: `NoteError` naming the line.
    public static func signatures(parsing bytes: [UInt8]) throws(NoteError) -> [NoteSignature] {
        let subject = "note signatures"
        guard bytes.count <= SignedNote.bytesMax else {
            throw NoteError(subject, "more than \(SignedNote.bytesMax) bytes")
        }
        _ = try NoteText.text(bytes, of: subject)
        let lines = try NoteText.lines(bytes, of: subject)
        guard lines.count <= SignedNote.signaturesMax else {
            throw NoteError(subject, "more than \(SignedNote.signaturesMax) signatures")
        }
        var signatures: [NoteSignature] = []
        for (index, line) in lines.enumerated() {
            signatures.append(try NoteSignature(line: line, of: subject, index + 1))
        }
        return signatures
    }

    /// Its line, with the newline.
    public var line: String {
        let id = [UInt8(keyID >> 24), UInt8(keyID >> 16 & 255), UInt8(keyID >> 8 & 255), UInt8(keyID & 255)]
        return "— \(name) \(Base64Text.text(id + bytes))\n"
    }

    /// Whether both have the same bytes.
    public static func == (one: Self, other: Self) -> Bool {
        one.keyID == other.keyID && one.bytes == other.bytes && NoteText.isSame(one.name, other.name)
    }

    /// Hashes the key's id and the signature.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(keyID)
        hasher.combine(bytes)
    }
}
