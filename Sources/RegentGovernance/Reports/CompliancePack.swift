package import RegentMessages

/// Controls of a text that somebody is held against, and the sections of a report that hold evidence for each.
///
/// It is data (packs/*.json): a regulation that changes is another file, and no other program.
/// - Source: docs/reports.md, "Packs".
package struct CompliancePack: Sendable, Hashable {
    /// A control, with the sections that hold evidence for it.
    package struct Control: Sendable, Hashable {
        /// For example "Art. 14".
        package let id: String
        /// For people.
        package let title: String
        /// Sections of a report.
        package let parts: [ReportPart]
    }

    /// A day from which on a part of the text applies.
    package struct Day: Sendable, Hashable {
        /// For people.
        package let title: String
        /// The day.
        package let date: CalendarDate
        /// What says so.
        package let source: String
    }

    /// How long something may take.
    package struct Clocks: Sendable, Hashable {
        /// Hours from when an incident was noticed until it is to be resolved, by severity.
        package let incidentDueHours: [IncidentSeverity: Int64]
        /// Hours from one report of a source and subject to the next within which they are one incident.
        package let incidentWindowHours: Int64
        /// Days without an entry in the ledger after which a principal counts as dormant.
        package let dormantDays: Int64

        /// When an incident is to be resolved, microseconds; nil where that is beyond all times.
        package func incidentDue(detected: Int64, _ severity: IncidentSeverity) -> Int64? {
            guard let hours = incidentDueHours[severity] else { return nil }
            let (due, isOver) = detected.addingReportingOverflow(hours * 3_600_000_000)
            return isOver ? nil : due
        }
    }

    /// For example "eu-ai-act".
    package let id: String
    /// Version of the pack, not of the text.
    package let version: String
    /// For people.
    package let title: String
    /// From when on the text applies.
    package let effectiveDate: CalendarDate
    /// What the pack was made from.
    package let source: String
    /// Days from which on parts of the text apply.
    package let days: [Day]
    /// How long something may take.
    package let clocks: Clocks
    /// Controls, in their order.
    package let controls: [Control]
    /// The pack as canonical JSON: what its digest is of.
    package let canonicalText: String
}

/// The sections of a report, in their order.
package enum ReportPart: String, Sendable, Hashable, CaseIterable {
    case inventory, changes, reviews, deployments, waivers, rollbacks, incidents, sla, access, evaluation
    case dataQuality = "data_quality"
    case ledger

    /// For people.
    package var title: String {
        switch self {
        case .inventory: "Inventory"
        case .changes: "Changes and approvals"
        case .reviews: "Segregation of duties, replayed"
        case .deployments: "Deployments"
        case .waivers: "Gate waivers, force leases and suspensions"
        case .rollbacks: "Rollbacks"
        case .incidents: "Incidents"
        case .sla: "Service levels"
        case .access: "Access"
        case .evaluation: "Evaluation evidence"
        case .dataQuality: "Data quality"
        case .ledger: "Ledger integrity"
        }
    }

    /// What it is made from: kinds of document, and `ReportSource`s that are none.
    package var sources: [String] {
        switch self {
        case .inventory: [Model.kind, ModelVersion.kind, UseCase.kind]
        case .changes: [ChangeProposal.kind]
        case .reviews: ReviewReplay.kinds
        case .deployments: [Deployment.kind, DeploymentTask.kind]
        case .waivers: [Override.kind, Force.kind, ModelVersion.kind]
        case .rollbacks: [RollbackRecord.kind]
        case .incidents: [Incident.kind]
        case .sla: [SlaTarget.kind, SlaViolation.kind]
        case .access: [Principal.kind, Token.kind, ReportSource.audit]
        case .evaluation: [ModelVersion.kind, EvalRun.kind]
        case .dataQuality: [EvalRun.kind, ReportSource.outcomes]
        case .ledger: []
        }
    }
}

/// What reports are made from and is no document.
package enum ReportSource {
    /// Refused calls, and who acted when.
    package static let audit = "audit"
    /// Outcomes of routed requests.
    package static let outcomes = "outcomes"
}
