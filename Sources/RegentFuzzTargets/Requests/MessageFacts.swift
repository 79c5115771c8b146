import RegentMessages
import RegentModel

/// What a message holds, found by the descriptors of its fields.
struct MessageFacts {
    /// A text and the field it is of.
    struct Text {
        let field: String
        let text: String
    }

    /// Texts, the keys and values of maps among them.
    private(set) var texts: [Text] = []
    /// Ledger revisions.
    private(set) var revisions: [UInt64] = []
    /// Etags by resource name.
    private(set) var etags: [String: String] = [:]
    /// Names of the resources whose ledger entries it shows.
    private(set) var entryResources: [String] = []
    /// Paths of doubles that are not finite.
    private(set) var notFinite: [String] = []

    private static let schema = Schema.regent
    private static let resourceTypes: [String: Schema.Message] = {
        let resources = schema.messages.values.compactMap { message in
            message.resource.map { ($0.kind, message) }
        }
        return Dictionary(uniqueKeysWithValues: resources)
    }()

    /// What an encoded message holds.
    ///
    /// - Throws: `Finding` for bytes that are no such message.
    init(_ bytes: [UInt8], as type: String) throws(Finding) { try read(bytes, as: type, "") }

    /// Texts that are no message.
    init(texts: [String]) { self.texts = texts.map { Text(field: "", text: $0) } }

    /// Whether a text of the message holds a word, whatever its case.
    func says(_ word: String) -> Bool { texts.contains { $0.text.lowercased().contains(word) } }

    private mutating func read(_ bytes: [UInt8], as type: String, _ path: String) throws(Finding) {
        guard let message = Self.schema.messages[type] else { throw Finding("no message is named \(type)") }
        let value = try accepted("\(path) is no \(type)") { try JSONTranscoder().value(bytes, as: type) }
        try read(value, message, path)
    }

    private mutating func read(_ value: JSONValue, _ message: Schema.Message, _ path: String) throws(Finding) {
        // A refusal names what its caller had asked for.
        guard message.fullName != RecordedDenial.fullName, message.fullName != Timestamp.fullName else { return }
        for member in value.members ?? [] {
            guard let field = message.field(named: member.key) else { continue }
            let below = path.isEmpty ? field.name : "\(path).\(field.name)"
            if !field.isRepeated {
                try read(member.value, field, below)
            } else if case .message(let name) = field.type, let entry = Self.schema.messages[name], entry.isMapEntry {
                for pair in member.value.members ?? [] {
                    texts.append(Text(field: "key", text: pair.key))
                    try read(pair.value, entry.fields[1], below)
                }
            } else {
                for element in member.value.elements ?? [] { try read(element, field, below) }
            }
        }
        if message.resource != nil, let name = value["name"]?.string, let etag = value["etag"]?.string {
            etags[name] = etag
        }
        if message.fullName == LedgerEntry.fullName { try readEntry(value, path) }
    }

    private mutating func read(_ value: JSONValue, _ field: Schema.Field, _ path: String) throws(Finding) {
        switch field.type {
        case .message(let name):
            if let message = Self.schema.messages[name] { try read(value, message, path) }
        case .string: texts.append(Text(field: field.name, text: value.string ?? ""))
        case .uint64 where field.name.hasSuffix("revision"): revisions.append(value.uint64 ?? 0)
        case .double:
            if let word = value.string { notFinite.append("\(path) is \(word)") }
        default: break
        }
    }

    /// The payload of a ledger entry is the resource as it was.
    private mutating func readEntry(_ value: JSONValue, _ path: String) throws(Finding) {
        guard let resource = value["resource"]?.string, !resource.isEmpty else { return }
        entryResources.append(resource)
        guard let payload = value["payload"]?.string.flatMap({ Base64Text.bytes($0) }), !payload.isEmpty,
            let kind = try? ResourceName(resource).kind, let type = Self.resourceTypes[kind]
        else { return }
        try read(payload, as: type.fullName, "\(path).payload(\(resource))")
    }
}
