package import RegentMessages

/// In which order a list has its documents: by fields, then by name, whatever its case, in the direction of the last
/// field.
///
/// Absent values come before all others, false before true, and the names of enums by the alphabet; texts are compared
/// by their first `textBytesMax` bytes, times by their microseconds. That is the order of the indexes, which serve both
/// directions because the names turn with the fields.
package struct Order: Sendable, Hashable {
    /// Most fields.
    package static let fieldsMax = 3
    /// Bytes by which texts are compared, so that the position of a page token is bounded.
    package static let textBytesMax = 512
    /// Longest text.
    package static let bytesMax = 512

    /// As it was written.
    package let text: String
    /// By what, the first counting most; none: by name alone.
    package let terms: [Term]

    /// A field with its direction.
    package struct Term: Sendable, Hashable {
        /// The field.
        package let field: DocumentField
        /// From the greatest value to the least.
        package let isDescending: Bool
    }

    /// By name alone.
    package static let byName = Order(text: "", terms: [])

    private init(text: String, terms: [Term]) {
        self.text = text
        self.terms = terms
    }

    /// Reads an order of documents of a kind, for example "state, create_time desc"; empty text is by name.
    ///
    /// - Throws: `Refusal` FILTER_INVALID with the field and its place in the text.
    package init(_ text: String, of type: any Document.Type) throws(Refusal) {
        guard text.utf8.count <= Self.bytesMax else {
            throw .invalidFilter("order_by", "must have at most \(Self.bytesMax) bytes", term: "", at: 0)
        }
        var (terms, place) = ([Term](), 0)
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        for part in parts where !(parts.count == 1 && part.allSatisfy(\.isWhitespace)) {
            let term = try Self.term(part, at: place, of: type)
            guard !terms.contains(where: { $0.field == term.field }) else {
                throw .invalidFilter("order_by", "appears twice", term: term.field.name, at: place)
            }
            terms.append(term)
            place += part.utf8.count + 1
        }
        guard terms.count <= Self.fieldsMax else {
            throw .invalidFilter("order_by", "must have at most \(Self.fieldsMax) fields", term: "", at: 0)
        }
        // No two documents have the same name: nothing after it counts.
        if let index = terms.firstIndex(where: { $0.field.name == "name" }) {
            terms.removeSubrange((index + 1)...)
            if let last = terms.popLast(), last.isDescending != (terms.last?.isDescending ?? false) {
                terms.append(last)
            }
        }
        self.init(text: text, terms: terms)
    }

    private static func term(
        _ text: Substring, at place: Int, of type: any Document.Type
    ) throws(Refusal) -> Term {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard let name = words.first, words.count <= 2, ["asc", "desc"].contains(words.dropFirst().first ?? "asc")
        else {
            throw .invalidFilter(
                "order_by", "expected a field, optionally followed by desc",
                term: text.trimmed, at: place)
        }
        let path = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard let field = DocumentField(path, of: type) else {
            throw .invalidFilter("order_by", "is not a field of \(type.fullName)", term: String(name), at: place)
        }
        guard !field.isRepeated, field.kind.isOrdered else {
            throw .invalidFilter(
                "order_by", "has more than one value, so a list cannot be ordered by it", term: field.name, at: place)
        }
        return Term(field: field, isDescending: words.count == 2 && words[1] == "desc")
    }
}

extension Order {
    /// The position of a document in an order.
    package struct Position: Sendable, Hashable {
        /// Its values of the order's fields; nil where one is absent.
        package let values: [FieldValue?]
        /// Its name.
        package let name: String

        /// A position, by its parts.
        package init(values: [FieldValue?], name: String) {
            self.values = values
            self.name = name
        }
    }

    /// The position of a document.
    package func position(of document: DocumentFields, name: String) -> Position {
        Position(values: terms.map { $0.field.values(in: document).first?.cut }, name: name)
    }

    /// Whether one position comes before another one.
    package func precedes(_ one: Position, _ two: Position) -> Bool {
        // A term for the name comes last, and names are compared below, whatever their case.
        for (term, values) in zip(terms, zip(one.values, two.values)) where term.field.name != "name" {
            if Self.precedes(values.0, values.1) { return !term.isDescending }
            if Self.precedes(values.1, values.0) { return term.isDescending }
        }
        let names = (one.name.asciiLowercased.utf8, two.name.asciiLowercased.utf8)
        return isNameDescending
            ? names.1.lexicographicallyPrecedes(names.0) : names.0.lexicographicallyPrecedes(names.1)
    }

    /// Whether names descend where the fields are the same.
    package var isNameDescending: Bool { terms.last?.isDescending ?? false }

    private static func precedes(_ one: FieldValue?, _ two: FieldValue?) -> Bool {
        switch (one, two) {
        case (_, nil): false
        case (nil, _): true
        // Every NaN is the same, and greater than all numbers: a sort needs a total order.
        case (.number(let one), .number(let two)) where one.isNaN || two.isNaN: !one.isNaN
        case (let one?, let two?): one.precedes(two)
        }
    }
}

extension FieldValue {
    /// As it counts in an order.
    fileprivate var cut: FieldValue {
        if case .time(let time) = self { return .time(Timestamp(microseconds: time.microseconds)) }
        guard case .text(let text) = self, text.utf8.count > Order.textBytesMax else { return self }
        var end = text.utf8.index(text.utf8.startIndex, offsetBy: Order.textBytesMax)
        while end.samePosition(in: text.unicodeScalars) == nil { end = text.utf8.index(before: end) }
        return .text(String(text.unicodeScalars[..<end]))
    }
}

extension FieldKind {
    /// Whether values have an order.
    fileprivate var isOrdered: Bool {
        switch self {
        case .text, .integer, .count, .number, .flag, .name, .time: true
        case .bytes, .message, .map: false
        }
    }
}

extension Substring {
    fileprivate var trimmed: String {
        var rest = self
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
