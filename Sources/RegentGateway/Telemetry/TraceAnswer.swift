/// The answer of HTTP to a request of OTLP.
package struct TraceAnswer: Sendable, Hashable {
    /// Status of HTTP.
    package let status: Int
    /// Headers by name, the type of the body among them.
    package let headers: [String: String]
    /// A message in the format of the request.
    package let body: [UInt8]

    /// What was taken.
    init(_ format: TraceFormat, rejected: Int, message: String) {
        status = 200
        headers = ["Content-Type": format.contentType]
        body = format.response(rejected: rejected, message: message)
    }

    /// A refusal of everything.
    init(_ format: TraceFormat, refusing refusal: TraceRefusal) {
        status = refusal.httpStatus
        headers = refusal.headers.merging(["Content-Type": format.contentType]) { $1 }
        body = format.status(refusal)
    }
}
