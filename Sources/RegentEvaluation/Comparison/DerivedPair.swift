package import RegentMessages
import RegentModel

/// A derived metric of two runs that are compared.
package struct DerivedPair: Sendable {
    /// Why there is no difference of a metric that is not the same in both runs.
    static let differReason = "DEFINITIONS_DIFFER"

    /// Its name.
    let name: String
    /// Whether both runs declare it, by the same expressions down to metrics that are not derived.
    private let isSame: Bool
    private let isInBoth: Bool
    private let metrics: DerivedMetrics

    /// Whether both runs declare it, and not the same.
    var isOther: Bool { isInBoth && !isSame }

    /// The derived metrics of either run, each once.
    package static func all(_ baseline: [MetricDeclaration], _ candidate: [MetricDeclaration]) -> [DerivedPair] {
        let (before, after) = (expressions(baseline), expressions(candidate))
        let metrics = DerivedMetrics(candidate)
        return Set(before.keys).union(after.keys).map { name in
            let isInBoth = before[name] != nil && after[name] != nil
            return DerivedPair(
                name: name, isSame: isInBoth && definition(name, before) == definition(name, after),
                isInBoth: isInBoth, metrics: metrics)
        }
    }

    private init(name: String, isSame: Bool, isInBoth: Bool, metrics: DerivedMetrics) {
        (self.name, self.isSame, self.isInBoth, self.metrics) = (name, isSame, isInBoth, metrics)
    }

    private static func expressions(_ declared: [MetricDeclaration]) -> [String: String] {
        Dictionary(
            declared.filter { !$0.expr.isEmpty }.map { ($0.name, $0.expr) }, uniquingKeysWith: { first, _ in first })
    }

    /// The expression of a metric, and those of the derived metrics in it.
    private static func definition(_ name: String, _ expressions: [String: String]) -> [String: String] {
        var (found, open): ([String: String], [String]) = ([:], [name])
        while let next = open.popLast() {
            guard found[next] == nil, let text = expressions[next] else { continue }
            found[next] = text
            if let expression = try? MetricExpression(text) { open += expression.names }
        }
        return found
    }

    /// Its value in both runs from those of its parts over pairs; there is no interval.
    ///
    /// - Parameters:
    ///   - parts: rows of the metrics that are not derived.
    ///   - aligned: pairs of any samples.
    func delta(from parts: [MetricDelta], aligned: UInt64) -> MetricDelta {
        var delta = MetricDelta(metric: name)
        guard !isOther else { return delta.without(Self.differReason) }
        guard isSame, let metric = metrics[name] else { return delta.without("MISSING_METRIC") }
        let rows = metric.parts.map { part in parts.first { $0.metric == part } }
        func value(_ side: (MetricDelta) -> Double?) -> DerivedValue {
            let value = metrics.value(of: name) { part in
                guard part != "sample_count" else { return Double(aligned) }
                return metric.parts.firstIndex(of: part).flatMap { rows[$0].flatMap(side) }
            }
            return value ?? .missingPart
        }
        delta.pairs = zip(metric.parts, rows).map { $0 == "sample_count" ? aligned : $1?.pairs ?? 0 }.min() ?? 0
        let (before, after) = (value(\.baseline), value(\.candidate))
        (delta.baseline, delta.candidate) = (before.number, after.number)
        guard let from = before.number, let to = after.number else {
            return delta.without(before.number == nil ? before.reason : after.reason)
        }
        delta.delta = (to - from).finite
        return delta.without(delta.delta == nil ? "NOT_FINITE" : "NO_BOUND")
    }
}
