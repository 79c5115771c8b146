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
        for (step, below) in tree.children {
            guard case .field(let name) = step, let field = message.field(named: name) else { continue }
            if below.isReset { fields[field.number] = [] }
            guard below.isTaken || !below.children.isEmpty else { continue }
            let inner = field.messageName.flatMap { schema.messages[$0] }
            if let entry = inner, entry.isMapEntry {
                fields[field.number] = try entries(fields[field.number], wanted[field.number], below, entry)
            } else if let inner, !field.isRepeated, inner.fullName != JSONRule.timestamp {
                guard below.hasTaken || !fields[field.number].isEmpty else { continue }
                let last = (fields[field.number].last?.bytes ?? [], wanted[field.number].last?.bytes ?? [])
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

    /// The entries of a map: those that are named are taken over, or go.
    private func entries(
        _ stored: [WireFields.Value], _ wanted: [WireFields.Value], _ tree: PathTree, _ entry: Schema.Message
    ) throws(JSONError) -> [WireFields.Value] {
        var entries = stored
        for (step, below) in tree.children {
            guard case .key(let exact) = step else { continue }
            let key = exact.text
            let before = try entries.last(of: key)
            let after = try wanted.last(of: key)
            try entries.removeAll(of: key)
            if below.isTaken {
                if let after { entries.append(after) }
            } else if !below.children.isEmpty, !below.isReset || below.hasTaken {
                var kept = WireFields()
                kept[1] = [.bytes(Array(key.utf8))]
                let value = PathTree(children: [.field("value"): below])
                let old = below.isReset ? kept.encoded() : before?.bytes ?? kept.encoded()
                entries.append(.bytes(try merged(old, after?.bytes ?? [], value, entry)))
            } else if !below.isReset, let before {
                entries.append(before)
            }
        }
        return entries
    }
}

extension [WireFields.Value] {
    /// The last entry of a map with a key.
    fileprivate func last(of key: String) throws(JSONError) -> WireFields.Value? {
        for entry in reversed() where try entry.isEntry(of: key) { return entry }
        return nil
    }

    fileprivate mutating func removeAll(of key: String) throws(JSONError) {
        var kept: Self = []
        for entry in self where try !entry.isEntry(of: key) { kept.append(entry) }
        self = kept
    }
}
