/// A method with the types of its messages.
public struct Method<Request: Message, Response: Message>: Sendable {
    /// Everything else about the method.
    public let descriptor: MethodDescriptor

    /// The method of this descriptor.
    public init(_ descriptor: MethodDescriptor) {
        self.descriptor = descriptor
    }
}

/// What the .proto says about a method.
public struct MethodDescriptor: Sendable, Hashable {
    /// Name on the wire, for example "/regent.v1.EvaluationService/SealRun".
    public let name: String
    /// Full name of the service, for example "regent.v1.EvaluationService".
    public let service: String
    /// Name within the service, for example "SealRun".
    public let method: String
    /// Permissions, any of which suffices; "anyone" admits every peer.
    public let permissions: [String]
    /// How a repeated call behaves.
    public let idempotency: Idempotency
    /// Overload class.
    public let criticality: Criticality
    /// What is recorded of a call.
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

    /// A description of a method, from all its parts.
    public init(
        name: String, service: String, method: String, permissions: [String],
        idempotency: Idempotency, criticality: Criticality, audit: Audit,
        clientStreaming: Bool, serverStreaming: Bool, requestType: String, responseType: String,
        comment: String
    ) {
        self.name = name
        self.service = service
        self.method = method
        self.permissions = permissions
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
