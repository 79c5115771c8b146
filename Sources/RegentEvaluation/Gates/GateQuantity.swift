import RegentMessages

/// What a gate compares with its threshold: a value of the run, or a difference from a baseline.
protocol GateQuantity {
    /// Present and missing values.
    var coverage: Coverage { get }
    /// Name of the way the compared value is made.
    var method: String { get }
    /// Why there is no value: no bound at this n, or missing values without a legal range.
    var absence: String { get }
    /// Clusters of dependent samples that the bound honours; 0 where samples are independent.
    var clusterCount: Int { get }
    /// The estimate over the present values.
    var estimate: Double? { get }
    /// Smallest shift that a one-sided test at this n would detect with 80 % power; nil where that is not known.
    var detectableEffect: Double? { get }

    /// The value at the point (no side) or its bound, with the missing values at an extreme; nil if there is none.
    func value(_ fill: ComparedValue.Fill, _ side: ConfidenceBounds.Side?, confidence: Double) -> Double?

    /// Whether a value can be compared with a threshold; absence is judged for itself.
    func isComparable(_ value: Double?) -> Bool

    /// The value as it is shown.
    func shown(_ value: Double) -> Double
}

extension GateQuantity {
    func shown(_ value: Double) -> Double { value }
}

extension ConfidenceBounds.Side {
    /// The other end.
    var opposite: ConfidenceBounds.Side { self == .lower ? .upper : .lower }

    /// The side of a bound; nil at the point.
    init?(_ bound: GateBound) {
        switch bound {
        case .lower: self = .lower
        case .upper: self = .upper
        default: return nil
        }
    }
}

extension GateRule {
    /// One-sided confidence, with the default written out.
    var level: Double { confidence == 0 ? 0.95 : confidence }

    /// Whether it is met from a value upwards.
    var isMinimum: Bool { Self.parts(ofKey: key)?.isMin ?? (min != nil) }
}
