import ArgumentParser
import RegentClient
import RegentMessages
import RegentModel
import RegentProofs
import RegentRPC
import RegentText

/// Proves that the ledger only grew between two checkpoints.
struct LedgerCompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "compare", "Proves that the ledger only grew since a checkpoint, or between two.",
        examples: """
            regent ledger compare monday.checkpoint
            regent ledger compare monday.checkpoint friday.checkpoint --key "$KEY"
            """,
        notes: """
            The daemon makes the proof, this command checks it. Without --key and --policy
            both checkpoints must be signed by the key that the daemon has now. Exit code
            1 if entries of the older checkpoint were changed, removed or moved.
            """)

    @Argument(help: "File of the older checkpoint.", completion: .file())
    var old: String
    @Argument(help: "File of the newer one. Default: the newest one of the daemon.", completion: .file())
    var new: String?
    @OptionGroup var trust: TrustOptions
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let (older, given) = (try OfflineFile(path: old).note(), try new.map { try OfflineFile(path: $0).note() })
        let (one, other) = try await connection.withClient { client in
            let now = try await client.getCheckpoint(GetCheckpointRequest()).checkpoint ?? LedgerCheckpoint()
            let policy = try trust.isEmpty ? Self.policy(of: now) : trust.read()
            let one = try checkpoint(of: older, policy, in: old)
            let newer = try given ?? SignedNote(parsing: Array(now.note.utf8))
            let other = try checkpoint(of: newer, policy, in: new ?? "the daemon")
            try await Self.compare(one, other, client)
            return (one, other)
        }
        output.write(
            rows: Table(
                [.text("origin"), .number("old_size"), .number("new_size"), .text("new_root_hash")],
                rows: [[one.origin, "\(one.size)", "\(other.size)", HexText.text(other.root.bytes)]]))
    }

    private func checkpoint(of note: SignedNote, _ policy: TrustPolicy, in place: String) throws -> Checkpoint {
        do throws(NoteError) { return try policy.checkpoint(of: note, known: trust.keys) } catch {
            throw CommandFailure("it is not proved: " + error.description, places: [place])
        }
    }

    private static func policy(of now: LedgerCheckpoint) throws -> TrustPolicy {
        do throws(NoteError) { return TrustPolicy(logs: [try NoteVerifier(vkey: now.verifierKey)]) } catch {
            throw RPCError(.protocolViolation, "the daemon's key cannot be used: \(error)")
        }
    }

    private static func compare(_ old: Checkpoint, _ new: Checkpoint, _ client: RegentClient) async throws {
        guard old.isOfSameLog(as: new) else {
            throw CommandFailure("the checkpoints are of two ledgers: \(old.origin) and \(new.origin)")
        }
        guard old.size <= new.size else {
            throw CommandFailure(
                "the second checkpoint is the older one: \(new.size) entries after \(old.size)", status: .usage,
                hint: new.size == 0 ? "" : "name the older one first; if it is the older one, entries were removed")
        }
        guard old != new, old.size > 0 else { return }
        let request = ProveConsistencyRequest(oldSize: old.size, newSize: new.size)
        let response = try await client.proveConsistency(request)
        let proof = MerkleProof.hashes(response.hashes)
        let isProved = proof.map {
            MerkleProof.isConsistent(from: old.size, old.root, to: new.size, new.root, proof: $0)
        }
        guard isProved == true else {
            throw CommandFailure(
                "the ledger did not only grow: entries of the older checkpoint were changed, removed or moved",
                reason: ErrorReason.ledgerForked.name)
        }
    }
}
