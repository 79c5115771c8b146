package import RegentMessages
import RegentModel

/// A field of a view.
package struct QueryField: FilterField {
    /// Its words, joined by dots.
    package let name: String
    /// The type of one value.
    package let kind: FieldKind
    /// Whether it can have more than one value.
    package let isRepeated: Bool
    /// Its words: names, and the key of a map.
    package let words: [String]
    /// Where its values are.
    package let source: Source

    /// Where the values of a field are.
    package enum Source: Sendable, Hashable {
        /// In the message of a row.
        case path(FieldPath)
        /// The state of a document in its lifecycle.
        case state
        /// Computed by the reader of the view.
        case derived
    }

    init(_ words: [String], kind: FieldKind, isRepeated: Bool = false, source: Source) {
        name = words.joined(separator: ".")
        self.words = words
        self.kind = kind
        self.isRepeated = isRepeated
        self.source = source
    }

    /// Whether a rate of it can be computed.
    package var isFlag: Bool {
        switch kind {
        case .flag: !isRepeated
        case .name(let names): !isRepeated && names == Self.triStateNames
        default: false
        }
    }

    /// Whether sums and percentiles of it can be computed.
    package var isNumber: Bool {
        switch kind {
        case .integer, .count, .number: !isRepeated
        default: false
        }
    }

    /// Whether rows can be grouped by it.
    package var isDimension: Bool {
        switch kind {
        case .text, .name, .flag: !isRepeated
        default: false
        }
    }

    /// Unit of its values, for people: "ms" or empty.
    package var unit: String { name.hasSuffix("_ms") ? "ms" : "" }

    /// A value of a text or an enum; nil where it is that of a missing one.
    package func value(_ text: String) -> FieldValue? { text == missingText ? nil : .text(text) }

    /// Whether a value is that of a missing one: an empty text, the zero of an enum.
    func isMissing(_ value: FieldValue) -> Bool { missingText.map { value == .text($0) } ?? false }

    /// What stands where the field is missing; nil where it never is.
    var missingText: String? {
        switch (kind, source) {
        case (.text, _): ""
        case (.name(let names), .path): names.first ?? ""
        default: nil
        }
    }

    private static let triStateNames = ["ABSENT", "TRUE", "FALSE"]
}

extension FieldValue {
    /// The value as a group of it is named; nil for one that makes no groups.
    package var groupText: String? {
        switch self {
        case .text(let text): text
        case .flag(let flag): flag ? "true" : "false"
        case .integer(let number): "\(number)"
        case .count(let number): "\(number)"
        case .number(let number): "\(number)"
        case .bytes, .time, .message: nil
        }
    }

    /// The number; nil for what is none.
    package var number: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .count(let number): Double(number)
        case .number(let number): number.isFinite ? number : nil
        default: nil
        }
    }
}
