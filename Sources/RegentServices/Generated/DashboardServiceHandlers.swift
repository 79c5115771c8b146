// Generated from regent/v1/dashboards.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.DashboardService.
enum DashboardServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .unary(DashboardServiceMethods.putDashboard, Verb<PutDashboard>(DashboardServiceMethods.putDashboard, context)),
            .unary(DashboardServiceMethods.archiveDashboard, Verb<ArchiveDashboard>(DashboardServiceMethods.archiveDashboard, context)),
            .unary(DashboardServiceMethods.restoreDashboard, Verb<RestoreDashboard>(DashboardServiceMethods.restoreDashboard, context)),
            .unary(DashboardServiceMethods.getDashboard, GetDocument(context)),
            .unary(DashboardServiceMethods.listDashboards, ListDocuments(context)),
        ]
    }
}
