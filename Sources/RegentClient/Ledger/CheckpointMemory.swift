import RegentProofs
import Synchronization

/// The last checkpoint of a ledger that was seen, as it was signed.
///
/// Whoever changes what is stored cannot give the ledger a tree that still begins with the one of this checkpoint.
public struct KeptCheckpoint: Hashable, Sendable {
    /// Name of the ledger, which a store keeps for its whole life.
    public let origin: String
    /// Entries of the ledger.
    public let size: UInt64
    /// Root of the tree over them, 32 bytes.
    public let rootHash: [UInt8]
    /// The key that has signed, as `name+id+key` (c2sp.org/signed-note).
    public let verifierKey: String
    /// The signed note.
    public let note: String

    /// The checkpoint of a note, whose signature is checked.
    ///
    /// - Throws: `CheckpointError` that says what is wrong.
    public init(verifierKey: String, note: String) throws(CheckpointError) {
        let checkpoint: Checkpoint
        do throws(NoteError) {
            let signed = try SignedNote(parsing: Array(note.utf8))
            checkpoint = try TrustPolicy(logs: [NoteVerifier(vkey: verifierKey)]).checkpoint(of: signed)
        } catch {
            throw CheckpointError(description: error.description)
        }
        origin = checkpoint.origin
        size = checkpoint.size
        rootHash = checkpoint.root.bytes
        self.verifierKey = verifierKey
        self.note = note
    }
}

/// Why a checkpoint cannot be used or kept.
public struct CheckpointError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Why, for people.
    public let description: String

    /// An error, by its words.
    public init(description: String) { self.description = description }
}

/// Where a client keeps the last checkpoint of each ledger that it has seen, by the ledger's name.
///
/// A client whose options have one compares the ledger with it on every new connection, before any other call, and
/// does not use a daemon whose ledger does not go on from it: the connection ends with `LEDGER_FORKED`. A daemon that
/// is too busy to be compared is used; the client compares it with one of its later calls.
public protocol CheckpointMemory: Sendable {
    /// What was kept of a ledger; nil where it was never seen.
    ///
    /// - Throws: why what was kept cannot be read; then the daemon is not used either.
    func checkpoint(of origin: String) throws(CheckpointError) -> KeptCheckpoint?

    /// Keeps a checkpoint in place of the one before it.
    ///
    /// - Throws: why it cannot be kept; the one before it then goes on to count.
    func keep(_ checkpoint: KeptCheckpoint) throws(CheckpointError)

    /// Takes note that a daemon was too busy to be compared, and is used until it can be; called for each try.
    ///
    /// - Parameter reason: what the daemon said.
    func postponed(_ reason: String)
}

extension CheckpointMemory {
    /// Does nothing: the log of the client says so too.
    public func postponed(_ reason: String) {}
}

/// Keeps checkpoints for as long as the process lives.
public final class ProcessCheckpoints: CheckpointMemory {
    private let kept = Mutex<[String: KeptCheckpoint]>([:])

    /// Nothing was seen yet.
    public init() {}

    /// What was kept of a ledger.
    public func checkpoint(of origin: String) -> KeptCheckpoint? { kept.withLock { $0[origin] } }

    /// Keeps a checkpoint.
    public func keep(_ checkpoint: KeptCheckpoint) { kept.withLock { $0[checkpoint.origin] = checkpoint } }
}
