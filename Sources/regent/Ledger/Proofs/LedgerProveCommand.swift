import ArgumentParser
import RegentClient
import RegentMessages
import RegentModel
import RegentProofs
import RegentRPC
import RegentText

/// Exports the proof of one entry.
struct LedgerProveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "prove", "Writes the proof that the ledger has an entry, to be checked without a daemon.",
        examples: """
            regent ledger prove 41 --file 41.tlog-proof
            regent ledger verify --offline 41.tlog-proof --key "$KEY"
            """,
        notes: """
            The file is of c2sp.org/tlog-proof: place, path and signed checkpoint. With the
            permission audit.prove it includes what the leaf commits to: who changed what,
            when, by which method; of payload and reason only salted digests.
            """)

    @Argument(help: "Revision of the entry, as its receipt has it.")
    var revision: UInt64
    @Option(
        name: .customLong("size"),
        help: ArgumentHelp(
            "Entries of the checkpoint that it leads to. Default: the newest one with the entry.", valueName: "number"))
    var size: UInt64 = 0
    @Option(
        help: ArgumentHelp("Write the proof to this file. Default: stdout.", valueName: "file"), completion: .file())
    var file = "-"
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions

    func run() async throws {
        let request = ProveInclusionRequest(revision: revision, treeSize: size)
        let response = try await connection.withClient { try await $0.proveInclusion(request) }
        guard revision > 0, response.leafIndex == revision - 1 else {
            throw RPCError(.protocolViolation, "the daemon's proof is not of revision \(revision)")
        }
        let (proof, key) = try Self.checked(response)
        try FinishedFile.write(String(decoding: proof.bytes, as: UTF8.self), to: file)
        Terminal.say("key: " + key.printable)
    }

    /// The proof of an answer, which is not handed on unless it proves.
    private static func checked(_ response: ProveInclusionResponse) throws -> (LogProof, key: String) {
        let checkpoint = response.checkpoint ?? LedgerCheckpoint()
        do throws(NoteError) {
            let proof = LogProof(
                index: response.leafIndex, hashes: MerkleProof.hashes(response.hashes) ?? [],
                extra: response.leafContent.isEmpty ? nil : response.leafContent,
                note: try SignedNote(parsing: Array(checkpoint.note.utf8)))
            let policy = TrustPolicy(logs: [try NoteVerifier(vkey: checkpoint.verifierKey)])
            _ = try proof.checkpoint(trusting: policy, leaf: MerkleHash(response.leafHash))
            return (proof, checkpoint.verifierKey)
        } catch {
            throw RPCError(.protocolViolation, "the daemon's answer proves nothing: \(error)")
        }
    }
}
