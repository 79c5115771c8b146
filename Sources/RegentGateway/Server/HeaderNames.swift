package import HTTPTypes

extension HTTPField.Name {
    /// Names a header that the library does not.
    private static func own(_ name: String) -> HTTPField.Name {
        guard let made = HTTPField.Name(name) else { preconditionFailure("\(name) is not the name of a header") }
        return made
    }

    /// Version of the Connect protocol; `1`.
    package static let connectProtocolVersion = own("Connect-Protocol-Version")
    /// Time that a call may take, in milliseconds.
    package static let connectTimeoutMs = own("Connect-Timeout-Ms")
    /// Key under which a repeated change is done once.
    package static let idempotencyKey = own("Idempotency-Key")
    /// Name that the client gives its request, for the log.
    package static let requestID = own("X-Request-Id")
    /// Trace context of the W3C.
    package static let traceparent = own("traceparent")
    /// Trace context of other vendors.
    package static let tracestate = own("tracestate")
    /// Whether the page that makes a request is of this server, as browsers say.
    package static let secFetchSite = own("Sec-Fetch-Site")
    /// Id of the last event that a client of a stream has seen.
    package static let lastEventID = own("Last-Event-ID")
    /// Secret of the page of a session.
    package static let regentSession = own("X-Regent-Session")
    /// Which media types a `POST` takes.
    package static let acceptPost = own("Accept-Post")
    /// What a page may load.
    package static let referrerPolicy = own("Referrer-Policy")
}
