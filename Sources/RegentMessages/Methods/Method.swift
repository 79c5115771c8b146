/// A method with the types of its messages.
public struct Method<Request: Message, Response: Message>: Sendable {
    /// Everything else about the method.
    public let descriptor: MethodDescriptor
    /// The resources of a request, which are compared with the scopes of its caller's roles: each entry by the names it
    /// may go by, none of them for the whole store; no entry where it is about nothing in particular.
    public let scope: @Sendable (Request) -> [[String]]

    /// The method of this descriptor.
    public init(
        _ descriptor: MethodDescriptor, scope: @escaping @Sendable (Request) -> [[String]] = { _ in [] }
    ) {
        self.descriptor = descriptor
        self.scope = scope
    }
}

/// One name of what a request is about, made of one of its fields; none where the field is empty.
struct ScopeName {
    private let text: String?

    init(_ before: String, _ field: String, _ after: String) {
        text = field.isEmpty ? nil : before + field + after
    }

    /// The scope it lies in, as indexes have it.
    var scope: String { ScopeColumn.value(text ?? "") }

    /// The names there are.
    static func all(_ names: ScopeName...) -> [String] { names.compactMap(\.text) }
}

/// The declaration of a method in its .proto.
public struct MethodDescriptor: Sendable, Hashable {
    /// Name on the wire, for example "/regent.v1.EvaluationService/SealRun".
    public let name: String
    /// Full name of the service, for example "regent.v1.EvaluationService".
    public let service: String
    /// Name within the service, for example "SealRun".
    public let method: String
    /// Permissions, any of which suffices; "anyone" admits every peer.
    public let requireAny: [String]
    /// The resources of a call, as declared in the .proto.
    public let scope: [String]
    /// How a repeated call behaves.
    public let idempotency: Idempotency
    /// Overload class.
    public let criticality: Criticality
    /// The audit records of a call.
    public let audit: Audit
    /// The client sends a stream of messages.
    public let clientStreaming: Bool
    /// The server sends a stream of messages.
    public let serverStreaming: Bool
    /// Full name of the request message.
    public let requestType: String
    /// Full name of the response message.
    public let responseType: String
    /// Comment of the method in the .proto.
    public let comment: String

    /// The wire name without its first slash, as OpenTelemetry has it.
    package var qualifiedName: String { String(name.dropFirst()) }

    /// A description of a method, from all its parts.
    public init(
        name: String, service: String, method: String, requireAny: [String], scope: [String],
        idempotency: Idempotency, criticality: Criticality, audit: Audit,
        clientStreaming: Bool, serverStreaming: Bool, requestType: String, responseType: String,
        comment: String
    ) {
        self.name = name
        self.service = service
        self.method = method
        self.requireAny = requireAny
        self.scope = scope
        self.idempotency = idempotency
        self.criticality = criticality
        self.audit = audit
        self.clientStreaming = clientStreaming
        self.serverStreaming = serverStreaming
        self.requestType = requestType
        self.responseType = responseType
        self.comment = comment
    }
}
