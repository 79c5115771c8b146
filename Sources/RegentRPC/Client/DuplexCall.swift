public import RegentMessages

/// A call on which both sides send many messages.
public struct DuplexCall<Request: Message, Response: Message>: Sendable {
    /// The messages of the server; iterate once.
    public let responses: ResponseStream<Response>

    /// Types the messages of a call.
    package init(_ call: ClientCall) {
        responses = ResponseStream(call)
    }

    /// Sends a request; suspends while the server has given no credit for more.
    ///
    /// - Throws: how the call ended, as soon as it has.
    public func send(_ request: Request) async throws(RPCError) {
        try await responses.call.send(request.encoded())
    }

    /// Ends the requests.
    public func finishSending() {
        responses.call.finishSending()
    }

    /// Gives the call up.
    public func cancel() {
        responses.call.cancel()
    }
}

/// A call on which the client sends many messages and the server answers with one.
public struct ClientStreamCall<Request: Message, Response: Message>: Sendable {
    private let call: ClientCall

    /// Types the messages of a call.
    package init(_ call: ClientCall) {
        self.call = call
    }

    /// Sends a request; suspends while the server has given no credit for more.
    ///
    /// - Throws: how the call ended, as soon as it has.
    public func send(_ request: Request) async throws(RPCError) {
        try await call.send(request.encoded())
    }

    /// Ends the requests, and returns the answer.
    ///
    /// - Throws: how the call failed.
    public func finish() async throws(RPCError) -> Response {
        call.finishSending()
        return try Response(response: try await call.only())
    }

    /// Gives the call up.
    public func cancel() {
        call.cancel()
    }
}
