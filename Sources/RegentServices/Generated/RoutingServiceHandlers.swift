// Generated from regent/v1/routing.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.RoutingService.
enum RoutingServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .unary(RoutingServiceMethods.select, Select(context)),
            .unary(RoutingServiceMethods.selectBatch, SelectBatch(context)),
            .unary(RoutingServiceMethods.explain, Explain(context)),
        ]
    }
}
