/// The value of an expression, or why there is none.
package enum DerivedValue: Sendable, Hashable {
    /// A finite value; the slope of each metric in it (∂value/∂metric), nil where the expression has a corner.
    case value(Double, slopes: [String: Double]?)
    /// A metric of the expression has no value.
    case missingPart
    /// A divisor is 0.
    case divisionByZero
    /// The value exceeds the range of a double.
    case notFinite

    /// The value; nil where there is none.
    package var number: Double? {
        if case .value(let value, _) = self { value } else { nil }
    }

    /// Stable code of the reason in a summary; empty where there is a value.
    package var reason: String {
        switch self {
        case .value: ""
        case .missingPart: "MISSING_PART"
        case .divisionByZero: "DIVISION_BY_ZERO"
        case .notFinite: "NOT_FINITE"
        }
    }
}

extension MetricExpression {
    /// The value where each metric has the one given; a metric without a value is nil.
    ///
    /// A part that is missing makes the whole missing, whichever other part decides: `min(a, b)` of a missing `b` is
    /// missing.
    package func value(of metric: (String) -> Double?) -> DerivedValue {
        do throws(Absence) {
            let slope = try Slope(root, metric)
            return .value(slope.value, slopes: slope.hasCorner ? nil : slope.slopes)
        } catch {
            return error.value
        }
    }

    /// The least and the greatest value where each metric lies in its range, or farther out: never closer in.
    ///
    /// By interval arithmetic, so a metric that occurs twice counts as two. A divisor that may be 0, or a metric without
    /// a range, gives nil.
    package func range(of metric: (String) -> ClosedRange<Double>?) -> ClosedRange<Double>? {
        Self.range(root, metric)
    }

    private static func range(
        _ node: Node, _ metric: (String) -> ClosedRange<Double>?
    ) -> ClosedRange<Double>? {
        switch node {
        case .number(let value): return value...value
        case .metric(let name): return metric(name)
        case .negated(let part): return range(part, metric).flatMap { spanning([-$0.upperBound, -$0.lowerBound]) }
        case .binary(let symbol, let left, let right):
            guard let left = range(left, metric), let right = range(right, metric) else { return nil }
            if symbol == .divided, right.contains(0) { return nil }
            let ends = [left.lowerBound, left.upperBound].flatMap { first in
                [right.lowerBound, right.upperBound].map { symbol.applied(first, $0) }
            }
            return spanning(ends)
        case .least(let parts):
            let ranges = parts.compactMap { range($0, metric) }
            guard ranges.count == parts.count else { return nil }
            return spanning([ranges.map(\.lowerBound).min() ?? .nan, ranges.map(\.upperBound).min() ?? .nan])
        case .greatest(let parts):
            let ranges = parts.compactMap { range($0, metric) }
            guard ranges.count == parts.count else { return nil }
            return spanning([ranges.map(\.lowerBound).max() ?? .nan, ranges.map(\.upperBound).max() ?? .nan])
        }
    }

    private static func spanning(_ ends: [Double]) -> ClosedRange<Double>? {
        guard let low = ends.min(), let high = ends.max(), ends.allSatisfy(\.isFinite) else { return nil }
        return low...high
    }
}

extension MetricExpression.Operator {
    fileprivate func applied(_ left: Double, _ right: Double) -> Double {
        switch self {
        case .plus: left + right
        case .minus: left - right
        case .times: left * right
        case .divided: left / right
        }
    }
}

/// Why an expression has no value.
private struct Absence: Error {
    let value: DerivedValue
}

/// A value with its slopes: forward differentiation.
private struct Slope {
    let value: Double
    /// Of each metric it depends on.
    private(set) var slopes: [String: Double] = [:]
    /// Two parts of a min or max are equal, so that it has no slope.
    private(set) var hasCorner = false

    init(_ node: MetricExpression.Node, _ metric: (String) -> Double?) throws(Absence) {
        switch node {
        case .number(let number): value = number
        case .metric(let name):
            guard let found = metric(name) else { throw Absence(value: .missingPart) }
            value = found
            slopes = [name: 1]
        case .negated(let part):
            let part = try Slope(part, metric)
            value = -part.value
            add(part, times: -1)
        case .binary(let symbol, let left, let right):
            let (left, right) = (try Slope(left, metric), try Slope(right, metric))
            if symbol == .divided, right.value == 0 { throw Absence(value: .divisionByZero) }
            value = symbol.applied(left.value, right.value)
            add(left, right, symbol)
        case .least(let parts): self = try Self.chosen(parts, metric) { $0 < $1 }
        case .greatest(let parts): self = try Self.chosen(parts, metric) { $0 > $1 }
        }
        guard value.isFinite else { throw Absence(value: .notFinite) }
    }

    private static func chosen(
        _ parts: [MetricExpression.Node], _ metric: (String) -> Double?, better: (Double, Double) -> Bool
    ) throws(Absence) -> Slope {
        var best: Slope?
        var isTie = false
        for part in parts {
            let next = try Slope(part, metric)
            if let found = best, !better(next.value, found.value) {
                isTie = isTie || next.value == found.value
            } else {
                best = next
                isTie = false
            }
        }
        guard var best else { throw Absence(value: .missingPart) }
        if isTie { best.hasCorner = true }
        return best
    }

    private mutating func add(_ left: Slope, _ right: Slope, _ symbol: MetricExpression.Operator) {
        switch symbol {
        case .plus, .minus:
            add(left, times: 1)
            add(right, times: symbol == .plus ? 1 : -1)
        case .times:
            add(left, times: right.value)
            add(right, times: left.value)
        case .divided:
            add(left, times: 1 / right.value)
            add(right, times: -value / right.value)
        }
    }

    private mutating func add(_ part: Slope, times factor: Double) {
        for (name, slope) in part.slopes { slopes[name, default: 0] += slope * factor }
        hasCorner = hasCorner || part.hasCorner
    }
}
