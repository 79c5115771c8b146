/// What is wrong with a note, a checkpoint, a key, a proof or a policy, and where.
public struct NoteError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was read, for example "signed note".
    public let subject: String
    /// Number of the line, from 1; nil where it is about the whole.
    public let line: Int?
    /// What is wrong.
    public let problem: String

    /// An error, by its parts.
    init(_ subject: String, line: Int? = nil, _ problem: String) {
        self.subject = subject
        self.line = line
        self.problem = problem
    }

    /// One line for people.
    public var description: String {
        guard let line else { return "\(subject): \(problem)" }
        return "\(subject), line \(line): \(problem)"
    }
}
