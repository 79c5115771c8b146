public import Crypto

/// A private key with its name, which signs notes.
public struct NoteSigner: Sendable {
    /// Name of the key; a log's is its origin.
    public let name: String
    private let privateKey: Curve25519.Signing.PrivateKey

    /// A signer.
    public init(name: String, privateKey: Curve25519.Signing.PrivateKey) {
        self.name = name
        self.privateKey = privateKey
    }

    /// Signs the text of a note.
    ///
    /// - Throws: `NoteError` where the name is not that of a key or the text not that of a note; what the library of
    ///   the cipher throws.
    public func sign(text: String) throws -> NoteSignature {
        let signature = try privateKey.signature(for: Array(text.utf8))
        return try signed(text, verifier, Array(signature))
    }

    /// Cosigns the text of a checkpoint, as a witness does.
    ///
    /// - Parameter time: seconds since 1970.
    /// - Throws: as `sign`; `NoteError` for a time of more than 63 bits.
    public func cosign(text: String, time: UInt64) throws -> NoteSignature {
        guard time <= UInt64(Int64.max) else { throw NoteError("cosignature", "the time is too large") }
        let signature = try privateKey.signature(for: NoteVerifier.cosignedMessage(text, time: time))
        let bytes = (0..<8).map { UInt8(truncatingIfNeeded: time >> (56 - 8 * UInt64($0))) }
        return try signed(text, cosignatureVerifier, bytes + Array(signature))
    }

    /// What checks the signatures of `sign`.
    public var verifier: NoteVerifier { NoteVerifier(name: name, kind: .note, publicKey: publicKey) }

    /// What checks the signatures of `cosign`.
    public var cosignatureVerifier: NoteVerifier {
        NoteVerifier(name: name, kind: .cosignature, publicKey: publicKey)
    }

    private var publicKey: [UInt8] { Array(privateKey.publicKey.rawRepresentation) }

    private func signed(_ text: String, _ verifier: NoteVerifier, _ bytes: [UInt8]) throws(NoteError) -> NoteSignature {
        let signature = try NoteSignature(name: name, keyID: verifier.keyID, bytes: bytes)
        // Nothing is signed that cannot be a note.
        _ = try SignedNote(text: text, signatures: [signature])
        return signature
    }
}
