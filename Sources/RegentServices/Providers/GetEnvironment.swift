import RegentMessages
import RegentRPC
import RegentStorage

/// One environment.
struct GetEnvironment: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: GetEnvironmentRequest, _ call: CallContext) async throws -> GetEnvironmentResponse {
        GetEnvironmentResponse(environment: try await context.store.require(Environment.self, request.name))
    }
}
