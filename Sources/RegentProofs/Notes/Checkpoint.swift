import RegentMessages

/// The head of a log's tree, as it is signed: which log, how many entries, which root.
///
/// - Source: c2sp.org/tlog-checkpoint v1.0.0.
public struct Checkpoint: Hashable, Sendable {
    private static let subject = "checkpoint"

    /// Name of the log.
    public let origin: String
    /// Entries of the log.
    public let size: UInt64
    /// Root of the tree over them.
    public let root: MerkleHash
    /// Further lines, which say nothing here.
    public let extensions: [String]

    /// A checkpoint, by its parts.
    ///
    /// - Throws: `NoteError` for an empty line or one that has a control character.
    public init(origin: String, size: UInt64, root: MerkleHash, extensions: [String] = []) throws(NoteError) {
        for line in [origin] + extensions {
            guard !line.isEmpty, line.utf8.allSatisfy({ $0 >= 0x20 }) else {
                throw NoteError(Self.subject, "the origin or an extension is empty or has a control character")
            }
        }
        self.origin = origin
        self.size = size
        self.root = root
        self.extensions = extensions
    }

    /// Reads the text of a note: origin, size, root, and what follows, each line ended by a newline.
    ///
    /// - Throws: `NoteError` that says what is wrong in which line.
    public init(parsing text: String) throws(NoteError) {
        let bytes = Array(text.utf8)
        guard bytes.count <= SignedNote.bytesMax else {
            throw NoteError(Self.subject, "more than \(SignedNote.bytesMax) bytes")
        }
        _ = try NoteText.text(bytes, of: Self.subject)
        let lines = try NoteText.lines(bytes, of: Self.subject)
        if let empty = lines.firstIndex(where: \.isEmpty) {
            throw NoteError(Self.subject, line: empty + 1, "an empty line is not allowed")
        }
        guard lines.count >= 3 else {
            throw NoteError(Self.subject, "it needs three lines: origin, size and root")
        }
        guard let size = NoteText.number(lines[1]) else {
            throw NoteError(Self.subject, line: 2, "the size is not a decimal number below 2^64 without leading zeros")
        }
        guard let root = NoteText.hash(lines[2]) else {
            throw NoteError(Self.subject, line: 3, "the root is not the base64 of 32 bytes")
        }
        try self.init(
            origin: String(decoding: lines[0], as: UTF8.self), size: size, root: root,
            extensions: lines.dropFirst(3).map { String(decoding: $0, as: UTF8.self) })
    }

    /// What is signed.
    public var text: String {
        ([origin, "\(size)", Base64Text.text(root.bytes)] + extensions).map { $0 + "\n" }.joined()
    }

    /// Whether both are heads of logs of the same name, compared by bytes.
    public func isOfSameLog(as other: Checkpoint) -> Bool { NoteText.isSame(origin, other.origin) }

    /// Whether both have the same bytes.
    public static func == (one: Self, other: Self) -> Bool { NoteText.isSame(one.text, other.text) }

    /// Hashes the root.
    public func hash(into hasher: inout Hasher) { hasher.combine(root) }
}
