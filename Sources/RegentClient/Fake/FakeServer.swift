public import RegentMessages
import RegentModel
public import RegentRPC
import RegentTransport

/// A daemon in the test's own process that answers what the test says: for programs that use `RegentClient`.
///
/// The client speaks the real protocol to it, without a socket. A method that has no answer gives UNIMPLEMENTED.
/// ```swift
/// let server = FakeServer()
/// server.answer(RoutingServiceMethods.select) { request in SelectResponse(...) }
/// let client = try await RegentClient.connect(to: server.address)
/// ```
public final class FakeServer: Sendable {
    private let answers = FakeAnswers()
    private let place: FakePlace
    /// Where clients connect to it.
    public let address: Address

    /// Makes a server that answers nothing yet.
    public init() {
        let answers = answers
        let methods = MethodTable(
            MethodDescriptor.all.map { method in
                .lookedUp(method) { () throws(RPCError) in try answers.entry(of: method) }
            })
        place = FakePlace(RPCServer(methods: methods, authenticator: OpenDoor()))
        address = Address(embedded: place, name: "fake")
    }

    // MARK: Answers

    /// Answers a method with one response from now on.
    ///
    /// - Parameter answer: an `RPCError` that it throws is sent to the client.
    public func answer<Request: Message, Response: Message>(
        _ method: Method<Request, Response>,
        _ answer: @escaping @Sendable (Request) async throws -> Response
    ) {
        answers.set(.unary(method, FakeUnary(answers: answers, answer: answer)))
    }

    /// Answers a method with many responses from now on.
    ///
    /// - Parameter answer: gets the request and what sends a response; the call ends when it returns or throws.
    public func answerStream<Request: Message, Response: Message>(
        _ method: Method<Request, Response>,
        _ answer: @escaping @Sendable (Request, FakeResponses<Response>) async throws -> Void
    ) {
        answers.set(.serverStream(method, FakeServerStream(answers: answers, answer: answer)))
    }

    /// Fails the next calls of methods that have an answer, whatever the method, instead of answering.
    ///
    /// - Parameter count: how many calls; 0 ends an earlier wish.
    public func fail(next count: Int, with error: RPCError) {
        answers.fail(next: count, with: error)
    }

    // MARK: What has come

    /// The calls of a method so far, failed ones too, in order of arrival.
    public func calls<Request: Message, Response: Message>(
        of method: Method<Request, Response>
    ) -> [FakeCall<Request>] {
        answers.calls(of: method.descriptor.name).compactMap { $0 as? FakeCall<Request> }
    }

    /// Calls that are being answered.
    public var runningCallCount: Int { place.server.runningHandlerCount }

    // MARK: Connections

    /// Closes every connection, as a daemon does that dies, and returns when both sides know; clients can connect
    /// again.
    public func disconnectAll() async { await place.disconnectAll() }

    /// Whether clients can connect; open connections stay.
    public var isReachable: Bool {
        get { place.isReachable }
        set { place.isReachable = newValue }
    }

    /// Ends as a daemon does on SIGTERM: no new calls, open ones have the grace to end.
    public func shutDown(grace: Duration = .seconds(1)) async { await place.server.drain(grace: grace) }
}

/// Sends the responses of one call to a fake server.
public struct FakeResponses<Response: Message>: Sendable {
    fileprivate let writer: ResponseWriter<Response>

    /// Sends a response; suspends while the client accepts no more.
    ///
    /// - Throws: `RPCError` when the call has ended.
    public func send(_ response: Response) async throws { try await writer.write(response) }
}

/// Everybody may do everything.
private struct OpenDoor: Authenticator {
    func caller(of peer: PeerIdentity, token: [UInt8]) async throws -> Caller {
        Caller(name: "principals/fake", authority: .all)
    }
}

private struct FakeUnary<Request: Message, Response: Message>: UnaryHandler {
    let answers: FakeAnswers
    let answer: @Sendable (Request) async throws -> Response

    func handle(_ request: Request, _ call: CallContext) async throws -> Response {
        try answers.take(request, call)
        return try await answer(request)
    }
}

private struct FakeServerStream<Request: Message, Response: Message>: ServerStreamHandler {
    let answers: FakeAnswers
    let answer: @Sendable (Request, FakeResponses<Response>) async throws -> Void

    func handle(_ request: Request, _ responses: ResponseWriter<Response>, _ call: CallContext) async throws {
        try answers.take(request, call)
        try await answer(request, FakeResponses(writer: responses))
    }
}
