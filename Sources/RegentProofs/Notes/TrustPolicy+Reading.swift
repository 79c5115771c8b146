extension TrustPolicy {
    /// Reads a policy.
    ///
    /// - Throws: `NoteError` that says what is wrong in which line.
    public init(parsing bytes: [UInt8]) throws(NoteError) {
        guard bytes.count <= Self.bytesMax else {
            throw NoteError(Self.subject, "more than \(Self.bytesMax) bytes")
        }
        var reading = PolicyReading()
        let lines = bytes.split(separator: NoteText.newline, omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() { try reading.read(line, number: index + 1) }
        self = try reading.finished()
    }
}

/// A policy of which some lines were read.
private struct PolicyReading {
    private static let none = Array("none".utf8)

    private var policy = TrustPolicy()
    /// What witnesses and groups are called.
    private var names: Set<[UInt8]> = [Self.none]
    /// Those that are a member of a group.
    private var grouped: Set<[UInt8]> = []
    private var hasQuorum = false
    private var line = 0

    /// Reads one line.
    mutating func read(_ bytes: ArraySlice<UInt8>, number: Int) throws(NoteError) {
        line = number
        guard bytes.allSatisfy({ $0 == 0x09 || $0 >= 0x20 && $0 != 0x7F }) else {
            throw error("a control character other than tab is not allowed")
        }
        let words = bytes.split { $0 == 0x20 || $0 == 0x09 }.map { Array($0) }
        guard let first = words.first, first.first != UInt8(ascii: "#") else { return }
        let values = Array(words.dropFirst())
        switch String(decoding: first, as: UTF8.self) {
        case "log": try readLog(values)
        case "witness": try readWitness(values)
        case "group": try readGroup(values)
        case "quorum": try readQuorum(values)
        default: throw error("a line begins with log, witness, group or quorum")
        }
    }

    /// The whole policy.
    func finished() throws(NoteError) -> TrustPolicy {
        guard hasQuorum else { throw NoteError(TrustPolicy.subject, "it has no line quorum") }
        return policy
    }

    private mutating func readLog(_ values: [[UInt8]]) throws(NoteError) {
        guard (1...2).contains(values.count) else { throw error("it is not log VKEY [URL]") }
        try checkCount(policy.logs.count, "logs")
        let key = try verifier(values[0], kind: .note)
        guard !policy.logs.contains(where: { $0.verifier.publicKey == key.publicKey }) else {
            throw error("a log of this key was named before")
        }
        policy.logs.append(TrustPolicy.Log(verifier: key, url: url(values.dropFirst())))
    }

    private mutating func readWitness(_ values: [[UInt8]]) throws(NoteError) {
        guard (2...3).contains(values.count) else { throw error("it is not witness NAME VKEY [URL]") }
        try checkCount(policy.witnesses.count, "witnesses")
        let key = try verifier(values[1], kind: .cosignature)
        guard !policy.witnesses.contains(where: { $0.verifier.publicKey == key.publicKey }) else {
            throw error("a witness of this key was named before")
        }
        try define(values[0])
        policy.witnesses.append(
            TrustPolicy.Witness(name: values[0], verifier: key, url: url(values.dropFirst(2))))
    }

    private mutating func readGroup(_ values: [[UInt8]]) throws(NoteError) {
        guard values.count >= 3 else { throw error("it is not group NAME any|all|NUMBER MEMBER...") }
        try checkCount(policy.groups.count, "groups")
        let members = Array(values.dropFirst(2))
        for member in members {
            guard member != Self.none, names.contains(member) else {
                throw error("\(text(member)) is no witness and no group of a line before")
            }
            guard grouped.insert(member).inserted else {
                throw error("\(text(member)) is a member already")
            }
        }
        let countMin: Int
        switch text(values[1]) {
        case "any": countMin = 1
        case "all": countMin = members.count
        default:
            guard let number = NoteText.number(values[1]).flatMap({ Int(exactly: $0) }),
                (1...members.count).contains(number)
            else { throw error("of \(members.count) members, any, all or 1 to \(members.count) must have cosigned") }
            countMin = number
        }
        try define(values[0])
        policy.groups.append(TrustPolicy.Group(name: values[0], countMin: countMin, members: members))
    }

    private mutating func readQuorum(_ values: [[UInt8]]) throws(NoteError) {
        guard values.count == 1 else { throw error("it is not quorum NAME") }
        guard !hasQuorum else { throw error("a policy has one line quorum") }
        guard names.contains(values[0]) else {
            throw error("\(text(values[0])) is no witness and no group of a line before")
        }
        hasQuorum = true
        policy.quorum = values[0] == Self.none ? nil : values[0]
    }

    private mutating func define(_ name: [UInt8]) throws(NoteError) {
        guard names.insert(name).inserted else { throw error("\(text(name)) was named before") }
    }

    private func checkCount(_ count: Int, _ things: String) throws(NoteError) {
        guard count < TrustPolicy.countMax else { throw error("more than \(TrustPolicy.countMax) \(things)") }
    }

    private func verifier(_ bytes: [UInt8], kind: NoteVerifier.Kind) throws(NoteError) -> NoteVerifier {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw error("the key is not UTF-8") }
        let verifier: NoteVerifier
        do throws(NoteError) { verifier = try NoteVerifier(vkey: text) } catch { throw self.error(error.description) }
        guard verifier.kind == kind else {
            throw error("a log has a key of type 1, a witness one of type 4")
        }
        return verifier
    }

    private func url(_ rest: ArraySlice<[UInt8]>) -> String? { rest.first.map { text($0) } }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    private func error(_ problem: String) -> NoteError { NoteError(TrustPolicy.subject, line: line, problem) }
}
