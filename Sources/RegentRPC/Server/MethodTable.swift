package import RegentMessages
import RegentModel

/// Every method that is served, by name.
package struct MethodTable: Sendable {
    /// One method and what answers it.
    package struct Entry: Sendable {
        /// The declaration of the method in its .proto.
        package let method: MethodDescriptor
        /// Permissions of the method, any of which suffices.
        let permissions: [Permission]
        /// Whether its requests deserve the large window.
        let isBulk: Bool
        /// Answers a call; returns the last response if the method has exactly one.
        let invoke: @Sendable (any MessageSource, any MessageSink, CallContext) async throws -> [UInt8]?
        /// Answers a request that came whole with its CALL, without waiting; nil for methods that may wait.
        let answer: (@Sendable ([UInt8], CallContext) throws -> [UInt8])?

        init(
            method: MethodDescriptor, isBulk: Bool = false,
            answer: (@Sendable ([UInt8], CallContext) throws -> [UInt8])? = nil,
            invoke:
                @escaping @Sendable (any MessageSource, any MessageSink, CallContext) async throws -> [UInt8]?
        ) {
            self.method = method
            permissions = method.requireAny.map { Permission($0) }
            self.isBulk = isBulk
            self.answer = answer
            self.invoke = invoke
        }
    }

    private let entries: [String: Entry]

    /// Makes a table.
    ///
    /// - Precondition: no method stands twice.
    package init(_ entries: [Entry]) {
        self.entries = Dictionary(uniqueKeysWithValues: entries.map { ($0.method.name, $0) })
    }

    /// The methods, by name.
    package var methods: [MethodDescriptor] {
        entries.values.map(\.method).sorted { $0.name < $1.name }
    }

    /// The entry of a method, for example "/regent.v1.EvaluationService/SealRun".
    package subscript(name name: String) -> Entry? { entries[name] }
}

extension MethodTable.Entry {
    /// A method with one request and one response.
    package static func unary<H: UnaryHandler>(
        _ method: Method<H.Request, H.Response>, _ handler: H
    ) -> Self {
        Self(method: method.descriptor) { requests, _, call in
            let request = try await RequestStream(requests, of: method, call).only()
            return try await handler.handle(request, call).encoded()
        }
    }

    /// A method with one request and one response, answered between reading and writing.
    package static func unary<H: InlineHandler>(
        _ method: Method<H.Request, H.Response>, _ handler: H
    ) -> Self {
        precondition(
            method.descriptor.idempotency == .read, "a denial is recorded where a call would change something"
        )
        let answer = { @Sendable (bytes: [UInt8], call: CallContext) throws -> [UInt8] in
            let request = try H.Request(request: bytes)
            let subjects = method.scope(request)
            guard call.admission.admits(call, for: subjects) else {
                throw Admission.denied(call, resource: subjects.first?.first ?? "")
            }
            try request.checkConstraints()
            return try handler.handle(request, call).encoded()
        }
        return Self(method: method.descriptor, answer: answer) { requests, _, call in
            // Where the request came in pieces.
            try handler.handle(try await RequestStream(requests, of: method, call).only(), call).encoded()
        }
    }

    /// A method whose answer is found at each call: for who learns of it while it serves.
    ///
    /// - Parameter entry: what answers now; what it throws becomes the call's status.
    package static func lookedUp(
        _ method: MethodDescriptor, _ entry: @escaping @Sendable () throws(RPCError) -> Self
    ) -> Self {
        Self(method: method) { requests, responses, call in
            try await entry().invoke(requests, responses, call)
        }
    }

    /// A method with one request and many responses.
    package static func serverStream<H: ServerStreamHandler>(
        _ method: Method<H.Request, H.Response>, _ handler: H
    ) -> Self {
        Self(method: method.descriptor) { requests, responses, call in
            let request = try await RequestStream(requests, of: method, call).only()
            try await handler.handle(request, ResponseWriter(responses), call)
            return nil
        }
    }

    /// A method with many requests and one response.
    ///
    /// - Parameter isBulk: raises each call's credit to 4 MiB.
    package static func clientStream<H: ClientStreamHandler>(
        _ method: Method<H.Request, H.Response>, isBulk: Bool = false, _ handler: H
    ) -> Self {
        Self(method: method.descriptor, isBulk: isBulk) { requests, _, call in
            try await handler.handle(RequestStream(requests, of: method, call), call).encoded()
        }
    }

    /// A method with many requests and many responses.
    ///
    /// - Parameter isBulk: raises each call's credit to 4 MiB.
    package static func duplex<H: DuplexHandler>(
        _ method: Method<H.Request, H.Response>, isBulk: Bool = false, _ handler: H
    ) -> Self {
        Self(method: method.descriptor, isBulk: isBulk) { requests, responses, call in
            try await handler.handle(
                RequestStream(requests, of: method, call), ResponseWriter(responses), call)
            return nil
        }
    }
}
