/// When a forecast reaches a limit from the side on which the series is now.
package struct LimitCrossing: Sendable, Hashable {
    /// Whether the last value of the series is at the limit or above it; then it is crossed by falling below.
    package let isAbove: Bool
    /// The first step whose forecast is on the other side; nil = none within the horizon.
    package let step: Int?
    /// The first step whose interval reaches the other side; nil = none within the horizon.
    package let earliest: Int?
    /// The first step whose whole interval is on the other side; nil = none within the horizon.
    package let latest: Int?

    /// The crossing of a limit by points, step 1 first.
    package init(limit: Double, last: Double, points: [ForecastStep]) {
        let isAbove = last >= limit
        self.isAbove = isAbove
        let isBeyond = { (value: Double) in isAbove ? value < limit : value >= limit }
        step = points.firstIndex { isBeyond($0.value) }.map { $0 + 1 }
        let (near, far) = isAbove ? (\ForecastStep.lower, \ForecastStep.upper) : (\.upper, \.lower)
        earliest = points.firstIndex { $0[keyPath: near].map(isBeyond) ?? false }.map { $0 + 1 }
        latest = points.firstIndex { $0[keyPath: far].map(isBeyond) ?? false }.map { $0 + 1 }
    }
}

/// The forecast of one step.
package struct ForecastStep: Sendable, Hashable {
    /// The middle.
    package let value: Double
    /// Ends of the interval; nil where the backtest has too few errors to say.
    package let lower: Double?
    /// The upper one.
    package let upper: Double?

    /// A value with an interval of that half width.
    init(value: Double, width: Double?) {
        self.value = value
        lower = width.map { value - $0 }
        upper = width.map { value + $0 }
    }
}
