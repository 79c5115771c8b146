/// What moments need of values that are not kept: the mean in a first reading of them, the spread about it in a second.
struct MomentSums: Sendable {
    /// Values.
    private(set) var count = 0
    private var sum = ExactSum()
    private var least = Double.infinity
    private var greatest = -Double.infinity
    private var squares = SquareSums()

    /// Of some values; more can be added.
    init(_ values: [Double] = []) {
        for value in values { add(value) }
    }

    /// Adds a value of the first reading.
    mutating func add(_ value: Double) {
        count += 1
        sum.add(value)
        least = min(least, value)
        greatest = max(greatest, value)
    }

    /// The exact mean; nil without a value.
    var mean: Double? { count == 0 ? nil : sum.divided(by: count) }

    /// Adds values of the second reading, in which each comes once more.
    mutating func addSpread(of values: [Double]) {
        guard let mean else { return }
        let unit = Moments.unitOfHuge
        let centre = mean / unit
        for value in values { squares.add(value - mean, inUnits: value / unit - centre) }
    }

    /// The moments, once every value was read twice; nil without a value.
    ///
    /// - Parameter countsRounding: as of `Moments`.
    func moments(countsRounding: Bool) -> Moments? {
        guard let mean else { return nil }
        let (squares, unit) = !countsRounding && least == greatest ? (0, 1) : squares.total
        return Moments(count: count, mean: mean, squaredDeviations: squares, unit: unit)
    }
}
