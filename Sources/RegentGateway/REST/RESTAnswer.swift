internal import RegentMessages
package import RegentRPC

/// An answer of HTTP.
package struct RESTAnswer: Sendable, Hashable {
    /// Status of HTTP.
    package let status: Int
    /// Headers besides those of the body.
    package private(set) var headers: [Header] = []
    /// JSON in UTF-8.
    package let body: [UInt8]

    /// A header.
    package struct Header: Sendable, Hashable {
        /// Name.
        package let name: String
        /// Value.
        package let value: String
    }

    /// The type of every body.
    package static let contentType = "application/json"

    init(status: Int, body: JSONValue) {
        self.status = status
        self.body = Array(body.text().utf8)
    }

    /// Adds a header where there is a value, which must be printable ASCII.
    mutating func add(_ name: String, _ value: String?) {
        guard let value, value.utf8.allSatisfy({ (0x20..<0x7f).contains($0) }) else { return }
        headers.append(Header(name: name, value: value))
    }

    /// The answer to a failed call: as in the Connect protocol, with its reason, and the fields that are wrong.
    ///
    /// - Parameter name: what a field of the request message is called at this path.
    package init(_ error: RPCError, name: (String) -> String = { $0 }) {
        let code = ConnectCode(error.code)
        let violations = error.fieldViolations.map { violation in
            JSONValue.object([
                .init("field", .string(name(violation.field))), .init("description", .string(violation.description)),
            ])
        }
        let field = error.metadata["field"] ?? error.fieldViolations.first?.field
        let metadata = error.metadata.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        var members = ErrorAnswer.body(error).members ?? []
        members.append(.init("reason", .string(error.reason)))
        if let field { members.append(.init("field", .string(name(field)))) }
        members += [
            .init("metadata", .object(metadata.map { .init($0.key, .string($0.value)) })),
            .init("violations", .array(violations)),
        ]
        self.init(status: code.httpStatus, body: .object(members))
        let seconds = error.retryAfter.map { String(max(1, Int(($0 / .seconds(1)).rounded(.up)))) }
        add("Retry-After", seconds)
    }
}
