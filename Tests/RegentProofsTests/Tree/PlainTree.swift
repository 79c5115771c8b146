import RegentProofs

/// The definitions of RFC 9162, section 2.1, as they are written: slow, and nothing like the module's own code.
enum PlainTree {
    static func leaf(_ number: Int) -> MerkleHash {
        .leaf(of: [UInt8("\(number)".utf8.count)] + Array("\(number)".utf8))
    }

    /// MTH(D[n]).
    static func root(_ leaves: ArraySlice<MerkleHash>) -> MerkleHash {
        guard leaves.count > 1 else { return leaves.first ?? .empty }
        let middle = leaves.startIndex + split(leaves.count)
        return .node(root(leaves[..<middle]), root(leaves[middle...]))
    }

    /// PATH(m, D[n]).
    static func path(_ index: Int, _ leaves: ArraySlice<MerkleHash>) -> [MerkleHash] {
        guard leaves.count > 1 else { return [] }
        let count = split(leaves.count)
        let middle = leaves.startIndex + count
        if index < count { return path(index, leaves[..<middle]) + [root(leaves[middle...])] }
        return path(index - count, leaves[middle...]) + [root(leaves[..<middle])]
    }

    /// PROOF(m, D[n]).
    static func proof(_ old: Int, _ leaves: ArraySlice<MerkleHash>) -> [MerkleHash] { subproof(old, leaves, true) }

    private static func subproof(_ old: Int, _ leaves: ArraySlice<MerkleHash>, _ isKnown: Bool) -> [MerkleHash] {
        if old == leaves.count { return isKnown ? [] : [root(leaves)] }
        let count = split(leaves.count)
        let middle = leaves.startIndex + count
        if old <= count { return subproof(old, leaves[..<middle], isKnown) + [root(leaves[middle...])] }
        return subproof(old - count, leaves[middle...], false) + [root(leaves[..<middle])]
    }

    /// The largest power of two below a number.
    private static func split(_ count: Int) -> Int {
        var power = 1
        while power * 2 < count { power *= 2 }
        return power
    }
}

/// Numbers that look random and are the same every time: xorshift64*.
struct FixedNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed | 1 }

    mutating func next() -> UInt64 {
        state ^= state >> 12
        state ^= state << 25
        state ^= state >> 27
        return state &* 2_685_821_657_736_338_717
    }
}
