import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// Tasks that were confirmed before their validation was approved, the newest first.
struct ListValidationOverrides: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(
        _ request: ListValidationOverridesRequest, _ call: CallContext
    ) async throws -> ListValidationOverridesResponse {
        let scopes = try context.callerNow(call).scopes(ofAnyOf: call.permissions)
        let query = DocumentQuery(
            filter: "deployed_before_validation_approved = true", orderBy: "confirm_time desc",
            pageSize: Int(request.pageSize), pageToken: request.pageToken)
        let page = try await context.store.list(DeploymentTask.self, query, readableIn: scopes)
        var response = ListValidationOverridesResponse(nextPageToken: page.nextPageToken)
        for task in page.items {
            let validation = try await context.store.get(ValidationRequest.self, task.validationRequest)
            response.overrides.append(
                ValidationOverride(
                    task: task.name, model: task.model, version: task.version, region: task.region,
                    actualProductionDate: task.actualProductionDate, reason: task.validationOverrideReason,
                    confirmedBy: task.confirmedBy, confirmTime: task.confirmTime,
                    validationStatus: validation?.state ?? .unspecified))
        }
        return response
    }
}
