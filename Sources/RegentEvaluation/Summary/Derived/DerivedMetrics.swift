package import RegentMessages
package import RegentModel

/// The derived metrics of a run, each after those that it is made of.
package struct DerivedMetrics: Sendable {
    /// Most derived metrics of a run.
    package static let countMax = 64
    /// Most steps of all of them together: a summary takes them for each of 1,000 groups.
    package static let stepsMax = 131_072

    /// A metric with its expression.
    struct Derived: Sendable {
        let name: String
        let expression: MetricExpression
        /// Metrics that are not derived, directly or through other derived ones; ascending by bytes.
        let parts: [String]
        /// Places of the derived metrics that it is made of, ascending, and of itself.
        let needs: [Int]
        /// About what its value costs: every operand has a slope by each part.
        let steps: Int
    }

    /// Each after those that it is made of.
    private(set) var ordered: [Derived] = []
    private var places: [String: Int] = [:]

    /// The derived metrics among declarations.
    ///
    /// One that cannot be computed, as in a damaged run, is left out: nothing has its value.
    package init(_ declared: [MetricDeclaration]) {
        var waiting = declared.compactMap { metric -> (name: String, expression: MetricExpression)? in
            guard !metric.expr.isEmpty, let expression = try? MetricExpression(metric.expr) else { return nil }
            return (metric.name, expression)
        }
        waiting.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        let scores = Set(declared.filter { $0.expr.isEmpty }.map(\.name))
        func isBase(_ name: String) -> Bool {
            scores.contains(name) || Metric.builtIn(name, quantile: nil) != nil
        }
        while let next = waiting.firstIndex(where: { $0.expression.names.allSatisfy { isBase($0) || self[$0] != nil } })
        {
            let (name, expression) = waiting.remove(at: next)
            ordered.append(derived(name, expression))
            places[name] = ordered.count - 1
        }
    }

    /// A metric of those before it.
    private func derived(_ name: String, _ expression: MetricExpression) -> Derived {
        let parts = Set(expression.names.flatMap { self[$0]?.parts ?? [$0] })
        let needs = Set(expression.names.flatMap { self[$0]?.needs ?? [] }).sorted()
        let operands = needs.reduce(expression.operandCount) { $0 + ordered[$1].expression.operandCount }
        return Derived(
            name: name, expression: expression, parts: parts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) },
            needs: needs + [ordered.count], steps: operands * (Self.operandSteps + parts.count))
    }

    /// Steps of an operand beside those of its slopes.
    private static let operandSteps = 16

    /// Whether there are none.
    var isEmpty: Bool { ordered.isEmpty }

    /// Whether a latency is among the parts of one.
    var namesLatencies: Bool { ordered.contains { $0.parts.contains { $0.hasSuffix("_latency_ms") } } }

    /// The derived metric of a name; nil where there is none.
    subscript(name: String) -> Derived? { places[name].map { ordered[$0] } }

    /// Refuses derived metrics that can have no value.
    ///
    /// - Throws: `Refusal` METRIC_INVALID naming the metric: too many, one with a range, one whose expression is no
    ///   expression, names no metric, one that is not known, or itself; and where they take too many steps.
    package static func check(_ declared: [MetricDeclaration]) throws(Refusal) {
        let derived = declared.filter { !$0.expr.isEmpty }
        guard derived.count <= countMax else {
            throw Refusal(
                .metricInvalid, "\(derived.count) derived metrics are declared, at most \(countMax) are allowed",
                ["limit": "\(countMax)"])
        }
        let names = Set(declared.map(\.name))
        for metric in derived {
            func bad(_ text: String) -> Refusal {
                Refusal(.metricInvalid, "metric \(metric.name) \(text)", ["metric": metric.name])
            }
            guard metric.range == nil else {
                throw bad("is derived and has a range; remove the range, its parts have theirs")
            }
            let expression: MetricExpression
            do throws(Refusal) { expression = try MetricExpression(metric.expr) } catch {
                throw bad("has an invalid \(error.message)")
            }
            guard !expression.names.isEmpty else { throw bad("names no metric in its expression") }
            for name in expression.names where !names.contains(name) && Metric.builtIn(name, quantile: nil) == nil {
                throw bad("names \(name), which is neither a built-in metric nor declared; declare it with --metric")
            }
        }
        let known = DerivedMetrics(declared)
        if let circular = derived.first(where: { known[$0.name] == nil }) {
            throw Refusal(
                .metricInvalid, "metric \(circular.name) depends on itself through its parts; remove one of them",
                ["metric": circular.name])
        }
        let steps = known.ordered.reduce(0) { $0 + $1.steps }
        guard steps > stepsMax, let longest = known.ordered.max(by: { $0.steps < $1.steps }) else { return }
        throw Refusal(
            .metricInvalid,
            "the derived metrics take \(steps) steps, at most \(stepsMax) are allowed, and \(longest.name) alone "
                + "\(longest.steps); use fewer or shorter expressions of fewer metrics, or upload the value as a score",
            ["metric": longest.name, "limit": "\(stepsMax)"])
    }

    /// The value of a derived metric; nil where there is none of the name.
    ///
    /// - Parameter part: the value of a metric that is not derived; nil where it has none.
    func value(of name: String, part: (String) -> Double?) -> DerivedValue? {
        guard let wanted = self[name] else { return nil }
        var known: [String: DerivedValue] = [:]
        for (index, name) in wanted.parts.enumerated() {
            guard let value = part(name) else { continue }
            known[name] = .value(
                DeltaMethod.Term(part: index, value: value, of: wanted.parts.count), hasCorner: false)
        }
        for metric in wanted.needs.map({ ordered[$0] })
        where metric.expression.names.allSatisfy({ known[$0] != nil || self[$0] != nil }) {
            known[metric.name] = metric.expression.value(parts: wanted.parts.count) { known[$0] }
        }
        return known[name] ?? .missingPart
    }

    /// The values that a derived metric can have where each part is in its range; nil where that is not known.
    func range(of name: String, part: (String) -> ClosedRange<Double>?) -> ClosedRange<Double>? {
        guard let wanted = self[name] else { return nil }
        var known: [String: ClosedRange<Double>] = [:]
        for name in wanted.parts { known[name] = part(name) }
        for metric in wanted.needs.map({ ordered[$0] }) {
            known[metric.name] = metric.expression.range { known[$0] }
        }
        return known[name]
    }
}
