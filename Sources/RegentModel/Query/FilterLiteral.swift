import RegentMessages

/// A value as it is written in a filter.
struct FilterLiteral {
    let text: String
    let isQuoted: Bool

    /// Refuses a relation that a field does not have.
    static func check(
        _ relation: FilterRelation, of field: some FilterField, _ refusal: (String) -> Refusal
    ) throws(Refusal) {
        guard relation != .present else { return }
        let allowed: Set<FilterRelation> =
            switch field.kind {
            case .message: []
            case _ where field.isRepeated: [.has]
            case .map: [.has]
            case .text: Set(FilterRelation.allCases)
            case .integer, .count, .number, .time: Set(FilterRelation.allCases).subtracting([.has])
            case .bytes, .flag, .name: [.equal, .notEqual]
            }
        guard !allowed.contains(relation) else { return }
        let others = FilterRelation.allCases.filter { allowed.contains($0) && $0 != .present }.map(\.rawValue)
        throw refusal("must be compared with one of: \((others + [":*"]).joined(separator: " "))")
    }

    /// Its value for a type; nil if it is not one.
    func value(for kind: FieldKind) -> FieldValue? {
        switch kind {
        case .text, .map: return text.utf8.contains(0) ? nil : .text(text)
        case .bytes(let isHex): return (isHex ? HexText.bytes(text) : Base64Text.bytes(text)).map { .bytes($0) }
        case .name(let names):
            let wanted = text.asciiUppercased
            return names.contains(wanted) ? .text(wanted) : nil
        case .time: return Timestamp(rfc3339: text).map { .time($0) }
        case .flag: return isQuoted ? nil : ["true": .flag(true), "false": .flag(false)][text]
        // "0x10", "+1", "1_000", "inf" and "nan" are numbers elsewhere, but not here.
        case .integer: return isNumber ? Int64(text).map { .integer($0) } : nil
        case .count: return isNumber ? UInt64(text).map { .count($0) } : nil
        case .number: return isNumber ? Double(text).flatMap { $0.isFinite ? .number($0) : nil } : nil
        case .message: return nil
        }
    }

    private var isNumber: Bool {
        !isQuoted && text.utf8.allSatisfy { "0123456789.eE+-".utf8.contains($0) }
            && text.utf8.first != UInt8(ascii: "+")
    }

    /// The form of values of a type.
    static func form(_ kind: FieldKind) -> String {
        switch kind {
        case .text, .map: "text without NUL"
        case .bytes(let isHex): isHex ? "hexadecimal digits" : "base64"
        case .name(let names): "one of " + names.joined(separator: ", ")
        case .time: "an RFC 3339 time, for example 2026-01-02T03:04:05Z"
        case .flag: "true or false"
        case .integer: "a whole number, without quotes"
        case .count: "a whole number of at least 0, without quotes"
        case .number: "a finite number, without quotes"
        case .message: "no value"
        }
    }
}

extension String {
    fileprivate var asciiUppercased: String {
        String(
            decoding: utf8.map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) ? $0 - 32 : $0 }, as: UTF8.self)
    }
}
