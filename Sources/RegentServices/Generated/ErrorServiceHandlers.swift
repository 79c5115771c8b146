// Generated from regent/v1/errors.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.ErrorService.
enum ErrorServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .unary(ErrorServiceMethods.listErrorGroups, ListErrorGroups(context)),
            .unary(ErrorServiceMethods.getErrorGroup, GetErrorGroup(context)),
            .unary(ErrorServiceMethods.resolveErrorGroup, ResolveErrorGroup(context)),
            .unary(ErrorServiceMethods.reopenErrorGroup, ReopenErrorGroup(context)),
        ]
    }
}
