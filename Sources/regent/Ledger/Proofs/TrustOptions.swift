import ArgumentParser
import RegentMessages
import RegentProofs

/// Who may have signed a checkpoint, and who must have cosigned it.
struct TrustOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Key of the ledger, name+id+key, as regent ledger checkpoint names it; of several, one must have signed.",
            valueName: "vkey"))
    var key: [VerifierKeyArgument] = []
    @Option(
        help: ArgumentHelp(
            "File of c2sp.org/tlog-policy: ledgers, witnesses and how many of them must have cosigned.",
            valueName: "file"),
        completion: .file())
    var policy: String?

    /// Whether nobody is named.
    var isEmpty: Bool { key.isEmpty && policy == nil }

    /// The keys that --key names.
    var keys: [NoteVerifier] { key.map(\.verifier) }

    /// The policy of the file, or one that asks for nothing beyond the keys.
    ///
    /// - Throws: `CommandFailure` naming the file.
    func read() throws -> TrustPolicy {
        guard let policy else { return TrustPolicy(logs: keys) }
        let bytes = try WholeFile.bytes(of: policy, max: TrustPolicy.bytesMax)
        do throws(NoteError) { return try TrustPolicy(parsing: bytes) } catch {
            throw CommandFailure(error.description, places: [policy])
        }
    }
}

/// A key as c2sp.org/signed-note writes it.
struct VerifierKeyArgument: ExpressibleByArgument, Sendable {
    let verifier: NoteVerifier

    init?(argument: String) {
        guard let verifier = try? NoteVerifier(vkey: argument) else { return nil }
        self.verifier = verifier
    }
}

/// The leaf of an entry: 64 hexadecimal digits.
struct LeafArgument: ExpressibleByArgument, Sendable {
    let hash: MerkleHash

    init?(argument: String) {
        guard let hash = HexText.bytes(argument).flatMap({ MerkleHash($0) }) else { return nil }
        self.hash = hash
    }
}
