import RegentMessages
import RegentModel
import RegentRPC

/// Rate, failures and duration of each method.
struct GetPerformance: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: GetPerformanceRequest, _ call: CallContext) async throws -> GetPerformanceResponse {
        guard request.stepSeconds == 0 || !request.method.isEmpty else {
            throw RPCError.badRequest([
                FieldViolation(field: "method", description: "is required with step_seconds: name one method")
            ])
        }
        return context.facts.operation.performance.performance(request)
    }
}
