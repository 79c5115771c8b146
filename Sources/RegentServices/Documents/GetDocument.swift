import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// Returns one document by name, as it is or as it was: the handler of every standard Get method.
struct GetDocument<Request: NamedRequest, Response: DocumentResponse>: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: Request, _ call: CallContext) async throws -> Response {
        let type = Response.Subject.self
        try await context.audit(call, of: request.name)
        guard request.asOf > 0 else { return Response(subject: try await context.store.require(type, request.name)) }
        try await context.store.checkCommitted(request.asOf)
        guard let document = try await context.store.get(type, request.name, asOf: request.asOf) else {
            throw Refusal(
                .notFound, "\(request.name) did not exist at revision \(request.asOf)", ["name": request.name])
        }
        // It may have lain in another scope then.
        guard try context.callerNow(call).holds(anyOf: call.permissions, for: document.scopeNames) else {
            throw await call.denied(request.name)
        }
        return Response(subject: document)
    }
}
