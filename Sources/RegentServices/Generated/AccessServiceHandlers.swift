// Generated from regent/v1/access.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.AccessService.
enum AccessServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .unary(AccessServiceMethods.putPrincipal, Verb<PutPrincipal>(AccessServiceMethods.putPrincipal, context)),
            .unary(AccessServiceMethods.getPrincipal, GetDocument(context)),
            .unary(AccessServiceMethods.listPrincipals, ListDocuments(context)),
            .unary(AccessServiceMethods.grantRole, Verb<GrantRole>(AccessServiceMethods.grantRole, context)),
            .unary(AccessServiceMethods.revokeRole, Verb<RevokeRole>(AccessServiceMethods.revokeRole, context)),
            .unary(AccessServiceMethods.requestToken, Verb<RequestToken>(AccessServiceMethods.requestToken, context)),
            .unary(AccessServiceMethods.issueToken, Verb<IssueToken>(AccessServiceMethods.issueToken, context)),
            .unary(AccessServiceMethods.revokeToken, Verb<RevokeToken>(AccessServiceMethods.revokeToken, context)),
            .unary(AccessServiceMethods.getToken, GetDocument(context)),
            .unary(AccessServiceMethods.listTokens, ListDocuments(context)),
            .unary(AccessServiceMethods.canI, CanI(context)),
            .unary(AccessServiceMethods.whyDenied, WhyDenied(context)),
            .unary(AccessServiceMethods.getRoles, GetRoles(context)),
            .unary(AccessServiceMethods.createConsoleLogin, CreateConsoleLogin(context)),
            .unary(AccessServiceMethods.harden, Verb<Harden>(AccessServiceMethods.harden, context)),
        ]
    }
}
