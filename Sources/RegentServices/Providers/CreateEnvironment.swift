import RegentMessages
import RegentRPC
import RegentStorage

/// Makes an environment.
struct CreateEnvironment: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(
        _ request: CreateEnvironmentRequest, _ call: CallContext
    ) async throws -> CreateEnvironmentResponse {
        try await context.mutate(request, call) { transaction in
            let environment = request.environment ?? Environment()
            try transaction.create(environment, state: "", event: "environment.created")
            return CreateEnvironmentResponse(
                environment: try transaction.require(Environment.self, environment.name))
        }
    }
}
