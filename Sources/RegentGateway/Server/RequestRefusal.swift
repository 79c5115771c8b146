/// Why the bytes of a connection are not a request that is served. It is the last thing that its peer is told.
package struct RequestRefusal: Error, Hashable {
    /// Status of HTTP.
    package let status: Int
    /// For people.
    package let message: String

    init(_ status: Int, _ message: String) {
        self.status = status
        self.message = message
    }

    /// Names what is malformed.
    init(_ message: String) { self.init(400, message) }

    /// A request came before the answer to the last one.
    package static let pipelined = RequestRefusal(
        "a request came before the answer to the last one; pipelining is not served")
    /// The head has too many bytes.
    static func headTooLarge(_ bytesMax: Int) -> RequestRefusal {
        RequestRefusal(431, "the request line and headers have more than \(bytesMax) bytes")
    }
    /// No path takes the method. Not 501, which says that the server has failed.
    static let unknownMethod = RequestRefusal(405, "no path takes this method; they take \(RequestHead.allowed)")
    /// Time has run out.
    static let tooSlow = RequestRefusal(408, "the request came too slowly")

    /// The whole answer, after which the connection ends.
    var response: [UInt8] {
        let body = #"{"code":"\#(code)","message":"\#(message)"}"#
        let head = """
            HTTP/1.1 \(status) \(phrase)\r
            Content-Type: application/json\r
            Content-Length: \(body.utf8.count)\r
            X-Content-Type-Options: nosniff\r
            Connection: close\r
            \(status == 405 ? "Allow: \(RequestHead.allowed)\r\n" : "")\r

            """
        return Array((head + body).utf8)
    }

    private var code: String {
        switch status {
        case 408: "deadline_exceeded"
        case 431: "resource_exhausted"
        case 501, 505: "unimplemented"
        default: "invalid_argument"
        }
    }

    private var phrase: String {
        switch status {
        case 405: "Method Not Allowed"
        case 408: "Request Timeout"
        case 417: "Expectation Failed"
        case 431: "Request Header Fields Too Large"
        case 501: "Not Implemented"
        case 505: "HTTP Version Not Supported"
        default: "Bad Request"
        }
    }
}
