// Generated from regent/v1/health.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.HealthService.
enum HealthServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .unary(HealthServiceMethods.check, Check(context)),
        ]
    }
}
