/// A sum of squares in a unit in which it is finite: 1, or `Moments.unitOfHuge`.
struct SquareSums: Sendable {
    /// The square of anything up to it is nothing in the larger unit.
    private static let traceMax = 0x1p60

    private var plain = ExactSum()
    private var huge = ExactSum()

    /// Adds the square of a value.
    ///
    /// - Parameter scaled: the value in units of `Moments.unitOfHuge`.
    mutating func add(_ value: Double, inUnits scaled: @autoclosure () -> Double) {
        plain.add(value * value)
        guard !(abs(value) <= Self.traceMax) else { return }
        let scaled = scaled()
        huge.add(scaled * scaled)
    }

    /// Adds the square of a value's deviation from a mean so many times.
    mutating func add(_ value: Double, from mean: Double, count: Int) {
        let unit = Moments.unitOfHuge
        let (deviation, scaled) = (value - mean, value / unit - mean / unit)
        plain.add(deviation * deviation, count: count)
        if !(abs(deviation) <= Self.traceMax) { huge.add(scaled * scaled, count: count) }
    }

    /// The sum and its unit.
    var total: (squares: Double, unit: Double) {
        let squares = plain.value
        return squares.isFinite ? (squares, 1) : (huge.value, Moments.unitOfHuge)
    }
}
