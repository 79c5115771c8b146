package import RegentMessages

/// Answers a method that takes one request and gives one response.
package protocol UnaryHandler<Request, Response>: Sendable {
    associatedtype Request: Message
    associatedtype Response: Message

    /// Answers a call; what it throws becomes the call's status.
    func handle(_ request: Request, _ call: CallContext) async throws -> Response
}

/// Answers a unary method at once: what it needs is in memory, and it takes microseconds.
///
/// It runs on the connection's own serial context, between reading a call and writing its answer; whatever it waited
/// for, every call of the event loop would wait for.
package protocol InlineHandler<Request, Response>: Sendable {
    associatedtype Request: Message
    associatedtype Response: Message

    /// Answers a call; what it throws becomes the call's status.
    func handle(_ request: Request, _ call: CallContext) throws -> Response

    /// Whether a request takes microseconds; one that takes longer is answered on a thread for handlers.
    func isShort(_ request: Request) -> Bool
}

extension InlineHandler {
    /// Each one does.
    package func isShort(_ request: Request) -> Bool { true }
}

/// Answers a method that takes one request and gives many responses.
package protocol ServerStreamHandler<Request, Response>: Sendable {
    associatedtype Request: Message
    associatedtype Response: Message

    /// Answers a call; the call ends when this returns or throws.
    func handle(
        _ request: Request, _ responses: ResponseWriter<Response>, _ call: CallContext
    ) async throws
}

/// Answers a method that takes many requests and gives one response.
package protocol ClientStreamHandler<Request, Response>: Sendable {
    associatedtype Request: Message
    associatedtype Response: Message

    /// Answers a call; may return before the last request.
    func handle(_ requests: RequestStream<Request>, _ call: CallContext) async throws -> Response
}

/// Answers a method that takes and gives many messages.
package protocol DuplexHandler<Request, Response>: Sendable {
    associatedtype Request: Message
    associatedtype Response: Message

    /// Answers a call; the call ends when this returns or throws.
    func handle(
        _ requests: RequestStream<Request>, _ responses: ResponseWriter<Response>, _ call: CallContext
    ) async throws
}
