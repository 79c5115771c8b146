// Generated from regent/v1/rollouts.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.RolloutService.
enum RolloutServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .unary(RolloutServiceMethods.putRolloutPolicy, Verb<PutRolloutPolicy>(RolloutServiceMethods.putRolloutPolicy, context)),
            .unary(RolloutServiceMethods.rollbackRollout, Verb<RollbackRollout>(RolloutServiceMethods.rollbackRollout, context)),
            .unary(RolloutServiceMethods.approveAutoPromote, Verb<ApproveAutoPromote>(RolloutServiceMethods.approveAutoPromote, context)),
            .unary(RolloutServiceMethods.promoteVersion, Verb<PromoteVersion>(RolloutServiceMethods.promoteVersion, context)),
            .unary(RolloutServiceMethods.getRolloutPolicy, GetDocument(context)),
            .unary(RolloutServiceMethods.listRolloutPolicies, ListDocuments(context)),
        ]
    }
}
