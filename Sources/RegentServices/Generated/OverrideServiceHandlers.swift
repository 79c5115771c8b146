// Generated from regent/v1/overrides.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.OverrideService.
enum OverrideServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .unary(OverrideServiceMethods.requestOverride, Verb<RequestOverride>(OverrideServiceMethods.requestOverride, context)),
            .unary(OverrideServiceMethods.grantOverride, Verb<GrantOverride>(OverrideServiceMethods.grantOverride, context)),
            .unary(OverrideServiceMethods.denyOverride, Verb<DenyOverride>(OverrideServiceMethods.denyOverride, context)),
            .unary(OverrideServiceMethods.getOverride, GetDocument(context)),
            .unary(OverrideServiceMethods.listOverrides, ListDocuments(context)),
        ]
    }
}
