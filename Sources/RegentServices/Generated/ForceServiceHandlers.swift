// Generated from regent/v1/forces.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.ForceService.
enum ForceServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .unary(ForceServiceMethods.forceVersion, Verb<ForceVersion>(ForceServiceMethods.forceVersion, context)),
            .unary(ForceServiceMethods.releaseForce, Verb<ReleaseForce>(ForceServiceMethods.releaseForce, context)),
            .unary(ForceServiceMethods.getForce, GetDocument(context)),
            .unary(ForceServiceMethods.listForces, ListDocuments(context)),
        ]
    }
}
