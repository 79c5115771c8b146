import RegentMessages
import RegentRPC
import RegentStorage

/// Gives one document by name: the handler of every standard Get method.
struct GetDocument<Request: NamedRequest, Response: DocumentResponse>: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: Request, _ call: CallContext) async throws -> Response {
        Response(subject: try await context.store.require(Response.Subject.self, request.name))
    }
}
