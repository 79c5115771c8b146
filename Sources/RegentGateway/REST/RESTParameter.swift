internal import RegentModel
internal import RegentRPC

/// A name with a text: a variable of a path, or a parameter of a query.
package struct RESTParameter: Sendable, Hashable {
    /// Name.
    package let name: String
    /// Text, decoded.
    package let value: String

    /// A name with its text.
    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    /// The parameters of a query, in its order.
    ///
    /// - Source: WHATWG URL, "application/x-www-form-urlencoded parsing", which takes a plus sign for a space.
    /// - Throws: BAD_REQUEST where a percent sign stands alone, or the bytes are not UTF-8.
    static func all(_ query: String) throws(RPCError) -> [RESTParameter] {
        var found: [RESTParameter] = []
        for part in query.utf8.split(separator: UInt8(ascii: "&")) {
            let halves = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let texts = halves.map { EscapedText.decoded($0, plusIsSpace: true) }
            guard let name = texts[0], let value = texts.count == 2 ? texts[1] : "" else {
                throw RPCError(
                    .badRequest, "the query has a percent sign without two digits, or is not UTF-8",
                    metadata: ["field": "query"])
            }
            found.append(RESTParameter(name, value))
        }
        return found
    }
}
