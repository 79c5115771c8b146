// Generated from regent/v1/analytics.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.AnalyticsService.
enum AnalyticsServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .unary(AnalyticsServiceMethods.queryMetrics, QueryMetrics(context)),
        ]
    }
}
