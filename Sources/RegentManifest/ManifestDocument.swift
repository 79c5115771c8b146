package import RegentMessages
import RegentModel

/// One document of a manifest: a resource as it should be.
package struct ManifestDocument: Sendable {
    /// File and place in it, from 1, for example "providers.yaml, document 2 (line 7)".
    package let place: String
    /// The resource's fields.
    package let members: [JSONValue.Member]

    /// Resource name.
    package var name: String { JSONValue.object(members)["name"]?.string ?? "" }

    /// The document as Apply takes it: its fields, and which of them are meant.
    ///
    /// - Throws: `ManifestError` naming document and field.
    package func applied(in schema: Schema) throws(ManifestError) -> AppliedDocument {
        let message = try message(in: schema)
        var paths = MeantFields(schema)
        let said = members.filter { $0.key != "name" && $0.key != "etag" }
        let kept = paths.add(said, of: message, under: "")
        let etag = JSONValue.object(members)["etag"]
        guard etag == nil || etag?.string != nil else {
            throw ManifestError(.field, "etag is not a text; put it in quotes", places: [place, "etag"])
        }
        do throws(JSONError) {
            let content = try JSONTranscoder(schema).encoding(of: .object(kept), as: message.fullName)
            return AppliedDocument(
                name: name, content: content, setPaths: paths.set, resetPaths: paths.reset, etag: etag?.string ?? "")
        } catch {
            throw ManifestError(.field, error.message, places: [place, error.path])
        }
    }

    private func message(in schema: Schema) throws(ManifestError) -> Schema.Message {
        guard !name.isEmpty else { throw ManifestError(.name, "name is missing", places: [place, "name"]) }
        let known = schema.messages.values.filter { $0.resource?.isDeclarative == true }
        let found = known.first { message in
            message.resource.map { (try? ResourceName(name, matching: $0.pattern)) != nil } ?? false
        }
        guard let found else {
            let patterns = known.compactMap(\.resource?.pattern).sorted().joined(separator: ", ")
            throw ManifestError(
                .name, "\(name) is not the name of a resource that can be applied", places: [place, "name"],
                hint: "names have one of the forms " + patterns)
        }
        return found
    }
}

/// Which fields a document means: those that it sets, and those that are null in it.
private struct MeantFields {
    private(set) var set: [String] = []
    private(set) var reset: [String] = []
    private let schema: Schema

    init(_ schema: Schema) { self.schema = schema }

    /// Takes members of a message; gives those that are not null.
    mutating func add(
        _ members: [JSONValue.Member], of message: Schema.Message, under path: String
    ) -> [JSONValue.Member] {
        members.compactMap { member in
            // A key that is no field is refused by name when the document is encoded.
            guard let field = message.field(named: member.key) else { return member }
            return add(member, field, path.isEmpty ? field.name : "\(path).\(field.name)")
        }
    }

    private mutating func add(
        _ member: JSONValue.Member, _ field: Schema.Field, _ path: String
    ) -> JSONValue.Member? {
        if member.value == .null {
            reset.append(path)
            return nil
        }
        var inner: Schema.Message?
        if case .message(let name) = field.type, name != Timestamp.fullName { inner = schema.messages[name] }
        guard let inner, let members = member.value.members, inner.isMapEntry || !field.isRepeated else {
            set.append(path)
            return member
        }
        guard inner.isMapEntry else {
            if members.isEmpty { set.append(path) }
            return JSONValue.Member(member.key, .object(add(members, of: inner, under: path)))
        }
        guard let value = inner.field(named: "value") else { return member }
        let entries = members.compactMap { entry in
            add(entry, value, "\(path)[\(JSONValue.string(entry.key).text())]")
        }
        return JSONValue.Member(member.key, .object(entries))
    }
}
