package import RegentMessages
import RegentText

/// A document as the text that an editor gets, and back.
package enum EditableText<D: Document> {
    /// What the daemon fills, whatever the text says.
    private static var outputOnly: Set<String> { Set(D.outputOnlyFields) }

    private static var fields: [Schema.Field] { Schema.regent.messages[D.fullName]?.fields ?? [] }

    /// The document as YAML, each field with the comment of the .proto.
    package static func text(of document: D) -> String {
        let members = document.jsonValue
        let lines = fields.filter { !outputOnly.contains($0.name) }.compactMap { field in
            members[field.name].map { value in
                field.comment.split(whereSeparator: \.isNewline).map { "#\($0.first == " " ? "" : " ")\($0)\n" }
                    .joined()
                    + value.yaml(key: field.name, indent: "")
            }
        }
        return "# \(document.name) as of revision \(document.revision).\n"
            + "# A field that is left out gets its default; the name cannot be changed.\n" + lines.joined()
    }

    /// The document that a file holds.
    ///
    /// - Throws: `ManifestError` naming the file and the field.
    package static func document(
        in bytes: [UInt8], of path: String, over stored: D
    ) throws(ManifestError) -> D {
        let documents = try ManifestFile.documents(in: bytes, of: path)
        guard let document = documents.first, documents.count == 1 else {
            throw ManifestError(.malformed, "the file must hold one document", places: [path])
        }
        guard document.name == stored.name else {
            throw ManifestError(
                .name, "name: \"\(document.name)\" is not \(stored.name), and a name cannot be changed",
                places: [document.place])
        }
        do throws(JSONError) {
            return try D(json: .object(document.members.filter { !outputOnly.contains($0.key) }))
        } catch {
            throw ManifestError(.field, "\(error.path): \(error.message)", places: [document.place])
        }
    }

    /// The fields that differ, without those that every change changes.
    ///
    /// - Throws: `JSONError` for a document that the schema does not have.
    package static func changes(from stored: D, to wanted: D) throws(JSONError) -> [FieldChange] {
        var room = Int.max
        let changes = try FieldChanges(
            from: stored.encoded(), to: wanted.encoded(), as: D.fullName, room: &room)
        return changes.changes.filter { !outputOnly.contains($0.path) }
    }
}

extension JSONValue {
    /// As a YAML document, texts in quotes, so that each reader of YAML takes them for the same.
    package var yaml: String { lines(indent: "").joined() }

    /// Lines of YAML, each behind an indent.
    private func lines(indent: String) -> [String] {
        switch self {
        case .object(let members) where !members.isEmpty:
            members.flatMap { member -> [String] in
                let key = indent + Self.key(member.key) + ":"
                guard member.value.isNested else { return ["\(key) \(member.value.text().printableJSON)\n"] }
                return [key + "\n"] + member.value.lines(indent: indent + "  ")
            }
        case .array(let elements) where !elements.isEmpty:
            elements.flatMap { element -> [String] in
                var lines = element.lines(indent: indent + "  ")
                // The dash takes the place of the last two blanks.
                lines[0] = indent + "- " + lines[0].dropFirst(indent.count + 2)
                return lines
            }
        default: [indent + text().printableJSON + "\n"]
        }
    }

    /// Whether it takes lines of its own.
    private var isNested: Bool {
        switch self {
        case .object(let members): !members.isEmpty
        case .array(let elements): !elements.isEmpty
        default: false
        }
    }

    /// As a member of a YAML document, texts in quotes, so that each reader of YAML takes them for the same.
    fileprivate func yaml(key: String, indent: String) -> String {
        let inner = indent + "  "
        switch self {
        case .object(let members) where !members.isEmpty:
            return "\(indent)\(key):\n" + members.map { $0.value.yaml(key: Self.key($0.key), indent: inner) }.joined()
        case .array(let elements) where !elements.isEmpty:
            return "\(indent)\(key):\n" + elements.map { "\(inner)- \($0.text().printableJSON)\n" }.joined()
        default: return "\(indent)\(key): \(text().printableJSON)\n"
        }
    }

    private static func key(_ key: String) -> String { JSONValue.string(key).text().printableJSON }
}
