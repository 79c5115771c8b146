package import RegentMessages

/// A field held against a value.
package struct FieldComparison<Field: FilterField>: Sendable, Hashable {
    /// How a field is held against a value.
    package typealias Relation = FilterRelation

    /// The field.
    package let field: Field
    /// How.
    package let relation: FilterRelation
    /// Against what; of the type of the field's values.
    package let value: FieldValue

    init(field: Field, relation: FilterRelation, value: FieldValue) {
        self.field = field
        self.relation = relation
        self.value = value
    }

    /// Whether the values of a field satisfy it.
    ///
    /// - Parameter isPresent: whether the field is there; only asked where the comparison is about that.
    package func holds(among values: [FieldValue], isPresent: @autoclosure () -> Bool) -> Bool {
        switch relation {
        case .present: isPresent()
        case .equal: values.contains { $0.isEqual(to: value) }
        case .notEqual: !values.contains { $0.isEqual(to: value) }
        case .less: values.contains { $0.precedes(value) }
        case .lessOrEqual: values.contains { $0.precedes(value) || $0.isEqual(to: value) }
        case .greater: values.contains { value.precedes($0) }
        case .greaterOrEqual: values.contains { value.precedes($0) || $0.isEqual(to: value) }
        case .has:
            field.isRepeated ? values.contains { $0.isEqual(to: value) } : values.contains { $0.contains(value) }
        }
    }
}

/// A field of a document held against a value.
package typealias Comparison = FieldComparison<DocumentField>

/// How a field is held against a value.
package enum FilterRelation: String, Sendable, CaseIterable {
    case equal = "="
    /// The opposite of `equal`, so also where the field is absent.
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    /// A text contains the value; of several values one equals it; a map has the key.
    case has = ":"
    /// The field is there, whatever its value.
    case present = ":*"
}

extension FieldComparison where Field == DocumentField {
    /// Whether a document satisfies it.
    package func holds(for document: DocumentFields) -> Bool {
        guard relation != .present else { return field.isPresent(in: document) }
        return holds(among: field.values(in: document), isPresent: true)
    }
}

extension FieldValue {
    /// Whether both are the same value; texts by their bytes, numbers as IEEE 754 has it.
    package func isEqual(to other: FieldValue) -> Bool {
        switch (self, other) {
        case (.number(let one), .number(let two)): one == two
        case (.text(let one), .text(let two)): one.utf8.elementsEqual(two.utf8)
        default: self == other
        }
    }

    /// Whether it comes before another one of the same type; texts by their bytes, false before true. False for what
    /// has no order.
    package func precedes(_ other: FieldValue) -> Bool {
        switch (self, other) {
        case (.text(let one), .text(let two)): one.utf8.lexicographicallyPrecedes(two.utf8)
        case (.integer(let one), .integer(let two)): one < two
        case (.count(let one), .count(let two)): one < two
        case (.number(let one), .number(let two)): one < two
        case (.flag(let one), .flag(let two)): !one && two
        case (.time(let one), .time(let two)): (one.seconds, one.nanos) < (two.seconds, two.nanos)
        default: false
        }
    }

    /// Whether a text contains another one, byte by byte.
    fileprivate func contains(_ other: FieldValue) -> Bool {
        guard case (.text(let text), .text(let part)) = (self, other) else { return false }
        return text.utf8.contains(part.utf8)
    }
}

extension String.UTF8View {
    /// Whether some bytes stand in it one after the other.
    ///
    /// One pass, whatever both are: a filter is held against up to 32 MiB, and by whoever may read them.
    /// - Source: Knuth, Morris and Pratt, "Fast pattern matching in strings", SIAM J. Comput. 6 (1977)
    fileprivate func contains(_ other: String.UTF8View) -> Bool {
        let (text, part) = (span, other.span)
        guard !part.isEmpty else { return true }
        // Of each beginning of the part: how much of the part it ends with, itself left out.
        var borders = [0]
        var length = 0
        for place in 1..<part.count {
            while length > 0, part[place] != part[length] { length = borders[length - 1] }
            if part[place] == part[length] { length += 1 }
            borders.append(length)
        }
        length = 0
        for place in text.indices {
            while length > 0, text[place] != part[length] { length = borders[length - 1] }
            if text[place] == part[length] { length += 1 }
            if length == part.count { return true }
        }
        return false
    }
}
