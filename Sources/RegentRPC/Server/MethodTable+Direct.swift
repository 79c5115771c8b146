package import RegentMessages
import RegentModel
import Synchronization

/// Calls without a wire: the same admission, decoding and checks, no frames and no connection.
extension MethodTable {
    /// Calls a method with one request and one response.
    ///
    /// - Throws: what the handler throws, or why the call was not admitted.
    package func direct<Request: Message, Response: Message>(
        _ method: Method<Request, Response>, _ request: Request, call: CallContext
    ) async throws -> Response {
        let bytes = try await direct(
            method.descriptor.name, [request.encoded()], call: call
        ) { _ in }
        guard let bytes else { throw RPCError(.wrongCardinality, "the method returns a stream, not one message") }
        return try Response(response: bytes)
    }

    /// Calls a method with one request and many responses, each passed on as it is written.
    package func direct<Request: Message, Response: Message>(
        _ method: Method<Request, Response>, _ request: Request, call: CallContext,
        onResponse: @escaping @Sendable (Response) async throws(RPCError) -> Void
    ) async throws {
        try await direct(
            method, requests: [request], call: call, onResponse: onResponse)
    }

    /// Calls a method with many requests; its responses, one or many, are passed on as they are written.
    package func direct<Request: Message, Response: Message>(
        _ method: Method<Request, Response>, requests: [Request], call: CallContext,
        onResponse: @escaping @Sendable (Response) async throws(RPCError) -> Void
    ) async throws {
        let last = try await direct(
            method.descriptor.name, requests.map { $0.encoded() }, call: call
        ) { (bytes) async throws(RPCError) in try await onResponse(Response(response: bytes)) }
        if let last { try await onResponse(Response(response: last)) }
    }

    /// Calls a method by name with encoded messages; returns the only response if it has one.
    package func direct(
        _ name: String, _ requests: [[UInt8]], call: CallContext,
        onResponse: @escaping @Sendable ([UInt8]) async throws(RPCError) -> Void
    ) async throws -> [UInt8]? {
        guard let entry = self[name: name] else { throw RPCError(.unknownMethod, "the daemon has no method \(name)") }
        try await call.admission.admit(call)
        return try await entry.invoke(ListSource(requests), ClosureSink(send: onResponse), call)
    }
}

/// Requests that are all there.
private final class ListSource: MessageSource {
    private let messages: Mutex<ArraySlice<[UInt8]>>

    init(_ messages: [[UInt8]]) {
        self.messages = Mutex(messages[...])
    }

    func next() async throws(RPCError) -> [UInt8]? {
        messages.withLock { $0.popFirst() }
    }
}

/// Responses that go to a closure.
private struct ClosureSink: MessageSink {
    let send: @Sendable ([UInt8]) async throws(RPCError) -> Void

    func write(_ message: [UInt8]) async throws(RPCError) {
        try await send(message)
    }
}
