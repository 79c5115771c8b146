/// Merges some fields of a document into another one, as a JSON Merge Patch (RFC 7396) merges members.
///
/// It works on the encodings, so nothing of what is not named is read or lost.
package struct FieldMerge {
    /// Fields that are taken over: a scalar or a list whole, a message or a map by what is in it.
    private var tree = PathTree()
    private let message: Schema.Message
    private let schema: Schema

    /// A merge of a message.
    ///
    /// - Parameters:
    ///   - name: full name of the message.
    ///   - set: paths of fields to take over, for example `weight`, `metadata["team"]`.
    ///   - reset: paths of fields to reset to their defaults before any is taken over.
    ///   - ignored: outermost fields that are left as they are, whatever the paths say.
    /// - Throws: `JSONError` `unknownMessage`; `unknownKey` with the path that leads to no field.
    package init(
        _ name: String, set: [String], reset: [String] = [], ignoring ignored: Set<String> = [],
        of schema: Schema = .regent
    ) throws(JSONError) {
        guard let message = schema.messages[name] else {
            throw JSONError(code: .unknownMessage, message: "no message is named \(name)")
        }
        (self.message, self.schema) = (message, schema)
        for (paths, mark) in [(reset, PathTree.Mark.reset), (set, .set)] {
            for path in paths {
                let steps = try PathTree.steps(path)
                try check(steps, path)
                if case .field(let field)? = steps.first, ignored.contains(field) { continue }
                tree.insert(steps[...], mark)
            }
        }
    }

    /// A message with the fields of another one merged into it.
    ///
    /// - Throws: `JSONError` `malformed` for bytes that are no message.
    package func merged(_ stored: [UInt8], _ document: [UInt8]) throws(JSONError) -> [UInt8] {
        try merged(stored, document, tree, message)
    }

    /// The outermost fields of a message that are in a set; the others are left out.
    ///
    /// - Throws: `JSONError` `malformed` for bytes that are no message.
    package func only(_ kept: Set<String>, of stored: [UInt8]) throws(JSONError) -> [UInt8] {
        var fields = try WireFields(stored)
        let numbers = Set(message.fields.filter { kept.contains($0.name) }.map(\.number))
        fields.remove { !numbers.contains($0) }
        return fields.encoded()
    }

    /// Refuses steps that lead to no field.
    private func check(_ steps: [PathTree.Step], _ path: String) throws(JSONError) {
        var inner: Schema.Message? = message
        var last: Schema.Field?
        for step in steps {
            switch step {
            case .field(let name):
                // A list is replaced whole, and so is a time; no path leads into either.
                guard last?.isRepeated != true, let field = inner?.field(named: name) else {
                    throw JSONError(code: .unknownKey, message: "is not a field", path: path)
                }
                last = field
                inner = field.messageName.flatMap { schema.messages[$0] }
                if inner?.fullName == JSONRule.timestamp { inner = nil }
            case .key:
                guard let entry = inner, entry.isMapEntry, let value = entry.field(named: "value") else {
                    throw JSONError(code: .unknownKey, message: "is not an entry of a map", path: path)
                }
                last = value
                inner = value.messageName.flatMap { schema.messages[$0] }
            }
        }
    }

    private func merged(
        _ stored: [UInt8], _ document: [UInt8], _ tree: PathTree, _ message: Schema.Message
    ) throws(JSONError) -> [UInt8] {
        var (fields, wanted) = (try WireFields(stored), try WireFields(document))
        for field in message.fields {
            // A message that is meant is meant by what is in it.
            let isMeant = tree.isTaken && !wanted[field.number].isEmpty
            guard let below = tree.child(field.name, isTaken: isMeant) else { continue }
            if below.isReset { fields[field.number] = [] }
            guard below.isTaken || !below.children.isEmpty else { continue }
            let inner = field.messageName.flatMap { schema.messages[$0] }
            if let entry = inner, entry.isMapEntry {
                fields[field.number] = try entries(fields[field.number], wanted[field.number], below, entry)
            } else if let inner, !field.isRepeated, inner.fullName != JSONRule.timestamp {
                guard below.hasTaken || !fields[field.number].isEmpty else { continue }
                let last = (try fields[field.number].lastBytes, try wanted[field.number].lastBytes)
                fields[field.number] = [.bytes(try merged(last.0, last.1, below, inner))]
            } else {
                fields[field.number] = wanted[field.number]
            }
            clearOthers(of: field, in: message, &fields)
        }
        return fields.encoded()
    }

    /// Of a choice there is one member only.
    private func clearOthers(of field: Schema.Field, in message: Schema.Message, _ fields: inout WireFields) {
        guard !field.oneof.isEmpty, !fields[field.number].isEmpty else { return }
        for other in message.fields where other.oneof == field.oneof && other.number != field.number {
            fields[other.number] = []
        }
    }

    /// The entries of a map: those that are named are taken over, or go; of a map that is meant all are taken over.
    ///
    /// One pass over each map: a document may have half a million entries, and a thousand paths lead into them.
    private func entries(
        _ stored: [WireFields.Value], _ wanted: [WireFields.Value], _ tree: PathTree, _ entry: Schema.Message
    ) throws(JSONError) -> [WireFields.Value] {
        let (before, after) = (try MapEntries(stored), try MapEntries(wanted))
        var keys: [ExactText: PathTree] = [:]
        for (step, below) in tree.children { if case .key(let key) = step { keys[key] = below } }
        if tree.isTaken { for key in after.keys { keys[key] = (keys[key] ?? PathTree()).taken } }
        var entries = before.keys.compactMap { keys[$0] == nil ? before[$0] : nil }
        for (key, below) in keys.sorted(by: { $0.key.text.utf8.lexicographicallyPrecedes($1.key.text.utf8) }) {
            if below.isTaken {
                if let value = after[key] { entries.append(value) }
            } else if !below.children.isEmpty, !below.isReset || below.hasTaken {
                var kept = WireFields()
                kept[1] = [.bytes(Array(key.text.utf8))]
                let value = PathTree(children: [.field("value"): below])
                let old = below.isReset ? kept.encoded() : before[key]?.bytes ?? kept.encoded()
                entries.append(.bytes(try merged(old, after[key]?.bytes ?? [], value, entry)))
            } else if !below.isReset, let value = before[key] {
                entries.append(value)
            }
        }
        return entries
    }
}

/// The entries of a map by their keys, the last of each; keys are the same where their bytes are.
private struct MapEntries {
    /// Every key, in the order in which it was first there.
    private(set) var keys: [ExactText] = []
    private var values: [ExactText: WireFields.Value] = [:]

    /// - Throws: `JSONError` `malformed`.
    init(_ entries: [WireFields.Value]) throws(JSONError) {
        for entry in entries {
            let key = ExactText(try entry.entryKey)
            if values.updateValue(entry, forKey: key) == nil { keys.append(key) }
        }
    }

    subscript(key: ExactText) -> WireFields.Value? { values[key] }
}

extension [WireFields.Value] {
    /// What the last one holds; nothing where there is none.
    ///
    /// - Throws: `JSONError` `malformed` for a number.
    fileprivate var lastBytes: [UInt8] {
        get throws(JSONError) {
            guard let last else { return [] }
            guard let bytes = last.bytes else { throw WireFields.malformed }
            return bytes
        }
    }
}
