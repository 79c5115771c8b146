// Generated from regent/v1/forecasts.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.ForecastService.
enum ForecastServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .unary(ForecastServiceMethods.forecastMetrics, ForecastMetrics(context)),
            .unary(ForecastServiceMethods.getMetricTrend, GetMetricTrend(context)),
        ]
    }
}
