/// What a query computes of the rows of a group.
package struct QueryMeasure: Sendable, Hashable {
    /// How it is computed.
    package enum Aggregate: Sendable, Hashable {
        /// Rows.
        case count
        /// Share of the true ones among those that are true or false.
        case rate
        case sum
        /// Mean.
        case average
        case least
        case greatest
        /// Standard deviation of a sample: divided by n - 1.
        case deviation
        /// Nearest rank, in thousandths.
        case percentile(Int)
        /// Different values, the missing one left out.
        case distinct
    }

    /// Its name, for example "p95_latency_ms".
    package let name: String
    /// How it is computed.
    package let aggregate: Aggregate
    /// Of what; nil for the number of rows.
    package let field: QueryField?

    /// The measure of a view that a name means; nil where the view has none.
    package init?(_ name: String, of view: QueryView) {
        self.name = name
        guard name != "count" else {
            (aggregate, field) = (.count, nil)
            return
        }
        guard let (aggregate, field) = Self.rate(name, view) ?? Self.prefixed(name, view) else { return nil }
        (self.aggregate, self.field) = (aggregate, field)
    }

    /// Unit of its values.
    package var unit: String {
        switch aggregate {
        case .count, .distinct: ""
        case .rate: "ratio"
        default: field?.unit ?? ""
        }
    }

    /// The name of the rate of a field.
    package static func rateName(of field: QueryField) -> String { field.name + "_rate" }

    private static func rate(_ name: String, _ view: QueryView) -> (Aggregate, QueryField?)? {
        guard name.hasSuffix("_rate"), let field = view.field(named: String(name.dropLast(5))), field.isFlag else {
            return nil
        }
        return (.rate, field)
    }

    private static func prefixed(_ name: String, _ view: QueryView) -> (Aggregate, QueryField?)? {
        let plain: [(String, Aggregate)] = [
            ("count_distinct_", .distinct), ("sum_", .sum), ("avg_", .average), ("min_", .least), ("max_", .greatest),
            ("stddev_", .deviation),
        ]
        for (prefix, aggregate) in plain where name.hasPrefix(prefix) {
            guard let field = view.field(named: String(name.dropFirst(prefix.count))) else { continue }
            let isFitting = aggregate == .distinct ? field.isDimension || field.isNumber : field.isNumber
            return isFitting ? (aggregate, field) : nil
        }
        guard name.hasPrefix("p"), let end = name.firstIndex(of: "_"),
            let thousandths = thousandths(name[name.index(after: name.startIndex)..<end]),
            let field = view.field(named: String(name[name.index(after: end)...])), field.isNumber
        else { return nil }
        return (.percentile(thousandths), field)
    }

    /// The rank of a percentile in thousandths: one or two digits are per cents, three are thousandths.
    private static func thousandths(_ digits: Substring) -> Int? {
        guard (1...3).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int(digits), number > 0
        else { return nil }
        return digits.utf8.count == 3 ? number : number * 10
    }
}
