import Crypto
import RegentMessages

/// A public key with its name, which says whether a note is signed by it.
public struct NoteVerifier: Hashable, Sendable {
    /// What a key signs.
    public enum Kind: UInt8, Hashable, Sendable {
        /// The text of a note, as logs do.
        case note = 1
        /// A checkpoint with the time at which it was seen, as witnesses do (c2sp.org/tlog-cosignature, version 1).
        case cosignature = 4
    }

    private static let subject = "vkey"
    /// Most bytes of a vkey.
    public static let bytesMax = 1_024

    /// Name of the key.
    public let name: String
    /// The 32 bytes of an Ed25519 public key.
    public let publicKey: [UInt8]
    /// What it signs.
    public let kind: Kind

    /// What tells keys of one name apart: four bytes of SHA-256 over name, newline, kind and key.
    public let keyID: UInt32

    /// The key of a signer.
    init(name: String, kind: Kind, publicKey: [UInt8]) {
        self.name = name
        self.kind = kind
        self.publicKey = publicKey
        let digest = SHA256.hash(data: Array(name.utf8) + [NoteText.newline, kind.rawValue] + publicKey)
        keyID = digest.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    }

    /// Reads a vkey: `name+id+base64`, the id in eight lower-case hexadecimal digits.
    ///
    /// - Throws: `NoteError` for anything else, for another id than that of the key, and for a key that is not of
    ///   Ed25519.
    public init(vkey: String) throws(NoteError) {
        guard vkey.utf8.count <= Self.bytesMax else {
            throw NoteError(Self.subject, "more than \(Self.bytesMax) bytes")
        }
        let parts = vkey.utf8.split(separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let name = String(parts[0]), let id = String(parts[1]), let key = String(parts[2])
        else { throw NoteError(Self.subject, "it is not of the form NAME+ID+BASE64") }
        guard NoteText.isKeyName(name) else {
            throw NoteError(Self.subject, "the name is empty or has a blank or a control character")
        }
        guard let content = Base64Text.bytes(key), let type = content.first else {
            throw NoteError(Self.subject, "what follows the id is not base64")
        }
        guard let kind = Kind(rawValue: type), content.count == 33 else {
            throw NoteError(Self.subject, "only Ed25519 keys of type 1, and of type 4 for witnesses, are known")
        }
        self.init(name: name, kind: kind, publicKey: Array(content.dropFirst()))
        guard id.utf8.elementsEqual(Self.hexadecimal(keyID).utf8) else {
            throw NoteError(Self.subject, "the id does not belong to the name and the key: a character was changed")
        }
    }

    /// The key as one word.
    public var vkey: String {
        "\(name)+\(Self.hexadecimal(keyID))+\(Base64Text.text([kind.rawValue] + publicKey))"
    }

    /// Whether a note has a signature of this key, and each signature that says it is of this key is right.
    public func verifies(_ note: SignedNote) -> Bool {
        let own = note.signatures.filter { isNamed(by: $0) }
        return !own.isEmpty && own.allSatisfy { isRight($0, of: note.text) }
    }

    /// When a witness saw a checkpoint, seconds since 1970, of its last cosignature; nil unless this is the key of a
    /// witness and verifies the note.
    public func cosignedTime(of note: SignedNote) -> UInt64? {
        guard kind == .cosignature, verifies(note) else { return nil }
        return note.signatures.filter { isNamed(by: $0) }.compactMap { Self.time(of: $0) }.max()
    }

    /// Whether a signature says that it is of this key.
    public func isNamed(by signature: NoteSignature) -> Bool {
        signature.keyID == keyID && NoteText.isSame(signature.name, name)
    }

    private func isRight(_ signature: NoteSignature, of text: String) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
        switch kind {
        case .note: return key.isValidSignature(signature.bytes, for: Array(text.utf8))
        case .cosignature:
            guard let time = Self.time(of: signature) else { return false }
            return key.isValidSignature(
                Array(signature.bytes.dropFirst(8)), for: Self.cosignedMessage(text, time: time))
        }
    }

    /// The time of a cosignature: its first eight bytes.
    private static func time(of signature: NoteSignature) -> UInt64? {
        guard signature.bytes.count == 72 else { return nil }
        let time = signature.bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return time <= UInt64(Int64.max) ? time : nil
    }

    /// What a witness signs.
    static func cosignedMessage(_ text: String, time: UInt64) -> [UInt8] {
        Array("cosignature/v1\ntime \(time)\n\(text)".utf8)
    }

    private static func hexadecimal(_ id: UInt32) -> String {
        let digits = String(id, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    /// Whether both are the same key under the same name.
    public static func == (one: Self, other: Self) -> Bool {
        one.kind == other.kind && one.publicKey == other.publicKey && NoteText.isSame(one.name, other.name)
    }

    /// Hashes the key.
    public func hash(into hasher: inout Hasher) { hasher.combine(publicKey) }
}
