import RegentMessages

extension Double {
    /// The value; nil for NaN and infinity, which are never stored.
    var finite: Double? { isFinite ? self : nil }
}

extension MetricRange {
    /// The range between both ends; nil where one is not finite or they are in the wrong order.
    var closed: ClosedRange<Double>? {
        guard min.isFinite, max.isFinite, min <= max else { return nil }
        return min...max
    }
}
