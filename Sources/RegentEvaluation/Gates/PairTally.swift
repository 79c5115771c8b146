import RegentMessages
import RegentModel

/// The values of one metric in the pairs of two runs.
struct PairTally: Sendable {
    /// A value of one side of a pair.
    enum Side: Sendable {
        case value(Double)
        /// It should be there.
        case missing
        /// The sample was left out on purpose, without the value.
        case skipped

        var value: Double? {
            if case .value(let value) = self { return value }
            return nil
        }
    }

    /// Keys of the clusters of the pairs; empty where pairs are independent.
    private(set) var keys: [UInt64] = []
    /// Values of the run; NaN where missing.
    private(set) var candidate: [Double] = []
    /// Values of the baseline; NaN where missing.
    private(set) var baseline: [Double] = []
    /// Pairs of a rate by state: 0 false, 1 true, 2 missing; the run's times three, plus the baseline's.
    private(set) var cells = [Int](repeating: 0, count: 9)
    private let isRate: Bool
    private let isClustered: Bool

    init(isRate: Bool, isClustered: Bool) { (self.isRate, self.isClustered) = (isRate, isClustered) }

    /// Adds a pair; a question that the baseline skipped is none.
    mutating func add(_ candidate: Side, _ baseline: Side, cluster: UInt64) {
        if case .skipped = baseline { return }
        if isRate { cells[3 * Self.state(candidate) + Self.state(baseline)] += 1 }
        guard !isRate || isClustered else { return }
        self.candidate.append(candidate.value ?? .nan)
        self.baseline.append(baseline.value ?? .nan)
        if isClustered { keys.append(cluster) }
    }

    /// Adds the pairs of another share of the samples.
    mutating func add(_ more: PairTally) {
        for place in cells.indices { cells[place] += more.cells[place] }
        candidate += more.candidate
        baseline += more.baseline
        keys += more.keys
    }

    private static func state(_ side: Side) -> Int {
        guard let value = side.value else { return 2 }
        return value == 0 ? 0 : 1
    }

    /// Whether every value of the baseline is a legal one.
    func baselineLies(in range: ClosedRange<Double>) -> Bool {
        baseline.allSatisfy { $0.isNaN || range.contains($0) }
    }

    /// Pairs with both values, and the others.
    var coverage: (complete: Int, incomplete: Int) {
        if isRate {
            let complete = cells[0] + cells[1] + cells[3] + cells[4]
            return (complete, cells.reduce(0, +) - complete)
        }
        let complete = zip(candidate, baseline).count { !$0.isNaN && !$1.isNaN }
        return (complete, candidate.count - complete)
    }

    /// The pairs of a rate in four counts.
    ///
    /// - Parameters:
    ///   - fill: how missing values count: low as false of the run and true of the baseline; nil = not at all.
    ///   - unknown: further pairs without any value.
    func proportions(_ fill: ComparedValue.Fill?, unknown: Int = 0) -> PairedProportions {
        var counts = [Int](repeating: 0, count: 4)
        for (place, count) in cells.enumerated() {
            let (one, other) = (place / 3, place % 3)
            guard let fill else {
                if one < 2, other < 2 { counts[2 * one + other] += count }
                continue
            }
            let isLow = fill == .low
            let first = one < 2 ? one : isLow ? 0 : 1
            let second = other < 2 ? other : isLow ? 1 : 0
            counts[2 * first + second] += count
        }
        if let fill { counts[fill == .low ? 1 : 2] += unknown }
        return PairedProportions(
            bothTrue: counts[3], onlyCandidate: counts[2], onlyBaseline: counts[1], bothFalse: counts[0])
    }
}
