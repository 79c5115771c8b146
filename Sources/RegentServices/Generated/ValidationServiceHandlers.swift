// Generated from regent/v1/validations.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.ValidationService.
enum ValidationServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .unary(ValidationServiceMethods.requestValidation, Verb<RequestValidation>(ValidationServiceMethods.requestValidation, context)),
            .unary(ValidationServiceMethods.startValidation, Verb<StartValidation>(ValidationServiceMethods.startValidation, context)),
            .unary(ValidationServiceMethods.decideValidation, Verb<DecideValidation>(ValidationServiceMethods.decideValidation, context)),
            .unary(ValidationServiceMethods.getValidationRequest, GetDocument(context)),
            .unary(ValidationServiceMethods.listValidationRequests, ListDocuments(context)),
        ]
    }
}
