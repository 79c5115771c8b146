import RegentMessages
import RegentModel
import RegentRPC

/// Whether a principal may do something somewhere.
struct CanI: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: CanIRequest, _ call: CallContext) async throws -> CanIResponse {
        let question = try await context.question(
            of: call, action: request.action, resource: request.resource, principal: request.principal)
        return CanIResponse(
            allowed: question.isAllowed, principal: question.principal,
            requireAny: question.permissions.map(\.rawValue), grant: question.decidingGrant)
    }
}
