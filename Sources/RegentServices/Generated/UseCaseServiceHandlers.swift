// Generated from regent/v1/usecases.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.UseCaseService.
enum UseCaseServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .unary(UseCaseServiceMethods.createUseCase, Verb<CreateUseCase>(UseCaseServiceMethods.createUseCase, context)),
            .unary(UseCaseServiceMethods.updateUseCase, Verb<UpdateUseCase>(UseCaseServiceMethods.updateUseCase, context)),
            .unary(UseCaseServiceMethods.submitUseCase, Verb<SubmitUseCase>(UseCaseServiceMethods.submitUseCase, context)),
            .unary(UseCaseServiceMethods.approveUseCase, Verb<ApproveUseCase>(UseCaseServiceMethods.approveUseCase, context)),
            .unary(UseCaseServiceMethods.returnUseCase, Verb<ReturnUseCase>(UseCaseServiceMethods.returnUseCase, context)),
            .unary(UseCaseServiceMethods.deployUseCase, Verb<DeployUseCase>(UseCaseServiceMethods.deployUseCase, context)),
            .unary(UseCaseServiceMethods.deprecateUseCase, Verb<DeprecateUseCase>(UseCaseServiceMethods.deprecateUseCase, context)),
            .unary(UseCaseServiceMethods.getUseCase, GetDocument(context)),
            .unary(UseCaseServiceMethods.listUseCases, ListDocuments(context)),
        ]
    }
}
