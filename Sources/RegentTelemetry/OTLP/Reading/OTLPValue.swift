/// The value of an attribute, as far as anything reads it.
package enum OTLPValue: Sendable, Hashable {
    case text(String)
    case flag(Bool)
    case whole(Int64)
    case number(Double)
    /// An array of the cases above.
    case list([OTLPValue])
    /// Bytes, a map, an array of arrays, no value, or a text that is not UTF-8: no attribute that is read has that.
    case other

    /// What kind of value it is, for messages.
    var kind: String {
        switch self {
        case .text: "a text"
        case .flag: "a truth value"
        case .whole: "a whole number"
        case .number: "a number"
        case .list: "an array"
        case .other: "of another kind"
        }
    }
}

/// The attributes of a span, an event or a resource, as far as anything reads them.
package struct OTLPAttributes: Sendable, Hashable {
    private var values: [String: OTLPValue] = [:]
    /// All that were sent, those that nothing reads among them.
    package private(set) var count = 0

    /// Attributes that were read elsewhere.
    package init(_ values: [String: OTLPValue] = [:]) {
        self.values = values
        count = values.count
    }

    /// The value of an attribute; nil where it is absent.
    package subscript(key: String) -> OTLPValue? { values[key] }

    /// Whether there are more than a span may have.
    var isExcessive: Bool { count > OTLPLimits.attributesMax }

    /// Whether it is worth reading the value of a key: something reads it, and there are not too many.
    mutating func counts(_ key: String) -> Bool {
        count += 1
        return !isExcessive && OTLPKey.read.contains(key)
    }

    /// Keeps a value; of two with one key the first counts.
    mutating func add(_ key: String, _ value: OTLPValue) {
        if values[key] == nil { values[key] = value }
    }
}
