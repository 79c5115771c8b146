import RegentGovernance
package import RegentMessages
import RegentModel
import RegentStorage

extension ComplianceReport: LifecycleFixture {
    /// The report of the first day of 1970.
    package static func made(in state: ComplianceReportState, _ bench: ServiceBench) async throws -> ComplianceReport {
        let request = GenerateComplianceReportRequest(
            name: "complianceReports/\(state.name.lowercased())", fromTime: Timestamp(seconds: 0),
            toTime: Timestamp(seconds: 86_400), mutation: .fresh())
        let made = try await bench.call(ComplianceReportServiceMethods.generateComplianceReport, request)
        return try await bench.store.require(ComplianceReport.self, made.report?.name ?? "")
    }

    /// None: a report is never changed.
    package static var verbs: [VerbCall<ComplianceReport>] { [] }
}
