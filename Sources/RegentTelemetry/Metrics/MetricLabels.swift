/// The labels of one series, by the bytes of their names.
package struct MetricLabels: Sendable, Hashable {
    /// No label.
    package static let none = MetricLabels([])
    /// The value that every label of the series has in which the others of a family are added up.
    package static let overflowValue = "_overflow"

    /// Names of the labels, in order.
    package let names: [String]
    /// As a page has them between its braces: `environment="prod",provider="openai"`.
    let text: [UInt8]

    /// Labels in any order; of two of one name the later one counts.
    ///
    /// A name is changed into one that Prometheus takes: other bytes become `_`, `le` of a histogram and names that
    /// Prometheus keeps for itself get a word in front.
    package init(_ pairs: [(name: String, value: String)]) {
        let values = Dictionary(pairs.map { (Self.name($0.name), $0.value) }, uniquingKeysWith: { $1 })
        names = values.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        var text: [UInt8] = []
        for name in names {
            if !text.isEmpty { text.append(UInt8(ascii: ",")) }
            text.append(contentsOf: name.utf8)
            text.append(contentsOf: "=\"".utf8)
            Self.append(escaped: values[name] ?? "", to: &text)
            text.append(UInt8(ascii: "\""))
        }
        self.text = text
    }

    /// The labels under which series of these names are added up.
    package var overflow: MetricLabels { MetricLabels(names.map { ($0, Self.overflowValue) }) }

    /// Two sets of labels are one if a page shows them alike.
    package static func == (one: MetricLabels, other: MetricLabels) -> Bool { one.text == other.text }

    /// Hashes what a page shows.
    package func hash(into hasher: inout Hasher) { hasher.combine(text) }

    private static func name(_ label: String) -> String {
        let text = MetricName(label: label).text.split(separator: ":", omittingEmptySubsequences: false)
            .joined(separator: "_")
        return text == "le" || text.hasPrefix("__") ? "exported_" + text : text
    }

    /// Appends a value with what must not stand in it escaped.
    ///
    /// - Source: Prometheus text format 0.0.4, "Comments, help text, and type information"; OpenMetrics 1.0, "ABNF".
    static func append(escaped value: String, to text: inout [UInt8]) {
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "\\"): text.append(contentsOf: #"\\"#.utf8)
            case UInt8(ascii: "\""): text.append(contentsOf: #"\""#.utf8)
            case UInt8(ascii: "\n"): text.append(contentsOf: #"\n"#.utf8)
            default: text.append(byte)
            }
        }
    }
}
