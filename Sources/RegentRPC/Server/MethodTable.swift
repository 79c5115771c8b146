package import RegentMessages
import RegentModel
import RegentSystem
import RegentWire
import Synchronization

/// Every method that is served, by name.
package struct MethodTable: Sendable {
    /// One method and what answers it.
    package struct Entry: Sendable {
        /// The declaration of the method in its .proto.
        package let method: MethodDescriptor
        /// Permissions of the method, any of which suffices.
        let permissions: [Permission]
        /// How often it was called, and how long it took.
        package let figures = MethodFigures()
        /// Whether its requests deserve the large window.
        let isBulk: Bool
        /// Answers a call; returns the last response if the method has exactly one.
        let invoke: @Sendable (any MessageSource, any MessageSink, CallContext) async throws -> [UInt8]?
        /// Answers a request that came whole with its CALL, without waiting; nil for methods that may wait. Gives nil
        /// for a request that takes too long for that.
        let answer: (@Sendable ([UInt8], CallContext) throws -> [UInt8]?)?
        /// Answers such a request where it lies; nil for methods that cannot.
        let inPlace: InPlace?

        /// Answers a request in place, as `InPlaceHandler`.
        typealias InPlace = @Sendable (InPlaceCall, inout InPlaceAccess, inout [UInt8]) -> Bool

        init(
            method: MethodDescriptor, isBulk: Bool = false,
            answer: (@Sendable ([UInt8], CallContext) throws -> [UInt8]?)? = nil, inPlace: InPlace? = nil,
            invoke:
                @escaping @Sendable (any MessageSource, any MessageSink, CallContext) async throws -> [UInt8]?
        ) {
            self.method = method
            permissions = method.requireAny.map { Permission($0) }
            self.isBulk = isBulk
            self.answer = answer
            self.inPlace = inPlace
            self.invoke = invoke
        }
    }

    private let entries: [String: Entry]
    /// Those that are answered in place.
    let inPlace: [InPlaceMethod]
    /// How long the calls of the methods took.
    package let durations = CallDurations()

    /// Makes a table.
    ///
    /// - Precondition: no method stands twice.
    package init(_ entries: [Entry]) {
        self.entries = Dictionary(uniqueKeysWithValues: entries.map { ($0.method.name, $0) })
        inPlace = entries.compactMap { [durations] in InPlaceMethod($0, durations) }
    }

    /// The methods, by name.
    package var methods: [MethodDescriptor] {
        entries.values.map(\.method).sorted { $0.name < $1.name }
    }

    /// The figures of each method, by its name.
    package var figures: [(method: MethodDescriptor, figures: MethodFigures)] {
        entries.values.map { ($0.method, $0.figures) }
    }

    /// The entry of a method, for example "/regent.v1.EvaluationService/SealRun".
    package subscript(name name: String) -> Entry? { entries[name] }
}

/// A method that is answered in place: what is needed for that and no more, found without copying.
final class InPlaceMethod: Sendable {
    /// How long its answers took, once there are some.
    private let answered = AtomicLazyReference<DurationHistogram>()
    private let durations: CallDurations
    /// Bytes of its name.
    let name: [UInt8]
    let method: MethodDescriptor
    let figures: MethodFigures
    let criticality: Criticality
    let permissions: [Permission]
    let answer: MethodTable.Entry.InPlace

    init?(_ entry: MethodTable.Entry, _ durations: CallDurations) {
        guard let answer = entry.inPlace else { return nil }
        self.durations = durations
        name = Array(entry.method.name.utf8)
        method = entry.method
        figures = entry.figures
        criticality = entry.method.criticality
        permissions = entry.permissions
        self.answer = answer
    }

    /// Takes note of an answer; only the first one allocates.
    func noteAnswer(nanoseconds: UInt64) {
        let histogram = answered.load() ?? answered.storeIfNil(durations.histogram(method: method.name, status: .ok))
        histogram.note(nanoseconds: nanoseconds)
    }
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
        inline(method, handler, inPlace: nil)
    }

    /// A method with one request and one response, answered between reading and writing, where it lies if it can be.
    package static func unary<H: InPlaceHandler>(
        _ method: Method<H.Request, H.Response>, _ handler: H
    ) -> Self {
        inline(method, handler) { call, access, output in
            handler.answer(call, access: &access, into: &output)
        }
    }

    private static func inline<H: InlineHandler>(
        _ method: Method<H.Request, H.Response>, _ handler: H, inPlace: InPlace?
    ) -> Self {
        precondition(
            method.descriptor.idempotency == .read, "a denial is recorded where a call would change something"
        )
        let answer = { @Sendable (bytes: [UInt8], call: CallContext) throws -> [UInt8]? in
            let request = try H.Request(request: bytes)
            guard handler.isShort(request) else { return nil }
            let subjects = method.scope(request)
            guard call.admission.admits(call, for: subjects) else {
                throw Admission.denied(call, resource: subjects.first?.first ?? "")
            }
            try request.checkConstraints()
            return try handler.handle(request, call).encoded()
        }
        return Self(method: method.descriptor, answer: answer, inPlace: inPlace) { requests, _, call in
            // Where the request came in pieces, or takes long.
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
