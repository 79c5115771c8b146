/// A field of a message or of one within it, found by name; reads its values from the encoded message.
package struct FieldPath: Sendable, Hashable {
    /// The type of one value.
    package let kind: FieldKind
    /// Whether it can have more than one value, because it or a message above it is repeated.
    package let isRepeated: Bool

    private let steps: [Step]

    /// One step from a message to what lies in it.
    private enum Step: Sendable, Hashable {
        /// To a field.
        case field(Schema.Field)
        /// From a map to the value of a key; the field is the value of its entries.
        case key(String, value: Schema.Field)
    }

    /// The field that words lead to; nil if there is none.
    ///
    /// - Parameters:
    ///   - words: proto names of fields from the outermost message on; after a map, a key.
    ///   - message: full name of the outermost message.
    package init?(_ words: [String], in message: String, of schema: Schema = .regent) {
        var (steps, isRepeated): ([Step], Bool) = ([], false)
        var (inner, last) = (schema.messages[message], Schema.Field?.none)
        var rest = words[...]
        while let word = rest.popFirst() {
            guard let field = inner?.field(named: word) else { return nil }
            steps.append(.field(field))
            (inner, last) = (field.messageName.flatMap { schema.messages[$0] }, field)
            if let entry = inner, entry.isMapEntry {
                guard let key = rest.popFirst() else { continue }
                guard let value = entry.field(named: "value") else { return nil }
                steps.append(.key(key, value: value))
                (inner, last) = (value.messageName.flatMap { schema.messages[$0] }, value)
            } else if field.isRepeated {
                isRepeated = true
            }
            // A time is one value here, whatever it is made of.
            if inner?.fullName == JSONRule.timestamp { inner = nil }
        }
        guard let last else { return nil }
        self.kind = FieldKind(last, schema)
        self.isRepeated = isRepeated || kind == .map
        self.steps = steps
    }

    /// Values in an encoded message, in its order; none where the field, or a message above it, is absent.
    ///
    /// Bytes that are not the message have no values: what is stored was decoded before.
    /// - Parameter countingDefaults: whether a plain field that is not on the wire has its zero value.
    package func values(in message: [UInt8], countingDefaults: Bool = true) -> [FieldValue] {
        values(steps[...], FieldReader(message), 0..<message.count, countingDefaults)
    }

    private func values(
        _ steps: ArraySlice<Step>, _ reader: FieldReader, _ range: Range<Int>, _ countingDefaults: Bool
    ) -> [FieldValue] {
        guard case .field(var field) = steps.first else { return [] }
        var (rest, found) = (steps.dropFirst(), reader.occurrences(of: field.number, in: range))
        var hasDefault = countingDefaults
        if case .key(let key, let value) = rest.first {
            guard let entry = reader.entry(key, of: found) else { return [] }
            found = reader.occurrences(of: value.number, in: entry)
            // The entry is there: a value that is not on the wire is its zero.
            (rest, field, hasDefault) = (rest.dropFirst(), value, true)
        }
        let current = field.isRepeated ? found[...] : found.suffix(1)
        guard rest.isEmpty else {
            return current.flatMap { occurrence in
                guard case .range(let inner) = occurrence else { return [FieldValue]() }
                return values(rest, reader, inner, countingDefaults)
            }
        }
        if kind == .map { return current.compactMap(reader.key) }
        if field.isRepeated { return current.flatMap { reader.elements(field, $0) } }
        if let last = current.last { return reader.value(field, last).map { [$0] } ?? [] }
        return hasDefault ? reader.zero(field).map { [$0] } ?? [] : []
    }
}
