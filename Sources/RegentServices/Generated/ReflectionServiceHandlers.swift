// Generated from regent/v1/reflection.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.ReflectionService.
enum ReflectionServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .unary(ReflectionServiceMethods.getDescriptorSet, GetDescriptorSet(context)),
        ]
    }
}
