import RegentMessages
import RegentModel

/// Filters of queries: read as those of lists, with `and`, `or` and `not` in any case.
enum QueryFilter {
    /// A parser of a filter of a view.
    ///
    /// - Parameters:
    ///   - place: bytes before the filter.
    ///   - label: name of the field of the request that holds the text.
    static func parser(
        _ text: [UInt8], from place: Int = 0, label: String = "filter", of view: QueryView
    ) -> FilterParser<QueryField> {
        FilterParser(text, from: place, label: label, of: view.name, allowsAnyCase: true) { view.field($0) }
    }

    /// The text that is read into a filter.
    static func text(of term: FilterTerm<QueryField>) -> String { text(of: term, isNested: false) }

    private static func text(of term: FilterTerm<QueryField>, isNested: Bool) -> String {
        switch term {
        case .comparison(let comparison): return text(of: comparison)
        case .not(let inner): return "NOT \(text(of: inner, isNested: true))"
        case .all(let terms): return joined(terms, " AND ", isNested)
        case .any(let terms): return joined(terms, " OR ", isNested)
        }
    }

    private static func joined(_ terms: [FilterTerm<QueryField>], _ word: String, _ isNested: Bool) -> String {
        let parts = terms.map { text(of: $0, isNested: true) }.joined(separator: word)
        return isNested ? "(\(parts))" : parts
    }

    private static func text(of comparison: FieldComparison<QueryField>) -> String {
        let name = comparison.field.words.map(word).joined(separator: ".")
        guard comparison.relation != .present else { return "\(name):*" }
        return "\(name) \(comparison.relation.rawValue) \(valueText(comparison.value, comparison.field.kind))"
    }

    private static func word(_ word: String) -> String {
        let isPlain = word.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_")
        }
        return isPlain && !word.isEmpty ? word : quoted(word)
    }

    private static func valueText(_ value: FieldValue, _ kind: FieldKind) -> String {
        switch value {
        case .text(let text): if case .name = kind { text } else { quoted(text) }
        case .bytes(let bytes):
            if case .bytes(isHex: true) = kind { HexText.text(bytes) } else { quoted(Base64Text.text(bytes)) }
        case .integer(let number): "\(number)"
        case .count(let number): "\(number)"
        case .number(let number): "\(number)"
        case .flag(let flag): "\(flag)"
        case .time(let time): time.rfc3339 ?? ""
        case .message: ""
        }
    }

    private static func quoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : "\($0)" }.joined()
        return "\"\(escaped)\""
    }
}
