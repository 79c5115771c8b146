public import RegentMessages
public import RegentRPC

/// A call with one response that an interceptor sees.
public struct InterceptedCall: Sendable, Hashable {
    /// Service and method, for example "regent.v1.RoutingService/Select".
    public let method: String
    /// How the call is made; an interceptor may add metadata to it.
    public var options: CallOptions
}

/// What comes after an interceptor: the next one, at last the call itself with all its attempts.
public struct NextCall<Response: Message>: Sendable {
    let make: @Sendable (InterceptedCall) async throws(RPCError) -> Response

    /// Makes the call.
    ///
    /// - Throws: how it failed.
    public func callAsFunction(_ call: InterceptedCall) async throws(RPCError) -> Response { try await make(call) }
}

/// Runs around every call with one request and one response of a client (`ClientOptions.interceptors`): it may add
/// metadata, and sees the result.
///
/// ```swift
/// struct Tenant: CallInterceptor {
///     func intercept<Request: Message, Response: Message>(
///         _ request: Request, _ call: InterceptedCall, _ next: NextCall<Response>
///     ) async throws(RPCError) -> Response {
///         var call = call
///         call.options.metadata.append(KeyValue(key: "tenant", value: Array("blue".utf8)))
///         return try await next(call)
///     }
/// }
/// ```
public protocol CallInterceptor: Sendable {
    /// Makes a call, or does without.
    ///
    /// - Parameters:
    ///   - request: what is sent.
    ///   - call: method and options.
    ///   - next: makes the call. It may be used again: a request that changes something keeps its idempotency key, so
    ///     that nothing is done twice.
    /// - Throws: how the call failed, for the caller.
    func intercept<Request: Message, Response: Message>(
        _ request: Request, _ call: InterceptedCall, _ next: NextCall<Response>
    ) async throws(RPCError) -> Response
}

extension RegentClient {
    /// Makes a call through the interceptors that are left.
    func intercepted<Request: Message, Response: Message>(
        _ method: Method<Request, Response>, _ request: Request, _ call: InterceptedCall,
        _ interceptors: ArraySlice<any CallInterceptor>
    ) async throws(RPCError) -> Response {
        guard let interceptor = interceptors.first else { return try await plainUnary(method, request, call.options) }
        let next = NextCall<Response> { (call) async throws(RPCError) -> Response in
            try await intercepted(method, request, call, interceptors.dropFirst())
        }
        return try await interceptor.intercept(request, call, next)
    }
}
