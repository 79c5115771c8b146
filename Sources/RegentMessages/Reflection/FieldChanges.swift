/// The fields of a message that differ between two of its states, in order of their numbers.
///
/// An absent state, or an absent message in one, is held against a message of defaults, so that a new resource shows
/// what it was given and not every zero.
package struct FieldChanges: Sendable {
    /// Longest text of a value; what is longer is cut.
    package static let valueBytesMax = 1_024

    /// Those that fit.
    package private(set) var changes: [FieldChange] = []
    /// Number of those that did not fit.
    package private(set) var omitted: UInt32 = 0

    private var room: Int
    private let schema: Schema

    /// Compares two states.
    ///
    /// - Parameters:
    ///   - old: the encoded message before; nil where there was none.
    ///   - new: the encoded message after; nil if there is none.
    ///   - name: full name of the message.
    ///   - room: bytes that all changes may take; what they take is subtracted.
    /// - Throws: `JSONError` for bytes that are not the message.
    package init(
        from old: [UInt8]?, to new: [UInt8]?, as name: String, room: inout Int, of schema: Schema = .regent
    ) throws(JSONError) {
        (self.room, self.schema) = (room, schema)
        let transcoder = JSONTranscoder(schema)
        var values: [JSONValue?] = []
        for state in [old, new] {
            if let state { values.append(try transcoder.value(state, as: name)) } else { values.append(nil) }
        }
        if values[0] != values[1] { try compare(name, values[0], values[1], "") }
        room = self.room
    }

    /// Compares two messages of a type.
    private mutating func compare(
        _ name: String, _ old: JSONValue?, _ new: JSONValue?, _ path: String
    ) throws(JSONError) {
        guard let message = schema.messages[name] else { return }
        let defaults = try JSONTranscoder(schema).value([], as: name)
        for field in message.fields {
            let (from, to) = (old?[field.name], new?[field.name])
            let zero = defaults[field.name]
            guard from ?? zero != to ?? zero else { continue }
            try compare(field, from?.ifPresent, to?.ifPresent, JSONRule.path(path, field.name))
        }
    }

    /// Compares two values of a field that differ.
    private mutating func compare(
        _ field: Schema.Field, _ old: JSONValue?, _ new: JSONValue?, _ path: String
    ) throws(JSONError) {
        guard field.isRepeated else { return try compareOne(field, old, new, path) }
        if let entry = field.messageName.flatMap({ schema.messages[$0] }), entry.isMapEntry {
            guard let value = entry.field(named: "value") else { return }
            let (from, to) = (Self.entries(old), Self.entries(new))
            let keys = Set(from.keys).union(to.keys)
            for key in keys.sorted(by: { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) })
            where from[key] != to[key] {
                try compareOne(value, from[key], to[key], "\(path)[\(JSONValue.string(key.text).text())]")
            }
            return
        }
        let (from, to) = (old?.elements ?? [], new?.elements ?? [])
        for index in 0..<max(from.count, to.count) {
            let (before, after) = (index < from.count ? from[index] : nil, index < to.count ? to[index] : nil)
            if before != after { try compareOne(field, before, after, "\(path)[\(index)]") }
        }
    }

    /// The entries of a map by their keys: an earlier release stored maps of tens of thousands.
    private static func entries(_ map: JSONValue?) -> [ExactText: JSONValue] {
        Dictionary((map?.members ?? []).map { (ExactText($0.key), $0.value) }) { first, _ in first }
    }

    /// Compares two single values that differ.
    private mutating func compareOne(
        _ field: Schema.Field, _ old: JSONValue?, _ new: JSONValue?, _ path: String
    ) throws(JSONError) {
        let count = changes.count + Int(omitted)
        if let name = field.messageName, name != JSONRule.timestamp { try compare(name, old, new, path) }
        // A message that holds nothing but defaults came or went.
        if count == changes.count + Int(omitted) { add(path, old, new) }
    }

    private mutating func add(_ path: String, _ old: JSONValue?, _ new: JSONValue?) {
        let (before, after) = (Self.text(old), Self.text(new))
        let change = FieldChange(
            path: path, oldValue: before.text, newValue: after.text, truncated: before.isCut || after.isCut)
        let byteCount = change.encodedByteCount
        // What follows something omitted is omitted too, or a reader would see gaps.
        guard omitted == 0, byteCount <= room else {
            omitted += 1
            return
        }
        room -= byteCount
        changes.append(change)
    }

    private static func text(_ value: JSONValue?) -> (text: String, isCut: Bool) {
        guard let text = value?.text() else { return ("", false) }
        guard text.utf8.count > valueBytesMax else { return (text, false) }
        var end = text.utf8.index(text.utf8.startIndex, offsetBy: valueBytesMax)
        while end.samePosition(in: text.unicodeScalars) == nil { end = text.utf8.index(before: end) }
        return (String(text.unicodeScalars[..<end]), true)
    }
}

extension JSONValue {
    /// nil for null, which is what an absent field is.
    fileprivate var ifPresent: JSONValue? { self == .null ? nil : self }
}
