// Generated from regent/v1/providers.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.ProviderService.
enum ProviderServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .unary(ProviderServiceMethods.createEnvironment, Verb<CreateEnvironment>(context)),
            .unary(ProviderServiceMethods.getEnvironment, GetDocument(context)),
            .unary(ProviderServiceMethods.archiveEnvironment, Verb<ArchiveEnvironment>(context)),
            .unary(ProviderServiceMethods.restoreEnvironment, Verb<RestoreEnvironment>(context)),
            .unary(ProviderServiceMethods.listEnvironments, ListDocuments(context)),
            .unary(ProviderServiceMethods.putProviderConfig, Verb<PutProviderConfig>(context)),
            .unary(ProviderServiceMethods.archiveProviderConfig, Verb<ArchiveProviderConfig>(context)),
            .unary(ProviderServiceMethods.restoreProviderConfig, Verb<RestoreProviderConfig>(context)),
            .unary(ProviderServiceMethods.getProviderConfig, GetDocument(context)),
            .unary(ProviderServiceMethods.listProviderConfigs, ListDocuments(context)),
        ]
    }
}
