import RegentKernels

/// Targets and raw weights, compiled for weighted rendezvous: which target a hash belongs to, and which come next.
///
/// Raising one weight moves keys only to that target; removing a target moves only its keys. Weights are raw
/// integers and never renormalised; in a slow start, only thousandths of one count. A target of weight 0 is never
/// chosen, only ranked last.
/// - Source: PROTOCOL.md, "Assignment"
package struct AssignmentTable: Sendable, Hashable {
    /// One target.
    package struct Target: Sendable, Hashable {
        /// The id from which the seed is computed; unique in the table.
        package let id: String
        /// Raw weight.
        package let weight: UInt32
        /// Share of the weight that counts, in thousandths, at most 1,000: less during a slow start.
        package let permille: UInt32

        package init(id: String, weight: UInt32, permille: UInt32 = 1_000) {
            self.id = id
            self.weight = weight
            self.permille = min(permille, 1_000)
        }

        /// Thousandths of a unit of weight: the part of the cumulative weights.
        var part: UInt64 { UInt64(weight) * UInt64(permille) }

        /// Whether any of its weight counts.
        var isWeighted: Bool { part > 0 }

        /// The weight that scores are computed with: exact where all of it counts.
        package var effectiveWeight: Double { Double(part) / 1_000 }
    }

    /// A target and its score for one hash.
    package struct Ranked: Sendable, Hashable {
        /// The target.
        package let target: Target
        /// The least comes first; infinite where no weight counts.
        package let score: Double
    }

    /// Those that can be chosen, by the bytes of their ids.
    private let weighted: [Target]
    /// Those of which no weight counts, by the bytes of their ids.
    private let weightless: [Target]
    private let seeds: [UInt64]
    private let inverseWeights: [Double]
    private let totalPart: UInt64

    /// Compiles targets, given in any order.
    ///
    /// - Precondition: no id stands twice.
    package init(_ targets: [Target]) {
        let sorted = targets.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
        precondition(zip(sorted, sorted.dropFirst()).allSatisfy { $0.id != $1.id }, "a target stands twice")
        weighted = sorted.filter(\.isWeighted)
        weightless = sorted.filter { !$0.isWeighted }
        seeds = weighted.map { Kernels.xxh64(Array($0.id.utf8).span) }
        inverseWeights = weighted.map { 1.0 / $0.effectiveWeight }
        totalPart = weighted.reduce(0) { $0 + $1.part }
    }

    /// The target of each hash; nil where every weight is 0.
    ///
    /// - Shape: as many as `hashes`, in their order.
    package func choices(_ hashes: [AssignmentHash]) -> [Target]? {
        guard !weighted.isEmpty else { return nil }
        return places(hashes).map { weighted[Int($0)] }
    }

    /// Ids of the targets that can be chosen, in ascending order of their bytes.
    package var weightedIDs: [String] { weighted.map(\.id) }

    /// Every target: those that can be chosen, then the others.
    var targets: [Target] { weighted + weightless }

    /// How many targets can be chosen.
    var weightedCount: Int { weighted.count }

    /// The place of each hash's target in `weightedIDs`.
    ///
    /// - Precondition: some weight is not 0.
    package func places(_ hashes: [AssignmentHash]) -> [UInt32] {
        let values = hashes.map(\.value)
        return Kernels.select(values.span, seeds: seeds, inverseWeights: inverseWeights)
    }

    /// The target of one hash; nil where every weight is 0.
    package func choice(_ hash: AssignmentHash) -> Target? {
        guard !weighted.isEmpty else { return nil }
        return weighted[Kernels.selectOne(hash.value, seeds: seeds, inverseWeights: inverseWeights)]
    }

    /// The target of a request without a key: the one in whose part of the cumulative weights, in ascending order of
    /// the bytes of the ids, the place lies; nil where every weight is 0.
    ///
    /// No hash: a place of `AssignmentHash(turn:)` keeps each count within 5 of the exact share, over any stretch of
    /// 20,000 turns.
    /// - Parameter excluded: ids of targets left out.
    package func choice(turn: AssignmentHash, excluding excluded: [String] = []) -> Target? {
        let eligible = weighted.lazy.filter { !excluded.contains($0.id) }
        let total = eligible.reduce(0) { $0 + $1.part }
        var rest = turn.value.multipliedFullWidth(by: total).high
        for target in eligible {
            guard rest >= target.part else { return target }
            rest -= target.part
        }
        return nil
    }

    /// The place in `weightedIDs` of the target of a request without a key; nothing is allocated.
    ///
    /// - Precondition: some weight is not 0.
    func place(turn: AssignmentHash) -> Int {
        var rest = turn.value.multipliedFullWidth(by: totalPart).high
        for place in weighted.indices {
            guard rest >= weighted[place].part else { return place }
            rest -= weighted[place].part
        }
        preconditionFailure("the place of a turn lies below the sum of the weights")
    }

    /// The place in `weightedIDs` of a hash's target; nothing is allocated.
    ///
    /// - Precondition: some weight is not 0.
    func place(of hash: AssignmentHash) -> Int {
        Kernels.selectOne(hash.value, seeds: seeds, inverseWeights: inverseWeights)
    }

    /// The places in `weightedIDs` in the order a key falls back to them; nothing is allocated.
    ///
    /// - Precondition: no more than `ShortRanking.countMax` targets can be chosen.
    func shortRanking(_ hash: AssignmentHash) -> ShortRanking {
        ShortRanking(hash: hash.value, seeds: seeds, inverseWeights: inverseWeights)
    }

    /// Every target, in the order a key falls back to them: by score, equals and weight 0 by the bytes of their ids.
    package func ranking(_ hash: AssignmentHash) -> [Ranked] {
        let (order, scores) = Kernels.ranking(hash: hash.value, seeds: seeds, inverseWeights: inverseWeights)
        return order.map { Ranked(target: weighted[Int($0)], score: scores[Int($0)]) }
            + weightless.map { Ranked(target: $0, score: .infinity) }
    }
}
