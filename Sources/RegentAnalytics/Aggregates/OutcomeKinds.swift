/// Counts of outcomes by kind: the number of the status, 8 more with a fallback, 16 more with a latency; 32 of them.
enum OutcomeKinds {
    /// ERROR, TIMEOUT, THROTTLED and PARTIAL.
    private static let errorStatuses: Set<Int> = [2, 3, 4, 6]

    /// All of them.
    static func count(_ counts: [UInt64]) -> UInt64 { sum(counts) { _ in true } }

    /// Those that ended in an error.
    static func errors(_ counts: [UInt64]) -> UInt64 { sum(counts) { errorStatuses.contains($0 & 7) } }

    /// Those that a fallback provider answered.
    static func fallbacks(_ counts: [UInt64]) -> UInt64 { sum(counts) { $0 & 8 != 0 } }

    private static func sum(_ counts: [UInt64], where isWanted: (Int) -> Bool) -> UInt64 {
        var sum: UInt64 = 0
        for kind in counts.indices where isWanted(kind) { sum &+= counts[kind] }
        return sum
    }
}
