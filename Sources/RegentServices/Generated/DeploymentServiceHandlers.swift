// Generated from regent/v1/deployments.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.DeploymentService.
enum DeploymentServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .unary(DeploymentServiceMethods.createDeployment, Verb<CreateDeployment>(DeploymentServiceMethods.createDeployment, context)),
            .unary(DeploymentServiceMethods.startDeployment, Verb<StartDeployment>(DeploymentServiceMethods.startDeployment, context)),
            .unary(DeploymentServiceMethods.recordSmokeResult, Verb<RecordSmokeResult>(DeploymentServiceMethods.recordSmokeResult, context)),
            .unary(DeploymentServiceMethods.cancelDeployment, Verb<CancelDeployment>(DeploymentServiceMethods.cancelDeployment, context)),
            .unary(DeploymentServiceMethods.getDeployment, GetDocument(context)),
            .unary(DeploymentServiceMethods.listDeployments, ListDocuments(context)),
            .unary(DeploymentServiceMethods.confirmTask, Verb<ConfirmTask>(DeploymentServiceMethods.confirmTask, context)),
            .unary(DeploymentServiceMethods.adjustTask, Verb<AdjustTask>(DeploymentServiceMethods.adjustTask, context)),
            .unary(DeploymentServiceMethods.cancelTask, Verb<CancelTask>(DeploymentServiceMethods.cancelTask, context)),
            .unary(DeploymentServiceMethods.getDeploymentTask, GetDocument(context)),
            .unary(DeploymentServiceMethods.listDeploymentTasks, ListDocuments(context)),
            .unary(DeploymentServiceMethods.listMyDeploymentTasks, ListMyDeploymentTasks(context)),
            .unary(DeploymentServiceMethods.listValidationOverrides, ListValidationOverrides(context)),
            .unary(DeploymentServiceMethods.getDeploymentOverview, GetDeploymentOverview(context)),
        ]
    }
}
