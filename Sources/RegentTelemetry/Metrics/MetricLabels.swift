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
        let pairs = Self.isPlain(pairs) ? pairs : Self.mended(pairs)
        var text: [UInt8] = []
        text.reserveCapacity(pairs.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + 4 })
        for (name, value) in pairs {
            if !text.isEmpty { text.append(UInt8(ascii: ",")) }
            text.append(contentsOf: name.utf8)
            text.append(UInt8(ascii: "="))
            text.append(UInt8(ascii: "\""))
            Self.append(escaped: value, to: &text)
            text.append(UInt8(ascii: "\""))
        }
        names = pairs.map(\.name)
        self.text = text
    }

    /// Whether the labels are in order and their names such as Prometheus takes, as those of the daemon's own series
    /// are: of ten thousand nothing more needs to be found out.
    private static func isPlain(_ pairs: [(name: String, value: String)]) -> Bool {
        for place in pairs.indices {
            let name = pairs[place].name.utf8
            let isSmall = name.allSatisfy { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "_") }
            guard isSmall, name.first != UInt8(ascii: "_"), !name.elementsEqual("le".utf8) else { return false }
            if place > 0, !pairs[place - 1].name.utf8.lexicographicallyPrecedes(name) { return false }
        }
        return !pairs.contains { $0.name.isEmpty }
    }

    private static func mended(_ pairs: [(name: String, value: String)]) -> [(name: String, value: String)] {
        Dictionary(pairs.map { (Self.name($0.name), $0.value) }, uniquingKeysWith: { $1 })
            .map { (name: $0.key, value: $0.value) }
            .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    /// The labels under which series of these names are added up.
    package var overflow: MetricLabels { MetricLabels(names.map { ($0, Self.overflowValue) }) }

    /// Two sets of labels are one if a page shows them alike.
    package static func == (one: MetricLabels, other: MetricLabels) -> Bool { one.text == other.text }

    /// Hashes what a page shows, eight bytes at once: an array would do so byte by byte.
    package func hash(into hasher: inout Hasher) {
        var (word, count) = (UInt64(0), 0)
        for byte in text {
            word = word << 8 | UInt64(byte)
            count += 1
            if count.isMultiple(of: 8) { hasher.combine(word) }
        }
        hasher.combine(word)
        hasher.combine(count)
    }

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
