import RegentMessages
import RegentModel

/// The samples of one group of a view of gates.
struct GateUnit: Sendable, Hashable {
    let view: GateView
    let group: ExactText

    /// All samples together.
    static let whole = GateUnit(view: GateView(GateRule()), group: ExactText(""))
}

/// What judging asks of the values of a unit, which are not kept.
enum GateQuestion: Sendable, Hashable {
    /// Sum and ends of the values of a score.
    case score(String)
    /// The squares of the deviations of a score's values from a number.
    case squares(String, from: Double)
    /// The latency at a rank, from 1.
    case latency(rank: Int)
    /// The mean of a rate or a score over clusters.
    case mean(Metric, countingMissing: Bool)
    /// The draws of the clusters for a quantile of the latencies.
    case draws(quantile: Double, countingMissing: Bool)
    /// The spread of a derived metric.
    case spread(String)
}

/// What readings found.
enum GateAnswer: Sendable {
    case score(ScoreSums)
    case squares(SquareSums)
    case latency(UInt32)
    /// Nil without a value.
    case mean(FilledMean?)
    /// With missing latencies as 0 and as infinite; nil without a latency.
    case draws(low: ClusterBootstrap, high: ClusterBootstrap)
    case spread(DerivedSpread)
}

/// Sum and ends of values that are not kept.
struct ScoreSums: Sendable {
    private(set) var count = 0
    private(set) var sum = ExactSum()
    private(set) var least = Double.infinity
    private(set) var greatest = -Double.infinity

    /// Of some values.
    init(_ values: [Double] = []) { add(values) }

    /// Adds values, in any order.
    mutating func add(_ values: [Double]) {
        count += values.count
        for value in values {
            sum.add(value)
            (least, greatest) = (min(least, value), max(greatest, value))
        }
    }
}
