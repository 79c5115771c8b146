public import RegentMessages
import RegentModel
public import RegentRPC
import RegentTransport

/// A daemon in the process of a test, with answers that the test sets: for tests of programs that use `RegentClient`.
///
/// The client speaks the real protocol to it, without a socket. A method without an answer ends UNIMPLEMENTED.
/// ```swift
/// let server = FakeServer()
/// server.answer(RoutingServiceMethods.select) { request in SelectResponse(...) }
/// let client = try await RegentClient.connect(to: server.address)
/// ```
public final class FakeServer: Sendable {
    let answers = FakeAnswers()
    let snapshots = FakeSnapshots()
    let taken = FakeOutcomes()
    private let place: FakePlace
    /// The address of the server.
    public let address: Address

    /// Makes a server without answers.
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

    /// Sets the answer of a method with one response.
    ///
    /// An `RPCError` that the answer throws is sent to the client.
    public func answer<Request: Message, Response: Message>(
        _ method: Method<Request, Response>,
        _ answer: @escaping @Sendable (Request) async throws -> Response
    ) {
        answers.set(.unary(method, FakeUnary(answers: answers, answer: answer)))
    }

    /// Sets the answer of a method with many responses.
    ///
    /// The answer receives the request and a writer of responses; the call ends when it returns or throws.
    public func answerStream<Request: Message, Response: Message>(
        _ method: Method<Request, Response>,
        _ answer: @escaping @Sendable (Request, FakeResponses<Response>) async throws -> Void
    ) {
        answers.set(.serverStream(method, FakeServerStream(answers: answers, answer: answer)))
    }

    /// Fails the next calls of any methods that have an answer, instead of answering them.
    ///
    /// - Parameter count: number of calls; 0 cancels an earlier setting.
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

    /// Closes every connection, like a daemon that crashes, and returns when both sides have noticed; clients can
    /// connect again.
    public func disconnectAll() async { await place.disconnectAll() }

    /// Whether clients can connect; open connections stay.
    public var isReachable: Bool {
        get { place.isReachable }
        set { place.isReachable = newValue }
    }

    /// Stops like a daemon on SIGTERM: no new calls; open ones have the grace to end.
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

/// Every caller has every permission.
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
