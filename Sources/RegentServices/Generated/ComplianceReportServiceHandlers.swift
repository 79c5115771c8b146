// Generated from regent/v1/reports.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.ComplianceReportService.
enum ComplianceReportServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .unary(ComplianceReportServiceMethods.generateComplianceReport, Verb<GenerateComplianceReport>(ComplianceReportServiceMethods.generateComplianceReport, context)),
            .unary(ComplianceReportServiceMethods.getComplianceReport, GetDocument(context)),
            .unary(ComplianceReportServiceMethods.listComplianceReports, ListDocuments(context)),
            .unary(ComplianceReportServiceMethods.listPacks, ListPacks(context)),
        ]
    }
}
