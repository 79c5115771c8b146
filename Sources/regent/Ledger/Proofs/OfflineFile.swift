import RegentMessages
import RegentProofs
import RegentText

/// A proof or a checkpoint in a file, which is checked without a daemon.
struct OfflineFile {
    private static let proofHeader = Array("c2sp.org/tlog-proof".utf8)

    /// What is known once a file was checked.
    struct Checked {
        /// Names and values, in order.
        let fields: [(String, String)]
        /// Witnesses that the policy knows and that have cosigned, each with the time.
        let cosigners: [String]

        /// As JSON.
        var document: JSONValue {
            let members = fields.map { JSONValue.Member($0.0, .string($0.1)) }
            return .object(members + [JSONValue.Member("cosigned_by", .array(cosigners.map { .string($0) }))])
        }

        /// For people: a row for each witness.
        var table: Table { Table(fields: fields + cosigners.map { ("cosigned_by", $0) }) }
    }

    let path: String

    /// What the file proves.
    ///
    /// - Parameter leaf: the leaf that a proof must be of; nil = that of what it brings along.
    /// - Throws: `CommandFailure` that says what is wrong in which line.
    func checked(_ trust: TrustOptions, leaf: MerkleHash?) throws -> Checked {
        let bytes = try WholeFile.bytes(of: path, max: LogProof.bytesMax)
        let policy = try trust.read()
        do throws(NoteError) {
            guard bytes.starts(with: Self.proofHeader) else {
                guard leaf == nil else { throw NoteError.notAProof }
                let note = try SignedNote(parsing: bytes)
                let checkpoint = try policy.checkpoint(of: note, known: trust.keys)
                return Checked(
                    fields: [("file", "checkpoint")] + Self.fields(checkpoint), cosigners: Self.cosigners(note, policy))
            }
            let proof = try LogProof(parsing: bytes)
            let checkpoint = try proof.checkpoint(trusting: policy, leaf: leaf, known: trust.keys)
            return Checked(
                fields: [("file", "proof")] + Self.fields(checkpoint) + Self.fields(proof, leaf),
                cosigners: Self.cosigners(proof.note, policy))
        } catch {
            throw CommandFailure("it is not proved: " + error.description, places: [path])
        }
    }

    /// The signed note of a checkpoint file.
    ///
    /// - Throws: `CommandFailure` that says what is wrong in which line.
    func note() throws -> SignedNote {
        let bytes = try WholeFile.bytes(of: path, max: SignedNote.bytesMax)
        do throws(NoteError) { return try SignedNote(parsing: bytes) } catch {
            throw CommandFailure(error.description, places: [path])
        }
    }

    private static func fields(_ checkpoint: Checkpoint) -> [(String, String)] {
        [
            ("origin", checkpoint.origin), ("tree_size", "\(checkpoint.size)"),
            ("root_hash", HexText.text(checkpoint.root.bytes)),
        ]
    }

    private static func cosigners(_ note: SignedNote, _ policy: TrustPolicy) -> [String] {
        policy.witnesses.compactMap { witness in
            witness.verifier.cosignedTime(of: note).map { time in
                "\(witness.verifier.name) at \(TimeText.of(Timestamp(seconds: Int64(clamping: time))))"
            }
        }
    }

    /// What the entry says, where the proof brings along what its leaf commits to: commitments of payload and reason.
    private static func fields(_ proof: LogProof, _ leaf: MerkleHash?) -> [(String, String)] {
        let hash = leaf ?? proof.extra.map { MerkleHash.leaf(of: $0) }
        var fields = [("leaf_index", "\(proof.index)")]
        if let hash { fields.append(("leaf_hash", HexText.text(hash.bytes))) }
        guard let extra = proof.extra, let entry = try? LedgerEntry(decoding: extra) else { return fields }
        fields += [
            ("revision", "\(entry.revision)"), ("time", TimeText.of(entry.time)), ("actor", entry.actor),
            ("method", entry.method), ("resource", entry.resource), ("event", entry.event),
            ("payload_commitment", HexText.text(entry.payload)), ("reason_commitment", entry.reason),
        ]
        return fields
    }
}
