public import RegentMessages

/// A call that reached a fake server.
public struct FakeCall<Request: Message>: Sendable {
    /// The request.
    public let request: Request
    /// Leading metadata; keys lower-case, values any bytes.
    public let metadata: [KeyValue]
    /// Number of earlier attempts of the same call.
    public let attempt: UInt32
    /// Time the caller had left when the call arrived; nil for a call without a deadline.
    public let timeout: Duration?
}
