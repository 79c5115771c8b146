// Generated from regent/v1/rollbacks.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.RollbackService.
enum RollbackServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .unary(RollbackServiceMethods.setRootCause, Verb<SetRootCause>(RollbackServiceMethods.setRootCause, context)),
            .unary(RollbackServiceMethods.getRollback, GetDocument(context)),
            .unary(RollbackServiceMethods.getRollbackReview, GetRollbackReview(context)),
            .unary(RollbackServiceMethods.listRollbacks, ListDocuments(context)),
        ]
    }
}
