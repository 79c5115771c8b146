// Generated from regent/v1/providers.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.ProviderService.
enum ProviderServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .unary(ProviderServiceMethods.createEnvironment, Verb<CreateEnvironment>(ProviderServiceMethods.createEnvironment, context)),
            .unary(ProviderServiceMethods.getEnvironment, GetDocument(context)),
            .unary(ProviderServiceMethods.updateEnvironment, Verb<UpdateEnvironment>(ProviderServiceMethods.updateEnvironment, context)),
            .unary(ProviderServiceMethods.archiveEnvironment, Verb<ArchiveEnvironment>(ProviderServiceMethods.archiveEnvironment, context)),
            .unary(ProviderServiceMethods.restoreEnvironment, Verb<RestoreEnvironment>(ProviderServiceMethods.restoreEnvironment, context)),
            .unary(ProviderServiceMethods.listEnvironments, ListDocuments(context)),
            .unary(ProviderServiceMethods.putProviderConfig, Verb<PutProviderConfig>(ProviderServiceMethods.putProviderConfig, context)),
            .unary(ProviderServiceMethods.archiveProviderConfig, Verb<ArchiveProviderConfig>(ProviderServiceMethods.archiveProviderConfig, context)),
            .unary(ProviderServiceMethods.restoreProviderConfig, Verb<RestoreProviderConfig>(ProviderServiceMethods.restoreProviderConfig, context)),
            .unary(ProviderServiceMethods.getProviderConfig, GetDocument(context)),
            .unary(ProviderServiceMethods.listProviderConfigs, ListDocuments(context)),
        ]
    }
}
