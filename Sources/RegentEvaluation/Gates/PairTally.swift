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

    /// Who answers for the pairs, where they are not kept one by one.
    struct Asked: Sendable {
        let questions: OpenQuestions<PairQuestion, FilledMean.Parts?>
        let place: Int
        let group: ExactText
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
    /// Pairs without a value that are kept, of which nothing is but their clusters.
    private var blankCount = 0
    private var asked: Asked?
    /// Pairs of a rate by state: 0 false, 1 true, 2 missing; the run's times three, plus the baseline's.
    private(set) var cells = [Int](repeating: 0, count: 9)
    /// Pairs of a score, and those of them with both values.
    private var (scoreCount, completeCount) = (0, 0)
    /// Values of the complete pairs of a score.
    private var sums = (candidate: ExactSum(), baseline: ExactSum())
    /// The least and the greatest value of the baseline.
    private var ends = (least: Double.infinity, greatest: -Double.infinity)
    private let isRate: Bool
    private let isClustered: Bool

    init(isRate: Bool, isClustered: Bool) { (self.isRate, self.isClustered) = (isRate, isClustered) }

    /// Adds a pair; a question that the baseline skipped is none.
    mutating func add(_ candidate: Side, _ baseline: Side, cluster: UInt64) {
        if case .skipped = baseline { return }
        let state = 3 * Self.state(candidate) + Self.state(baseline)
        if isRate { cells[state] += 1 } else { count(candidate.value, baseline.value) }
        guard !isRate || isClustered, asked == nil else { return }
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

    private mutating func count(_ candidate: Double?, _ baseline: Double?) {
        scoreCount += 1
        guard let baseline else { return }
        ends = (min(ends.least, baseline), max(ends.greatest, baseline))
        guard let candidate else { return }
        completeCount += 1
        sums.candidate.add(candidate)
        sums.baseline.add(baseline)
    }

    /// Bytes of the pairs that are kept, about.
    var byteCount: Int {
        (valueKeys.count + blankKeys.count) * 8 + candidate.count * 16 + states.count
    }

    /// Keeps no pair one by one any longer.
    mutating func drop(asking asked: Asked) {
        self.asked = asked
        (valueKeys, blankKeys, candidate, baseline, states, blankCount) = ([], [], [], [], [], 0)
    }

    /// Pairs.
    var count: Int { isRate ? cells.reduce(0, +) : scoreCount }

    /// Whether there are pairs that depend on each other.
    var hasClusters: Bool { isClustered && count > 0 }

    /// Means of both sides over the complete pairs of a score; nil without one.
    var scoreMeans: (candidate: Double, baseline: Double)? {
        guard completeCount > 0 else { return nil }
        return (sums.candidate.divided(by: completeCount), sums.baseline.divided(by: completeCount))
    }

    /// The mean of the differences; nil without one, and while it is not known.
    ///
    /// - Parameters:
    ///   - weight: how often the baseline counts.
    ///   - range: of the values.
    ///   - countingMissing: whether pairs count that are not complete; without a range they cannot.
    ///   - unknown: further pairs of which nothing is known.
    func mean(
        weight: Double, range: ClosedRange<Double>?, countingMissing: Bool, unknown: Int
    ) -> FilledMean? {
        // What is the same is asked once.
        let isFilled = countingMissing && coverage.incomplete > 0
        return parts(weight: weight, range: isFilled ? range : nil).map { parts in
            FilledMean(parts, unknown: unknown, range: Self.differences(weight: weight, range))
        }
    }

    /// What a difference may be.
    private static func differences(weight: Double, _ range: ClosedRange<Double>?) -> ClosedRange<Double>? {
        guard let range else { return nil }
        let ends = [weight * range.lowerBound, weight * range.upperBound]
        let (low, high) = (range.lowerBound - max(ends[0], ends[1]), range.upperBound - min(ends[0], ends[1]))
        return low.isFinite && high.isFinite ? low...high : nil
    }

    private func parts(weight: Double, range: ClosedRange<Double>?) -> FilledMean.Parts? {
        guard count > 0 else { return nil }
        if let asked {
            let question = PairQuestion(place: asked.place, group: asked.group, weight: weight, range: range)
            return asked.questions.answer(question) ?? nil
        }
        var readings = FilledReadings(
            .differences(weight: weight, range: range), isClustered: isClustered, room: .standard)
        while readings.isOpen {
            for place in 0..<candidate.count {
                readings.add(event(key(valueKeys, place), candidate[place], baseline[place]))
            }
            for place in states.indices {
                let state = Int(states[place])
                readings.add(event(key(valueKeys, place), Self.value(state / 3), Self.value(state % 3)))
            }
            for place in 0..<blankCount { readings.add(event(key(blankKeys, place), .nan, .nan)) }
            readings.endReading()
        }
        return readings.parts
    }

    private func key(_ keys: [UInt64], _ place: Int) -> UInt64 { keys.isEmpty ? 0 : keys[place] }

    private func event(_ key: UInt64, _ one: Double, _ other: Double) -> FilledValues.Event {
        FilledValues.Event(key: key, one: one, other: other)
    }

    /// The pair as the mean of differences takes it; nil of a question that the baseline skipped.
    static func event(_ candidate: Side, _ baseline: Side, cluster: UInt64) -> FilledValues.Event? {
        if case .skipped = baseline { return nil }
        return FilledValues.Event(key: cluster, one: candidate.value ?? .nan, other: baseline.value ?? .nan)
    }

    private static func value(_ state: Int) -> Double { state == 2 ? .nan : Double(state) }

    private static func state(_ side: Side) -> Int {
        guard let value = side.value else { return 2 }
        return value == 0 ? 0 : 1
    }

    /// Whether every value of the baseline is a legal one.
    func baselineLies(in range: ClosedRange<Double>) -> Bool {
        // Rates are 0 or 1.
        ends.least > ends.greatest || range.contains(ends.least) && range.contains(ends.greatest)
    }

    /// Pairs with both values, and the others.
    var coverage: (complete: Int, incomplete: Int) {
        guard isRate else { return (completeCount, scoreCount - completeCount) }
        let complete = cells[0] + cells[1] + cells[3] + cells[4]
        return (complete, cells.reduce(0, +) - complete)
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
