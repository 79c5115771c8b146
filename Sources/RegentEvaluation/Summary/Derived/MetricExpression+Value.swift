/// The value of an expression, or why there is none.
package enum DerivedValue: Sendable, Hashable {
    /// A finite value with its slopes by the parts; with a corner it has none there, because two operands of a min or
    /// max are equal.
    case value(DeltaMethod.Term, hasCorner: Bool)
    /// A metric of the expression has no value.
    case missingPart
    /// A divisor is 0.
    case divisionByZero
    /// The value exceeds the range of a double.
    case notFinite

    /// The value; nil where there is none.
    package var number: Double? {
        if case .value(let term, _) = self { term.value } else { nil }
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
    /// The value where each metric has the one given; a metric without a value is nil or has a reason.
    ///
    /// A part that is missing makes the whole missing, whichever other part decides: `min(a, b)` of a missing `b` is
    /// missing.
    /// - Parameter parts: number of parts by which the values of the metrics have slopes.
    package func value(parts: Int, of metric: (String) -> DerivedValue?) -> DerivedValue {
        do throws(Absence) {
            let slope = try Slope(root, parts, metric)
            return .value(slope.term, hasCorner: slope.hasCorner)
        } catch {
            return error.value
        }
    }

    /// The least and the greatest value where each metric lies in its range, or farther out: never closer in.
    ///
    /// By interval arithmetic, so a metric that occurs twice counts as two. A divisor that may be 0, or a metric
    /// without a range, gives nil.
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
        case .least(let parts), .greatest(let parts):
            let ranges = parts.compactMap { range($0, metric) }
            guard ranges.count == parts.count, let first = ranges.first else { return nil }
            let isLeast = if case .least = node { true } else { false }
            return ranges.dropFirst().reduce(first) { found, next in
                isLeast
                    ? min(found.lowerBound, next.lowerBound)...min(found.upperBound, next.upperBound)
                    : max(found.lowerBound, next.lowerBound)...max(found.upperBound, next.upperBound)
            }
        }
    }

    private static func spanning(_ ends: [Double]) -> ClosedRange<Double>? {
        guard ends.allSatisfy(\.isFinite), let low = ends.min(), let high = ends.max() else { return nil }
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

/// A value with its slopes, computed part by part.
private struct Slope {
    private typealias Term = DeltaMethod.Term

    let term: DeltaMethod.Term
    /// Two operands of a min or max are equal, so that it has no slope.
    let hasCorner: Bool

    private init(_ term: DeltaMethod.Term, hasCorner: Bool) throws(Absence) {
        guard term.value.isFinite else { throw Absence(value: .notFinite) }
        (self.term, self.hasCorner) = (term, hasCorner)
    }

    init(
        _ node: MetricExpression.Node, _ parts: Int, _ metric: (String) -> DerivedValue?
    ) throws(Absence) {
        switch node {
        case .number(let number): try self.init(Term(constant: number, parts: parts), hasCorner: false)
        case .metric(let name):
            guard case .value(let term, let hasCorner)? = metric(name) else { throw Absence(value: .missingPart) }
            try self.init(term, hasCorner: hasCorner)
        case .negated(let part):
            let part = try Slope(part, parts, metric)
            try self.init(Term(constant: 0, parts: parts) - part.term, hasCorner: part.hasCorner)
        case .binary(let symbol, let left, let right):
            let (left, right) = (try Slope(left, parts, metric), try Slope(right, parts, metric))
            if symbol == .divided, right.term.value == 0 { throw Absence(value: .divisionByZero) }
            try self.init(symbol.applied(left.term, right.term), hasCorner: left.hasCorner || right.hasCorner)
        case .least(let operands): self = try Self.chosen(operands, parts, metric, Term.minimum)
        case .greatest(let operands): self = try Self.chosen(operands, parts, metric, Term.maximum)
        }
    }

    private static func chosen(
        _ operands: [MetricExpression.Node], _ parts: Int, _ metric: (String) -> DerivedValue?,
        _ choice: (DeltaMethod.Term, DeltaMethod.Term) -> DeltaMethod.Term
    ) throws(Absence) -> Slope {
        var slopes: [Slope] = []
        for operand in operands { slopes.append(try Slope(operand, parts, metric)) }
        guard let first = slopes.first else { throw Absence(value: .missingPart) }
        let term = slopes.dropFirst().reduce(first.term) { choice($0, $1.term) }
        let equal = slopes.filter { $0.term.value == term.value }
        return try Slope(term, hasCorner: equal.count > 1 || equal.contains(where: \.hasCorner))
    }
}

extension MetricExpression.Operator {
    fileprivate func applied(_ left: DeltaMethod.Term, _ right: DeltaMethod.Term) -> DeltaMethod.Term {
        switch self {
        case .plus: left + right
        case .minus: left - right
        case .times: left * right
        case .divided: left / right
        }
    }
}
