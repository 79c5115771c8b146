import RegentMessages

/// What the keys of a log sign when one takes the place of the other.
///
/// Four lines: `regent.dev/key-rotation@v1`, the name of the log, the key before, the key after it. A checkpoint cannot
/// be taken for it, because that has a number in its second line.
public struct KeyRotationText: Hashable, Sendable {
    private static let header = "regent.dev/key-rotation@v1"
    private static let subject = "key rotation"

    /// Name of the log.
    public let origin: String
    /// The key that has signed until then.
    public let previous: NoteVerifier
    /// The key that signs from then on.
    public let next: NoteVerifier

    /// The change from one key of a log to another.
    ///
    /// - Throws: `NoteError` where they are not keys of one log, or the same.
    public init(from previous: NoteVerifier, to next: NoteVerifier) throws(NoteError) {
        guard previous.kind == .note, next.kind == .note, previous.name.utf8.elementsEqual(next.name.utf8) else {
            throw NoteError(Self.subject, "the keys are not those of one log")
        }
        guard previous != next else { throw NoteError(Self.subject, "the key stays the same") }
        (origin, self.previous, self.next) = (previous.name, previous, next)
    }

    /// Reads the text of a note.
    ///
    /// - Throws: `NoteError` for anything else.
    public init(parsing text: String) throws(NoteError) {
        let lines = try NoteText.lines(Array(text.utf8), of: Self.subject).map { String(decoding: $0, as: UTF8.self) }
        guard lines.count == 4, lines[0].utf8.elementsEqual(Self.header.utf8) else {
            throw NoteError(Self.subject, "it has not the four lines of a change of key")
        }
        try self.init(from: try NoteVerifier(vkey: lines[2]), to: try NoteVerifier(vkey: lines[3]))
        guard lines[1].utf8.elementsEqual(origin.utf8) else {
            throw NoteError(Self.subject, line: 2, "it is not the name of the keys")
        }
    }

    /// What is signed.
    public var text: String { "\(Self.header)\n\(origin)\n\(previous.vkey)\n\(next.vkey)\n" }

    /// Who vouches for a change.
    public enum Vouching: Hashable, Sendable {
        /// Nobody whose word counts: the key after it did not sign.
        case none
        /// The key after it alone, because the one before was lost.
        case nextOnly
        /// Both keys.
        case both
    }

    /// Who vouches for it in a note, whose text it must be.
    public func vouching(of note: SignedNote) -> Vouching {
        guard note.text.utf8.elementsEqual(text.utf8), next.verifies(note) else { return .none }
        return previous.verifies(note) ? .both : .nextOnly
    }
}
