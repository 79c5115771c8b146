import RegentGovernance
import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// Why a principal may not do something.
struct WhyDenied: UnaryHandler {
    /// Number of denials in the answer.
    private static let denialsMax = 10

    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: WhyDeniedRequest, _ call: CallContext) async throws -> WhyDeniedResponse {
        let question = try await context.question(
            of: call, action: request.action, resource: request.resource, principal: request.principal)
        let denials = try await context.store.denials(of: question.principal).kept.suffix(Self.denialsMax)
        return WhyDeniedResponse(
            allowed: question.isAllowed, principal: question.principal,
            requireAny: question.permissions.map(\.rawValue),
            grants: question.grants.map { question.considered($0) },
            sufficientRoles: RolePermissions.roles(givingAnyOf: question.permissions).map(\.name),
            disabled: question.isDisabled,
            recentDenials: denials.reversed().map {
                RecordedDenial(
                    time: Timestamp(microseconds: $0.time), method: $0.method, resource: $0.resource)
            }, brokenRules: question.brokenRules)
    }
}
