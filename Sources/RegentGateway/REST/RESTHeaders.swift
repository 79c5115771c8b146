/// The headers of a request that become fields of its `Mutation`.
package struct RESTHeaders: Sendable, Hashable {
    /// `Idempotency-Key`; a repeat with the same key and content has the same answer.
    package var idempotencyKey: String?
    /// `If-Match`: the etag that the document must have; `*` for any.
    package var ifMatch: String?
    /// `If-None-Match`; `*` = the document must not exist yet.
    package var ifNoneMatch: String?

    /// The headers as they stand in the request; quotes around a value are left out.
    package init(idempotencyKey: String? = nil, ifMatch: String? = nil, ifNoneMatch: String? = nil) {
        self.idempotencyKey = idempotencyKey.map(Self.unquoted)
        self.ifMatch = ifMatch.map(Self.unquoted)
        self.ifNoneMatch = ifNoneMatch.map(Self.unquoted)
    }

    /// What the etag of the mutation is; nil where no header says it.
    var etag: String? {
        if ifNoneMatch == "*" { return Self.absent }
        return ifMatch == "*" ? nil : ifMatch
    }

    /// The etag of what does not exist (common.proto).
    private static let absent = "0000000000000000"

    private static func unquoted(_ text: String) -> String {
        let inner = text.dropFirst().dropLast()
        return text.count >= 2 && text.hasPrefix("\"") && text.hasSuffix("\"") ? String(inner) : text
    }
}
