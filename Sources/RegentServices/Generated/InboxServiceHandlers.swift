// Generated from regent/v1/inbox.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.InboxService.
enum InboxServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .unary(InboxServiceMethods.getInbox, GetInbox(context)),
            .unary(InboxServiceMethods.listApprovals, ListApprovals(context)),
        ]
    }
}
