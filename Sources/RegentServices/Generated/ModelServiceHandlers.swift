// Generated from regent/v1/models.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.ModelService.
enum ModelServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .unary(ModelServiceMethods.createModel, Verb<CreateModel>(ModelServiceMethods.createModel, context)),
            .unary(ModelServiceMethods.updateModel, Verb<UpdateModel>(ModelServiceMethods.updateModel, context)),
            .unary(ModelServiceMethods.archiveModel, Verb<ArchiveModel>(ModelServiceMethods.archiveModel, context)),
            .unary(ModelServiceMethods.restoreModel, Verb<RestoreModel>(ModelServiceMethods.restoreModel, context)),
            .unary(ModelServiceMethods.getModel, GetDocument(context)),
            .unary(ModelServiceMethods.listModels, ListDocuments(context)),
        ]
    }
}
