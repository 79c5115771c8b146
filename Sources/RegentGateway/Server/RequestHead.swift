/// What the head of a request says of the bytes behind it, after a check that no two readers can read it differently.
///
/// Stricter than RFC 9112 where it lets a reader choose: what is doubtful is refused.
/// - Source: RFC 9112, sections 2.2, 3, 5 and 6; RFC 9110, section 5.5.
struct RequestHead: Hashable {
    /// How the end of the body is found.
    enum Body: Hashable {
        case none
        case length(Int)
        case chunked
    }

    /// How its body is framed.
    private(set) var body = Body.none
    /// Whether the client waits for `100 Continue` before it sends the body.
    private(set) var awaitsContinue = false

    private static let fieldsMax = 100
    /// TRACE is known and served nowhere: each path answers it with 405 and what it allows.
    private static let methods: Set<String> = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"]
    /// What any path may allow.
    static let allowed = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"
    /// Headers of which a second one could be read by somebody else than the first.
    private static let single: Set<String> = [
        "host", "content-length", "transfer-encoding", "content-type", "content-encoding", "authorization", "origin",
        "expect", "idempotency-key", "if-match", "last-event-id", "connect-timeout-ms", "connect-protocol-version",
        "x-regent-session",
    ]

    /// Checks a head.
    ///
    /// - Parameter bytes: the head with the empty line at its end, every LF behind a CR and every CR before an LF.
    init(_ bytes: [UInt8]) throws(RequestRefusal) {
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { $0.dropLast() }
        let method = try Self.method(ofLine: lines.removeFirst())
        let fields = try Self.fields(lines.prefix { !$0.isEmpty })
        guard fields["host"] != nil else { throw RequestRefusal("the request has no Host") }
        guard fields["upgrade"] == nil else { throw RequestRefusal(501, "no other protocol is served here") }
        body = try Self.body(fields)
        if method == "GET" || method == "HEAD" {
            guard body == .none || body == .length(0) else { throw RequestRefusal("\(method) takes no body") }
        }
        if let expectation = fields["expect"] {
            guard expectation.lowercased() == "100-continue" else {
                throw RequestRefusal(417, "the only expectation that is served is 100-continue")
            }
            awaitsContinue = body != .none
        }
    }

    private static func method(ofLine line: ArraySlice<UInt8>) throws(RequestRefusal) -> String {
        let parts = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard parts.count == 3 else { throw RequestRefusal("the request line must be METHOD /PATH HTTP/1.1") }
        let method = String(decoding: parts[0], as: UTF8.self)
        guard methods.contains(method) else { throw .unknownMethod }
        guard parts[2].elementsEqual("HTTP/1.1".utf8) else {
            throw RequestRefusal(505, "the version of the protocol must be HTTP/1.1")
        }
        let isPath = parts[1].first == UInt8(ascii: "/")
        guard isPath, parts[1].allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "#") }) else {
            throw RequestRefusal("the target must be a path in printable ASCII")
        }
        return method
    }

    private static func fields(_ lines: ArraySlice<ArraySlice<UInt8>>) throws(RequestRefusal) -> [String: String] {
        guard lines.count <= fieldsMax else { throw RequestRefusal(431, "more than \(fieldsMax) headers") }
        var fields: [String: String] = [:]
        for line in lines {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
                line[..<colon].allSatisfy(isOfToken)
            else { throw RequestRefusal("a header must be NAME: VALUE on one line, without a space before the colon") }
            let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
            let value = trimmed(line[line.index(after: colon)...])
            guard value.allSatisfy({ $0 < 0x7F }) else { throw RequestRefusal("a header has other bytes than ASCII") }
            guard fields[name] == nil || !single.contains(name) else {
                throw RequestRefusal("the header \(name) is given twice")
            }
            fields[name] = String(decoding: value, as: UTF8.self)
        }
        return fields
    }

    private static func body(_ fields: [String: String]) throws(RequestRefusal) -> Body {
        switch (fields["content-length"], fields["transfer-encoding"]) {
        case (nil, nil): return .none
        case (_?, _?): throw RequestRefusal("the request has both Content-Length and Transfer-Encoding")
        case (nil, let encoding?):
            guard encoding.lowercased() == "chunked" else {
                throw RequestRefusal(501, "the only transfer encoding that is served is chunked")
            }
            return .chunked
        case (let text?, nil):
            guard (1...15).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                let length = Int(text)
            else { throw RequestRefusal("Content-Length must be one decimal number") }
            return .length(length)
        }
    }

    private static func trimmed(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
        var value = value.drop(while: isSpace)
        while let last = value.last, isSpace(last) { value.removeLast() }
        return value
    }

    private static func isOfToken(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
