internal import RegentMessages

/// What headers say of an answer, read from its bytes without the rest of it.
struct AnswerFacts {
    /// The etag of its document; nil where it has none, or several.
    let etag: String?
    /// Where the next page begins; nil on the last one, and where there are no pages.
    let nextPage: String?

    init(_ message: [UInt8], of method: MethodDescriptor) {
        let type = method.responseType
        let fields = Schema.regent.messages[type]?.fields ?? []
        let documents = fields.filter { field in
            guard case .message = field.type else { return false }
            return !field.isRepeated
        }
        etag = documents.lazy.compactMap { Self.text([$0.name, "etag"], in: message, type) }.first
        nextPage = Self.text(["next_page_token"], in: message, type)
    }

    /// The text of a field; nil where it is empty, or no such field.
    private static func text(_ words: [String], in message: [UInt8], _ type: String) -> String? {
        guard let path = FieldPath(words, in: type), !path.isRepeated, path.kind == .text,
            case .text(let text)? = path.values(in: message, countingDefaults: false).first
        else { return nil }
        return text.isEmpty ? nil : text
    }
}
