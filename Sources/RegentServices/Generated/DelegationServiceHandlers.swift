// Generated from regent/v1/delegations.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.DelegationService.
enum DelegationServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .unary(DelegationServiceMethods.createDelegation, Verb<CreateDelegation>(DelegationServiceMethods.createDelegation, context)),
            .unary(DelegationServiceMethods.revokeDelegation, Verb<RevokeDelegation>(DelegationServiceMethods.revokeDelegation, context)),
            .unary(DelegationServiceMethods.getDelegation, GetDocument(context)),
            .unary(DelegationServiceMethods.listDelegations, ListDocuments(context)),
        ]
    }
}
