/// Which logs are trusted, which witnesses, and how many of these must have cosigned a checkpoint.
///
/// - Source: c2sp.org/tlog-policy.
public struct TrustPolicy: Sendable {
    /// Most bytes of a policy.
    public static let bytesMax = 262_144
    /// Most logs, witnesses and groups, each.
    public static let countMax = 256
    static let subject = "policy"

    /// A log, and where it is.
    public struct Log: Sendable {
        /// Its key.
        public let verifier: NoteVerifier
        /// Where it is; nil where the policy does not say.
        public let url: String?
    }

    /// A witness, and where it is.
    public struct Witness: Sendable {
        /// What the policy calls it.
        public let name: [UInt8]
        /// Its key.
        public let verifier: NoteVerifier
        /// Where it is; nil where the policy does not say.
        public let url: String?
    }

    /// Witnesses and groups of which so many must have cosigned.
    struct Group: Sendable {
        let name: [UInt8]
        let countMin: Int
        let members: [[UInt8]]
    }

    /// Logs, any of which may have signed; none = the log is known otherwise.
    public internal(set) var logs: [Log] = []
    /// In the order of the file.
    public internal(set) var witnesses: [Witness] = []
    var groups: [Group] = []
    /// Name of the witness or the group that must have cosigned; nil = none.
    var quorum: [UInt8]?

    /// A policy that asks for no cosignature of checkpoints of one log.
    public init(log: NoteVerifier) { logs = [Log(verifier: log, url: nil)] }

    /// A policy that is being read.
    init() {}

    /// The checkpoint of a note that fulfils the policy.
    ///
    /// - Parameter known: the log, where it is known otherwise; then the policy's logs must have it, or be none.
    /// - Throws: `NoteError` that says what is missing.
    public func checkpoint(of note: SignedNote, known: NoteVerifier? = nil) throws(NoteError) -> Checkpoint {
        let checkpoint = try Checkpoint(parsing: note.text)
        let trusted = logs.isEmpty ? [known].compactMap { $0 } : logs.map(\.verifier)
        let allowed = trusted.filter { known == nil || $0 == known }
        guard !allowed.isEmpty else {
            throw NoteError(Self.subject, logs.isEmpty ? "no log is trusted" : "it does not trust the key of the log")
        }
        let signers = allowed.filter { NoteText.isSame($0.name, checkpoint.origin) }
        guard !signers.isEmpty else {
            throw NoteError("checkpoint", line: 1, "it is of \(checkpoint.origin), a log that is not trusted")
        }
        guard signers.contains(where: { $0.verifies(note) }) else {
            throw NoteError(
                "checkpoint", "no trusted key of \(checkpoint.origin) has signed it, or a signature is wrong")
        }
        let cosigners = witnesses.filter { $0.verifier.cosignedTime(of: note) != nil }
        guard isFulfilled(by: cosigners) else {
            throw NoteError(
                "checkpoint",
                "the quorum of the policy is not reached: "
                    + "\(cosigners.count) of \(witnesses.count) witnesses have cosigned it")
        }
        return checkpoint
    }

    /// Whether these witnesses are enough.
    private func isFulfilled(by cosigners: [Witness]) -> Bool {
        guard let quorum else { return true }
        var fulfilled = Set(cosigners.map(\.name))
        // A group has only members that were named before it, so that one pass is enough.
        for group in groups where group.members.count(where: { fulfilled.contains($0) }) >= group.countMin {
            fulfilled.insert(group.name)
        }
        return fulfilled.contains(quorum)
    }
}
