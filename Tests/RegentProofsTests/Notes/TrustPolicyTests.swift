import RegentProofs
import Testing

@Suite("Policies of trust")
struct TrustPolicyTests {
    private static let root = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
    private static let text = "log.example/p\n0\n\(root)\n"

    private func signer(_ name: String, _ first: UInt8) throws -> NoteSigner {
        try NoteSamples.signer("\(name).example/p", from: first)
    }

    /// A policy of a log and five witnesses a to e, and these lines.
    private func policy(_ lines: String...) throws(any Error) -> TrustPolicy {
        let witnesses = try zip(["a", "b", "c", "d", "e"], stride(from: UInt8(32), to: 192, by: 32)).map {
            "witness \($0) \(try signer($0, $1).cosignatureVerifier.vkey) https://\($0).example/"
        }
        let log = "log \(try signer("log", 0).verifier.vkey)"
        let all = ["# a comment", "", "  " + log] + witnesses + lines
        return try TrustPolicy(parsing: Array(all.joined(separator: "\n").utf8))
    }

    /// The note, signed by the log and cosigned by these witnesses.
    private func note(_ cosigners: String) throws -> SignedNote {
        let places = Dictionary(uniqueKeysWithValues: zip("abcde", stride(from: UInt8(32), to: 192, by: 32)))
        let cosignatures = try cosigners.map { name in
            try signer(String(name), try #require(places[name])).cosign(text: Self.text, time: 9)
        }
        let own = try signer("log", 0).sign(text: Self.text)
        return try SignedNote(text: Self.text, signatures: [own] + cosignatures)
    }

    @Test(
        "A quorum is reached by enough members of its groups",
        arguments: [
            ("", false), ("a", false), ("ab", false), ("abd", true), ("acd", true), ("bce", true), ("de", false),
            ("ade", false), ("abcde", true),
        ])
    func groups(cosigners: String, isEnough: Bool) throws {
        let policy = try policy(
            "group x 2 a b c", "group y any d e", "group both all x y", "quorum both")
        let note = try note(cosigners)
        let error = noteError { () throws(NoteError) in try policy.checkpoint(of: note) }
        #expect((error == nil) == isEnough, "\(cosigners)")
    }

    @Test("One witness may be the quorum, or none")
    func single() throws {
        let (one, none) = (try policy("quorum b"), try policy("quorum none"))
        let (bare, cosigned) = (try note(""), try note("b"))
        let missing = noteError { () throws(NoteError) in try one.checkpoint(of: bare) }
        #expect(missing?.subject == "checkpoint")
        let reached = noteError { () throws(NoteError) in try one.checkpoint(of: cosigned) }
        #expect(reached == nil)
        let unasked = noteError { () throws(NoteError) in try none.checkpoint(of: bare) }
        #expect(unasked == nil)
    }

    @Test("A policy without logs needs one that is known otherwise")
    func knownLog() throws {
        let policy = try TrustPolicy(parsing: Array("quorum none\n".utf8))
        let (note, log) = (try note(""), try signer("log", 0).verifier)
        let unknown = noteError { () throws(NoteError) in try policy.checkpoint(of: note) }
        #expect(unknown?.subject == "policy")
        let known = noteError { () throws(NoteError) in try policy.checkpoint(of: note, known: [log]) }
        #expect(known == nil)
        let other = try self.policy("quorum none")
        let stranger = try NoteSamples.signer("log.example/p", from: 64).verifier
        let refused = noteError { () throws(NoteError) in try other.checkpoint(of: note, known: [stranger]) }
        #expect(refused?.subject == "policy")
    }

    @Test("The name of the key must be that of the log")
    func names() throws {
        let text = "other.example/p\n0\n\(Self.root)\n"
        let note = try SignedNote(text: text, signatures: [signer("log", 0).sign(text: text)])
        let policy = try policy("quorum none")
        let error = noteError { () throws(NoteError) in try policy.checkpoint(of: note) }
        #expect(error?.description == "checkpoint, line 1: it is of other.example/p, a log that is not trusted")
    }

    @Test(
        "What is no policy is refused, and the error names the line",
        arguments: [
            ("", "policy: it has no line quorum"),
            ("quorum none\nquorum none\n", "policy, line 2: a policy has one line quorum"),
            ("quorum a\n", "policy, line 1: a is no witness and no group of a line before"),
            ("group g any none\n", "policy, line 1: none is no witness and no group of a line before"),
            ("group g 1\n", "policy, line 1: it is not group NAME any|all|NUMBER MEMBER..."),
            ("logs a\n", "policy, line 1: a line begins with log, witness, group or quorum"),
            ("quorum none\u{1}\n", "policy, line 1: a control character other than tab is not allowed"),
            ("\n#\u{9}x\nlog a\n", "policy, line 3: vkey: it is not of the form NAME+ID+BASE64"),
        ])
    func malformed(text: String, expected: String) {
        let error = noteError { () throws(NoteError) in try TrustPolicy(parsing: Array(text.utf8)) }
        #expect(error?.description == expected)
    }

    @Test("A name is defined once, a member grouped once, and a count is one of the members")
    func groupRules() throws {
        for lines in [
            ["group a any b", "quorum a"], ["group none any b", "quorum a"], ["group x any a a", "quorum x"],
            ["group x any a", "group y any a", "quorum x"], ["group x 3 a b", "quorum x"],
            ["group x 0 a b", "quorum x"], ["group x any y", "group y any a", "quorum x"],
        ] {
            #expect(throws: NoteError.self, "\(lines)") { try policy(lines.joined(separator: "\n")) }
        }
    }

    @Test("A key of a witness is no key of a log, and no key is named twice")
    func kinds() throws {
        let (log, witness) = (try NoteSamples.log(), try NoteSamples.witness())
        for text in [
            "log \(log.cosignatureVerifier.vkey)", "witness w \(witness.verifier.vkey)",
            "log \(log.verifier.vkey)\nlog \(log.verifier.vkey)",
            "witness w \(witness.cosignatureVerifier.vkey)\nwitness v \(witness.cosignatureVerifier.vkey)",
        ] {
            let bytes = Array((text + "\nquorum none\n").utf8)
            let error = noteError { () throws(NoteError) in try TrustPolicy(parsing: bytes) }
            #expect(error != nil, "\(text)")
        }
    }
}
