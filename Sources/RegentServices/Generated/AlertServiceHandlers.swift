// Generated from regent/v1/alerts.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.AlertService.
enum AlertServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .unary(AlertServiceMethods.closeAlert, Verb<CloseAlert>(AlertServiceMethods.closeAlert, context)),
            .unary(AlertServiceMethods.getAlert, GetDocument(context)),
            .unary(AlertServiceMethods.listAlerts, ListDocuments(context)),
        ]
    }
}
