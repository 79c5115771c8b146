// Generated from regent/v1/server.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.ServerService.
enum ServerServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .unary(ServerServiceMethods.getServerInfo, GetServerInfo(context)),
            .unary(ServerServiceMethods.diagnose, Diagnose(context)),
            .unary(ServerServiceMethods.setLogLevel, SetLogLevel(context)),
            .unary(ServerServiceMethods.getProfile, GetProfile(context)),
            .unary(ServerServiceMethods.getMetrics, GetMetrics(context)),
            .unary(ServerServiceMethods.getPerformance, GetPerformance(context)),
        ]
    }
}
