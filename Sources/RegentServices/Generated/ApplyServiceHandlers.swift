// Generated from regent/v1/apply.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.ApplyService.
enum ApplyServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .unary(ApplyServiceMethods.apply, Apply(context)),
        ]
    }
}
