package import RegentMessages

/// A proposal as the audit log of a model has it, with the keys of its format.
///
/// - Source: docs/lifecycles/change-proposal.md, "Records".
package enum ProposalRecord {
    /// What was proposed.
    package static func proposal(_ proposal: ChangeProposal) -> JSONValue {
        object([
            ("proposal_id", .string(id(proposal.name))),
            ("date", .string(String((proposal.createTime?.rfc3339 ?? "").prefix(10)))),
            ("proposer", .string(id(proposal.author))),
            ("change_type", .string(proposal.changeType.name.lowercased())),
            ("description", .string(proposal.description)),
            ("old_values", values(proposal.oldValues)),
            ("new_values", values(proposal.newValues)),
            ("impact_analysis", impact(proposal.impactAnalysis)),
        ])
    }

    /// That it was approved; nil for one that was not.
    package static func approval(_ proposal: ChangeProposal) -> JSONValue? {
        guard let approval = proposal.approval else { return nil }
        return object([
            ("proposal_id", .string(id(proposal.name))),
            ("status", .string("approved")),
            ("approved_by", .array(approval.approvedBy.map { .string(id($0)) })),
            ("approved_at", time(approval.approveTime)),
            ("scheduled_deployment", time(proposal.scheduledDeployment)),
        ])
    }

    /// Everything that happened to a proposal, with the time of each.
    package static func entries(of proposal: ChangeProposal) -> [(Timestamp?, JSONValue)] {
        [(proposal.createTime, Self.proposal(proposal))]
            + (approval(proposal).map { [(proposal.approval?.approveTime, $0)] } ?? [])
    }

    private static func impact(_ analysis: ImpactAnalysis?) -> JSONValue {
        let rates = [
            ("expected_auto_resolve_rate", analysis?.expectedAutoResolveRate),
            ("expected_ask_rate", analysis?.expectedAskRate),
            ("expected_escalate_rate", analysis?.expectedEscalateRate),
            ("youden_improvement", analysis?.youdenImprovement),
        ]
        return object(rates.compactMap { key, rate in rate.map { (key, .number($0)) } })
    }

    private static func values(_ values: [ChangedValue]) -> JSONValue {
        object(values.map { ($0.name, $0.value ?? .null) })
    }

    private static func object(_ members: [(String, JSONValue)]) -> JSONValue {
        .object(members.map { JSONValue.Member($0.0, $0.1) })
    }

    private static func time(_ time: Timestamp?) -> JSONValue { time?.rfc3339Short.map { .string($0) } ?? .null }

    /// The last part of a name.
    private static func id(_ name: String) -> String { String(name.split(separator: "/").last ?? "") }
}
