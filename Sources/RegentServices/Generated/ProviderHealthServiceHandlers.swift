// Generated from regent/v1/provider_health.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.ProviderHealthService.
enum ProviderHealthServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .unary(ProviderHealthServiceMethods.listProviderHealth, ListProviderHealth(context)),
            .serverStream(ProviderHealthServiceMethods.watchProviderHealth, WatchProviderHealth(context)),
            .unary(ProviderHealthServiceMethods.resetProviderHealth, Verb<ResetProviderHealth>(ProviderHealthServiceMethods.resetProviderHealth, context)),
        ]
    }
}
