import RegentMessages

/// What a witness is asked to cosign: a checkpoint, and the proof that the log only grew since the one that it saw
/// last.
///
/// - Source: c2sp.org/tlog-witness, `add-checkpoint`.
public struct WitnessRequest: Hashable, Sendable {
    /// Most hashes that a witness takes.
    public static let hashesMax = 63

    /// Entries of the checkpoint that the witness cosigned last; 0 = none.
    public let oldSize: UInt64
    /// The proof; empty where the size is 0 or that of the checkpoint.
    public let hashes: [MerkleHash]
    /// The checkpoint, signed by the log.
    public let note: SignedNote

    /// A request, by its parts.
    ///
    /// - Throws: `NoteError` for more hashes than a witness takes.
    public init(oldSize: UInt64, hashes: [MerkleHash], note: SignedNote) throws(NoteError) {
        guard hashes.count <= Self.hashesMax else {
            throw NoteError("witness request", "a proof has at most \(Self.hashesMax) hashes")
        }
        self.oldSize = oldSize
        self.hashes = hashes
        self.note = note
    }

    /// The body of the request.
    public var bytes: [UInt8] {
        let lines = ["old \(oldSize)"] + hashes.map { Base64Text.text($0.bytes) } + [""]
        return lines.flatMap { Array($0.utf8) + [NoteText.newline] } + note.bytes
    }

    /// The size that a witness answers with where it saw another one last: a decimal number and a newline.
    ///
    /// - Throws: `NoteError` for anything else.
    public static func knownSize(parsing body: [UInt8]) throws(NoteError) -> UInt64 {
        guard body.last == NoteText.newline, let size = NoteText.number(body.dropLast()) else {
            throw NoteError("answer of the witness", "it is not a decimal number and a newline")
        }
        return size
    }
}
