package import RegentMessages
package import RegentModel

extension ComplianceReport: Governed {
    /// The lifecycle of a compliance report.
    package static let lifecycle: [Transition<ComplianceReport>] = [
        Transition(
            ComplianceReportServiceMethods.generateComplianceReport.descriptor, from: [nil], to: [.generated],
            events: "complianceReport.generated")
    ]
}
