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

    /// Keys of the clusters of the pairs with a value of either side.
    private var valueKeys: [UInt64] = []
    /// Keys of the clusters of the pairs without a value.
    private var blankKeys: [UInt64] = []
    /// Values of the run where pairs have a value; NaN where missing. None of a rate.
    private var candidate: [Double] = []
    /// Values of the baseline where pairs have a value; NaN where missing. None of a rate.
    private var baseline: [Double] = []
    /// States of the pairs of a rate with a value, as places of `cells`; none where pairs are independent.
    private var states: [UInt8] = []
    /// Pairs without a value, of which nothing is kept but their clusters.
    private var blankCount = 0
    /// Pairs of a rate by state: 0 false, 1 true, 2 missing; the run's times three, plus the baseline's.
    private(set) var cells = [Int](repeating: 0, count: 9)
    private let isRate: Bool
    private let isClustered: Bool

    init(isRate: Bool, isClustered: Bool) { (self.isRate, self.isClustered) = (isRate, isClustered) }

    /// Adds a pair; a question that the baseline skipped is none.
    mutating func add(_ candidate: Side, _ baseline: Side, cluster: UInt64) {
        if case .skipped = baseline { return }
        let state = 3 * Self.state(candidate) + Self.state(baseline)
        if isRate { cells[state] += 1 }
        guard !isRate || isClustered else { return }
        guard candidate.value != nil || baseline.value != nil else {
            blankCount += 1
            if isClustered { blankKeys.append(cluster) }
            return
        }
        if isClustered { valueKeys.append(cluster) }
        guard !isRate else {
            states.append(UInt8(state))
            return
        }
        self.candidate.append(candidate.value ?? .nan)
        self.baseline.append(baseline.value ?? .nan)
    }

    /// Pairs one by one; none of a rate whose pairs are independent.
    var count: Int { candidate.count + states.count + blankCount }

    /// Keys of the clusters of the pairs; empty where pairs are independent.
    var keys: [UInt64] { valueKeys + blankKeys }

    /// Whether there are pairs that depend on each other.
    var hasClusters: Bool { isClustered && count > 0 }

    /// The values of a pair; NaN where missing.
    func values(_ pair: Int) -> (candidate: Double, baseline: Double) {
        if isRate, pair < states.count {
            let state = Int(states[pair])
            return (Self.value(state / 3), Self.value(state % 3))
        }
        return pair < candidate.count ? (candidate[pair], baseline[pair]) : (.nan, .nan)
    }

    private static func value(_ state: Int) -> Double { state == 2 ? .nan : Double(state) }

    private static func state(_ side: Side) -> Int {
        guard let value = side.value else { return 2 }
        return value == 0 ? 0 : 1
    }

    /// Whether every value of the baseline is a legal one.
    func baselineLies(in range: ClosedRange<Double>) -> Bool {
        // Rates are 0 or 1.
        baseline.allSatisfy { $0.isNaN || range.contains($0) }
    }

    /// Pairs with both values, and the others.
    var coverage: (complete: Int, incomplete: Int) {
        if isRate {
            let complete = cells[0] + cells[1] + cells[3] + cells[4]
            return (complete, cells.reduce(0, +) - complete)
        }
        let complete = zip(candidate, baseline).count { !$0.isNaN && !$1.isNaN }
        return (complete, candidate.count + blankCount - complete)
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
