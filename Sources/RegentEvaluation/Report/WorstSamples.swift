package import RegentMessages
import RegentModel

/// The worst samples of a run, in bounded memory: those that miss most of what is asked of them.
///
/// A sample misses its status where it is ERROR, TIMEOUT or REFUSED; each outcome that is known and not as it should
/// be; and each gate on latency or a score whose threshold its own value does not meet. Of those that miss as much, the
/// slowest come first, then the least ids.
package struct WorstSamples: Sendable {
    private struct Rank: Comparable {
        let missed: Int
        let latency: UInt32

        static func < (one: Rank, other: Rank) -> Bool {
            (one.missed, one.latency) < (other.missed, other.latency)
        }
    }

    private struct Entry {
        let rank: Rank
        let sample: EvalSample

        /// Whether it comes before another.
        func precedes(_ other: Entry) -> Bool {
            if rank != other.rank { return rank > other.rank }
            let (one, two) = (Array(sample.sampleId.utf8), Array(other.sample.sampleId.utf8))
            return one == two ? sample.repeat < other.sample.repeat : one.lexicographicallyPrecedes(two)
        }
    }

    private let max: Int
    private let rules: [GateRule]
    private var entries: [Entry] = []

    /// No samples yet.
    ///
    /// - Parameters:
    ///   - max: samples that are kept, at most.
    ///   - gates: of the run.
    package init(max: Int, gates: GatePolicy?) {
        self.max = max
        rules = gates?.rules ?? []
    }

    /// The worst samples, the worst first.
    package var samples: [EvalSample] { entries.map(\.sample) }

    /// Adds a batch; its samples are made only where one of them may be among the worst.
    ///
    /// - Parameter counts: whether a row counts; one that a retry replaced does not.
    package mutating func add(
        _ columns: SampleColumns, where counts: (Int) -> Bool = { _ in true }, samples make: () -> [EvalSample]
    ) {
        let ranks = ranks(of: columns)
        let least = entries.count < max ? nil : entries.last?.rank
        let wanted = ranks.indices.filter { row in
            guard ranks[row].missed > 0, counts(row) else { return false }
            guard let least else { return true }
            return ranks[row] >= least
        }
        guard !wanted.isEmpty, max > 0 else { return }
        let samples = make()
        entries += wanted.map { Entry(rank: ranks[$0], sample: samples[$0]) }
        entries.sort { $0.precedes($1) }
        if entries.count > max { entries.removeLast(entries.count - max) }
    }

    private func ranks(of columns: SampleColumns) -> [Rank] {
        var missed = columns.outcomeCodes.map { Self.missed(OutcomeCode(rawValue: $0)) }
        for rule in rules where rule.metric == "latency_ms" || rule.metric.hasSuffix("_latency_ms") {
            for row in missed.indices where OutcomeCode(rawValue: columns.outcomeCodes[row]).latencyPresent {
                let value = LatencyMicros(columns.latencyUs[row]).milliseconds
                if rule.isMissed(by: value) { missed[row] += 1 }
            }
        }
        for score in columns.scores {
            for rule in rules where rule.metric == score.name {
                score.forEachValue { row, value in
                    if rule.isMissed(by: value) { missed[row] += 1 }
                }
            }
        }
        return missed.indices.map { Rank(missed: missed[$0], latency: columns.latencyUs[$0]) }
    }

    private static func missed(_ code: OutcomeCode) -> Int {
        let failed: [SampleStatus] = [.error, .timeout, .refused]
        var missed = failed.contains { code.status == UInt32($0.rawValue) } ? 1 : 0
        for outcome in Outcome.allCases where code[outcome] == (outcome.isGood ? 2 : 1) { missed += 1 }
        return missed
    }
}

extension Outcome {
    /// Whether true is what one wants: an answer should not be edited, and should not come from a fallback.
    fileprivate var isGood: Bool { self != .editedAfterGenerate && self != .fallbackUsed }
}

extension GateRule {
    /// Whether a single value does not meet the thresholds.
    fileprivate func isMissed(by value: Double) -> Bool {
        (min.map { value < $0 } ?? false) || (max.map { value > $0 } ?? false)
    }
}
