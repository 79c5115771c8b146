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
        let response = try await context.mutate(request, call) { (transaction) -> CreateEnvironmentResponse in
            let environment = request.environment ?? Environment()
            try transaction.create(environment, state: "", event: "environment.created")
            return CreateEnvironmentResponse(
                environment: try transaction.require(Environment.self, environment.name))
        }
        // Who has the receipt is served by what it proves.
        try await context.routing.reach(response.receipt?.revision ?? 0)
        return response
    }
}
