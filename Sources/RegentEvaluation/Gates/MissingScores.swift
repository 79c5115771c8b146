/// The least and the greatest bound of a mean whose missing values may each be anything in their range.
///
/// The bound mean − c·(standard deviation) is concave in the missing values, and that with + is convex: the mean is
/// linear and the standard deviation a norm of the deviations. So two kinds of fillings are enough:
/// - A concave function is least at a vertex of the box: some missing values at one end of the range, the others
///   at the other end. Ends in between can be worse than both constant fills, because they widen the spread.
/// - A concave function that does not change when the missing values change places is greatest where they are all
///   equal, as the average over all orders of a filling is a constant one and has no lower bound.
///
/// The upper bound is the mirror image. Closed forms only choose the fillings; `ConfidenceBounds` gives their bounds.
/// - Source: concavity of mean − c·(standard deviation), by the triangle inequality; J. Jensen (1906).
struct MissingScores {
    /// Values of the missing ones, each as often as its count.
    private typealias Filling = [(value: Double, count: Int)]

    private let values: ScoreValues
    private let missing: Int
    private let range: ClosedRange<Double>
    private let side: ConfidenceBounds.Side
    private let confidence: Double
    /// Moments of the present values.
    private let present: Moments
    /// The value of the present values if they are all equal, otherwise their mean; in the range.
    private let middle: Double
    /// Present values without spread, which n equal values have too.
    private let isLevel: Bool
    /// c of mean ∓ c·√(Σ (x − mean)²).
    private let factor: Double

    /// Nil where no value is present or none is missing: there is nothing to fill in.
    init?(
        beside values: ScoreValues, missing: Int, range: ClosedRange<Double>, side: ConfidenceBounds.Side,
        confidence: Double
    ) {
        guard values.count > 0, missing > 0, let present = values.moments() else { return nil }
        (self.values, self.missing, self.range) = (values, missing, range)
        (self.side, self.confidence, self.present) = (side, confidence, present)
        // The mean of equal values may differ from them in its last bit.
        let equal = values.equalValue
        isLevel = equal != nil || present.squaredDeviations == 0
        middle = Self.clamped(equal ?? present.mean, range)
        let n = Double(values.count) + Double(missing)
        let t = ConfidenceBounds.student(count: values.count + missing, confidence: confidence)
        factor = t / (n * (n - 1)).squareRoot()
    }

    /// The least bound, or the greatest one.
    func bound(_ fill: ComparedValue.Fill) -> Double? {
        let isAtVertex = (side == .lower) == (fill == .low)
        var bounds = (isAtVertex ? vertices : constants).compactMap(bound)
        // Missing values near equal ones have a bound near them, but values that are quite equal have a wider
        // one by Hoeffding. What the bound comes near to is then the extreme.
        if !isAtVertex, isLevel { bounds.append(middle) }
        return fill == .low ? bounds.min() : bounds.max()
    }

    private func bound(_ filling: Filling) -> Double? {
        values.moments(filling).flatMap {
            ConfidenceBounds.mean($0, range: range, side, confidence: confidence)
        }
    }

    private static func clamped(_ value: Double, _ range: ClosedRange<Double>) -> Double {
        min(max(value, range.lowerBound), range.upperBound)
    }

    /// Fillings with the bound farthest out among them.
    ///
    /// The ends and the neighbours of the vertex that is found make up for its rounding; the middle has the bound of
    /// equal values.
    private var vertices: [Filling] {
        let found = extremeVertex
        let counts = Set([0, found - 1, found, found + 1, missing].filter { 0...missing ~= $0 }).sorted()
        return counts.map { [(range.upperBound, $0), (range.lowerBound, missing - $0)] }
            + [[(middle, missing)]]
    }

    /// How many missing values stand at the upper end where the bound is farthest out.
    ///
    /// Along the vertices the lower bound is convex, and the upper one concave: the mean is linear and the sum of
    /// squares a concave quadratic. So the first vertex that the next one does not pass is found by bisection.
    private var extremeVertex: Int {
        // Sums of up to n deviations are squared.
        let reach = max(abs(range.lowerBound), abs(range.upperBound), abs(present.mean))
        let (m, k) = (Double(values.count), Double(missing))
        let n = m + k
        let sum = 4 * reach * n
        let unit = (sum * sum).isFinite ? 1 : Moments.unitOfHuge
        let centre = present.mean / unit
        let (low, high) = (range.lowerBound / unit - centre, range.upperBound / unit - centre)
        let root = present.squaredDeviations.squareRoot() * (present.unit / unit)
        /// Sum of the missing values' deviations from the mean of the present ones.
        func deviations(_ j: Int) -> Double { Double(j) * high + Double(missing - j) * low }
        /// √Σ (x − mean)², from squares within the present and the missing values and between them.
        func spread(_ j: Int) -> Double {
            let sum = deviations(j)
            let within = Double(j) * Double(missing - j) / k * (high - low) * (high - low)
            return (root * root + within + m / (k * n) * sum * sum).squareRoot()
        }
        /// Whether the step from j to j + 1 moves the bound inwards, divided by the width of the range.
        func turnsBack(_ j: Int) -> Bool {
            let mean = (side == .lower ? 1 : -1) / n * (spread(j) + spread(j + 1))
            return mean >= factor * (high + low - (deviations(j) + deviations(j + 1)) / n)
        }
        var (first, last) = (0, missing)
        while first < last {
            let middle = first + (last - first) / 2
            if turnsBack(middle) { last = middle } else { first = middle + 1 }
        }
        return first
    }

    /// Fillings with the bound farthest in among them.
    ///
    /// With d the distance from the mean of the present values and S their sum of squares, the lower bound is
    /// mean + (k/n)·d − c·√(S + (m·k/n)·d²). It is greatest at d = √(S / (c² − k/(m·n))) / m, and rises without end
    /// if there is no such d.
    private var constants: [Filling] {
        let (m, k) = (Double(values.count), Double(missing))
        let surplus = factor * factor - k / (m * (m + k))
        let distance =
            surplus > 0 ? (present.squaredDeviations / surplus).squareRoot() / m * present.unit : .infinity
        let extreme = present.mean + (side == .lower ? distance : -distance)
        let fills = [range.lowerBound, range.upperBound, middle, Self.clamped(extreme, range)]
        return Set(fills).sorted().map { [($0, missing)] }
    }
}
