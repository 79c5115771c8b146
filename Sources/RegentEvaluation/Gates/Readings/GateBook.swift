import RegentKernels
import RegentMessages
import RegentModel
import Synchronization

/// What judging asks of values that are not kept, and what was answered.
///
/// Gates are judged again and again. What is asked and not answered yet is noted, has no value meanwhile, and is looked
/// for in the next readings; a verdict is one once nothing is open.
final class OpenQuestions<Question: Hashable & Sendable, Answer: Sendable>: Sendable {
    private struct State {
        var answers: [Question: Answer] = [:]
        /// In the order in which they were asked first.
        var open: [Question] = []
        var isOpen: Set<Question> = []
    }

    private let state = Mutex(State())

    /// The answer; nil where there is none yet, which is noted.
    func answer(_ question: Question) -> Answer? {
        state.withLock { state in
            if let answer = state.answers[question] { return answer }
            if state.isOpen.insert(question).inserted { state.open.append(question) }
            return nil
        }
    }

    /// Whether something was asked that is not answered.
    var hasOpen: Bool { state.withLock { !$0.open.isEmpty } }

    /// What is asked, in the order in which it was; it is no longer open.
    func taken() -> [Question] {
        state.withLock { state in
            defer { (state.open, state.isOpen) = ([], []) }
            return state.open
        }
    }

    /// Notes an answer.
    func note(_ question: Question, _ answer: Answer) { state.withLock { $0.answers[question] = answer } }

    /// Forgets everything.
    func clear() { state.withLock { $0 = State() } }
}

/// What judging asks of a run whose values are not kept.
final class GateBook: Sendable {
    /// A question about a unit.
    struct Asked: Sendable, Hashable {
        let unit: GateUnit
        let question: GateQuestion
    }

    /// Latencies of units that are asked for one rank after the other.
    private struct Kept {
        var latencies: [GateUnit: LatencyTally] = [:]
        var byteCount = 0
    }

    let questions = OpenQuestions<Asked, GateAnswer>()
    private let kept = Mutex(Kept())

    /// The answer; nil where there is none yet, which is noted.
    func answer(_ unit: GateUnit, _ question: GateQuestion) -> GateAnswer? {
        if case .latency(let rank) = question {
            let value = kept.withLock { $0.latencies[unit]?.values(ofRanks: [rank]).first }
            if let value { return .latency(value) }
        }
        return questions.answer(Asked(unit: unit, question: question))
    }

    /// Keeps all latencies of a unit, as long as there is room for them: further ranks need no reading.
    func keep(_ latencies: LatencyTally, of unit: GateUnit, bytesMax: Int) {
        kept.withLock { kept in
            guard kept.latencies[unit] == nil, kept.byteCount + latencies.byteCount <= bytesMax else { return }
            kept.latencies[unit] = latencies
            kept.byteCount += latencies.byteCount
        }
    }

    /// Forgets what was found, once the gates that asked are judged.
    func clear() {
        questions.clear()
        kept.withLock { $0 = Kept() }
    }
}

/// What is asked of one group of samples.
struct AskedEvidence: Sendable {
    let book: GateBook
    let unit: GateUnit

    /// Sum and ends of a score; nil while they are not known.
    func sums(_ name: String) -> ScoreSums? {
        guard case .score(let sums)? = book.answer(unit, .score(name)) else { return nil }
        return sums
    }

    /// The mean of a score with fills; nil of nothing, and while it is not known.
    func mean(_ name: String, _ fills: [(value: Double, count: Int)]) -> Double? {
        guard let sums = sums(name) else { return nil }
        var sum = sums.sum
        for fill in fills { sum.add(fill.value, count: fill.count) }
        let count = fills.reduce(sums.count) { $0 + $1.count }
        return count > 0 ? sum.divided(by: count) : nil
    }

    /// As `Moments` makes them of all values; nil of nothing, and while they are not known.
    func moments(_ name: String, _ fills: [(value: Double, count: Int)]) -> Moments? {
        guard let sums = sums(name), let mean = mean(name, fills) else { return nil }
        let count = fills.reduce(sums.count) { $0 + $1.count }
        guard !Self.areEqual(sums, fills) else {
            return Moments(count: count, mean: mean, squaredDeviations: 0, unit: 1)
        }
        guard case .squares(var squares)? = book.answer(unit, .squares(name, from: mean)) else { return nil }
        for fill in fills { squares.add(fill.value, from: mean, count: fill.count) }
        let (total, scale) = squares.total
        return Moments(count: count, mean: mean, squaredDeviations: total, unit: scale)
    }

    private static func areEqual(_ sums: ScoreSums, _ fills: [(value: Double, count: Int)]) -> Bool {
        let fills = fills.filter { $0.count > 0 }
        guard let first = sums.count > 0 ? sums.least : fills.first?.value else { return true }
        return (sums.count == 0 || sums.greatest == first) && fills.allSatisfy { $0.value == first }
    }

    /// Milliseconds at a rank; nil while it is not known.
    func milliseconds(atRank rank: Int) -> Double? {
        guard case .latency(let value)? = book.answer(unit, .latency(rank: rank)) else { return nil }
        return LatencyMicros(value).milliseconds
    }

    /// The mean over clusters; nil without a value, and while it is not known.
    func mean(of metric: Metric, countingMissing: Bool) -> FilledMean? {
        let answer = book.answer(unit, .mean(metric, countingMissing: countingMissing))
        guard case .mean(let mean)? = answer else { return nil }
        return mean
    }

    /// The draws of the clusters; nil while they are not known.
    func draws(of quantile: Double, countingMissing: Bool) -> (low: ClusterBootstrap, high: ClusterBootstrap)? {
        let answer = book.answer(unit, .draws(quantile: quantile, countingMissing: countingMissing))
        guard case .draws(let low, let high)? = answer else { return nil }
        return (low, high)
    }

    /// The spread of a derived metric; nil while it is not known.
    func spread(_ name: String) -> DerivedSpread? {
        guard case .spread(let spread)? = book.answer(unit, .spread(name)) else { return nil }
        return spread
    }
}
