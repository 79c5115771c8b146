internal import RegentMessages

/// What headers say of an answer.
struct AnswerFacts {
    /// The etag of its document; nil where it has none, or several.
    let etag: String?
    /// Where the next page begins; nil on the last one, and where there are no pages.
    let nextPage: String?

    init(_ message: [UInt8], of method: MethodDescriptor) {
        let answer = try? JSONTranscoder().value(message, as: method.responseType)
        let etags = answer?.members?.compactMap { $0.value["etag"]?.string } ?? []
        etag = etags.first { !$0.isEmpty }
        nextPage = answer?["next_page_token"]?.string.flatMap { $0.isEmpty ? nil : $0 }
    }
}
