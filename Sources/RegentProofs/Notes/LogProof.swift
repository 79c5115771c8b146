import RegentMessages

/// A proof that a log has an entry, which is checked without the log: place, path and checkpoint.
///
/// - Source: c2sp.org/tlog-proof@v1.
public struct LogProof: Hashable, Sendable {
    /// The first line.
    private static let header = "c2sp.org/tlog-proof@v1"
    /// Most bytes of a proof.
    public static let bytesMax = 1_048_576
    /// Most hashes of a path.
    public static let hashesMax = 64
    private static let subject = "proof"

    /// Place of the entry in the log, from 0.
    public let index: UInt64
    /// From the sibling of the leaf on to the child of the root.
    public let hashes: [MerkleHash]
    /// What belongs to the proof, and is not proved by it alone: in a receipt, what the leaf commits to. Nil = none.
    public let extra: [UInt8]?
    /// The checkpoint, signed.
    public let note: SignedNote

    /// A proof, by its parts.
    public init(index: UInt64, hashes: [MerkleHash], extra: [UInt8]?, note: SignedNote) {
        self.index = index
        self.hashes = hashes
        self.extra = extra
        self.note = note
    }

    /// Reads a proof.
    ///
    /// - Throws: `NoteError` that says what is wrong in which line.
    public init(parsing bytes: [UInt8]) throws(NoteError) {
        guard bytes.count <= Self.bytesMax else {
            throw NoteError(Self.subject, "more than \(Self.bytesMax) bytes")
        }
        // Before the empty line is the proof, after it the checkpoint.
        let end = bytes.indices.dropFirst().first { bytes[$0] == NoteText.newline && bytes[$0 - 1] == NoteText.newline }
        guard let end else { throw NoteError(Self.subject, "an empty line and a checkpoint must follow the path") }
        var lines = ArraySlice(try NoteText.lines(bytes[..<end], of: Self.subject))
        guard let first = lines.popFirst(), first.elementsEqual(Self.header.utf8) else {
            throw NoteError(Self.subject, line: 1, "it is not \(Self.header)")
        }
        var number = 2
        var extra: [UInt8]?
        if let line = lines.first, let base64 = Self.value(of: "extra ", in: line) {
            guard let content = Base64Text.bytes(String(decoding: base64, as: UTF8.self)) else {
                throw NoteError(Self.subject, line: number, "what follows extra is not base64")
            }
            extra = content
            lines.removeFirst()
            number += 1
        }
        guard let line = lines.popFirst(), let digits = Self.value(of: "index ", in: line),
            let index = NoteText.number(digits)
        else { throw NoteError(Self.subject, line: number, "it is not index and a number without leading zeros") }
        guard lines.count <= Self.hashesMax else {
            throw NoteError(Self.subject, line: number, "a path has at most \(Self.hashesMax) hashes")
        }
        var hashes: [MerkleHash] = []
        for line in lines {
            number += 1
            guard let hash = NoteText.hash(line) else {
                throw NoteError(Self.subject, line: number, "it is not the base64 of 32 bytes")
            }
            hashes.append(hash)
        }
        self.init(
            index: index, hashes: hashes, extra: extra, note: try SignedNote(parsing: Array(bytes[(end + 1)...])))
    }

    private static func value(of word: String, in line: [UInt8]) -> ArraySlice<UInt8>? {
        line.starts(with: word.utf8) ? line.dropFirst(word.utf8.count) : nil
    }

    /// The proof as it is kept, in a file with the ending `.tlog-proof`.
    public var bytes: [UInt8] {
        let extra = extra.map { ["extra " + Base64Text.text($0)] } ?? []
        let lines = [Self.header] + extra + ["index \(index)"] + hashes.map { Base64Text.text($0.bytes) } + [""]
        return lines.flatMap { Array($0.utf8) + [NoteText.newline] } + note.bytes
    }
}
