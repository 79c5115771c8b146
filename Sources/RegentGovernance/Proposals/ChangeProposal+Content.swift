import RegentMessages
package import RegentModel

extension ChangeProposal {
    /// What its author says, without what the daemon fills.
    var content: ChangeProposal {
        ChangeProposal(
            name: name, model: model, baseVersion: baseVersion, targetVersion: targetVersion, changeType: changeType,
            description: description, oldValues: oldValues, newValues: newValues, newContract: newContract,
            impact: impact, impactAnalysis: impactAnalysis, rollbackPlan: rollbackPlan, monitoringPlan: monitoringPlan,
            scheduledDeployment: scheduledDeployment, evidenceRuns: evidenceRuns,
            targetContentDigest: targetContentDigest, targetArtifacts: targetArtifacts)
    }

    /// Takes what an author says, in the order and form in which it is kept.
    ///
    /// - Throws: `Refusal` PROPOSAL_INVALID naming the field.
    mutating func take(_ said: ChangeProposal, _ surroundings: ProposalSurroundings) throws(Refusal) {
        try said.checkVersions()
        model = said.model
        (baseVersion, targetVersion) = (said.baseVersion, said.targetVersion)
        (changeType, description) = (said.changeType, said.description)
        oldValues = try Self.kept(said.oldValues, "old_values")
        newValues = try Self.kept(said.newValues, "new_values")
        newContract = try Self.kept(said.newContract, "new_contract")
        oldContract = newContract == nil ? nil : try Self.kept(surroundings.baseContract, "old_contract")
        targetArtifacts = try Self.ordered(said.targetArtifacts, "target_artifacts", \.name)
        impact = said.impact.isAbove(surroundings.tier) ? said.impact : surroundings.tier
        impactAnalysis = said.impactAnalysis
        (rollbackPlan, monitoringPlan) = (said.rollbackPlan, said.monitoringPlan)
        scheduledDeployment = said.scheduledDeployment
        evidenceRuns = Set(said.evidenceRuns).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        guard said.targetContentDigest.isEmpty || said.targetContentDigest.count == 32 else {
            throw Self.invalid("target_content_digest", "has \(said.targetContentDigest.count) bytes; a digest has 32")
        }
        targetContentDigest = said.targetContentDigest
        leastBump = leastLegalBump?.name ?? ""
    }

    /// Refuses versions that are not three numbers of its model, in order.
    ///
    /// - Throws: `Refusal` PROPOSAL_INVALID naming the field.
    package func checkVersions() throws(Refusal) {
        guard changeType != .unspecified, changeType.isKnown else {
            throw Self.invalid("change_type", "is not a kind of change that this release knows")
        }
        guard changeType.hasVersion else {
            let said = [("base_version", baseVersion), ("target_version", targetVersion)].first { !$0.1.isEmpty }
            guard let said else { return }
            throw Self.invalid(said.0, "is \(said.1), but a \(changeType.name) has no version: leave it out")
        }
        for (field, version) in [("base_version", baseVersion), ("target_version", targetVersion)]
        where !version.isEmpty {
            guard Self.number(of: version) != nil else {
                throw Self.invalid(field, "is \(version); write three numbers, for example models/m/versions/1.2.0")
            }
            guard version.utf8.starts(with: (model + "/").utf8), !model.isEmpty else {
                let owner = model.isEmpty ? "a model" : model
                throw Self.invalid(field, "is \(version), which is not a version of \(owner)")
            }
        }
        guard baseVersion.isEmpty || targetVersion.isEmpty || bump != nil else {
            throw Self.invalid("target_version", "is \(targetVersion), not above the base, \(baseVersion)")
        }
    }

    private static func kept(_ values: [ChangedValue], _ field: String) throws(Refusal) -> [ChangedValue] {
        var kept: [ChangedValue] = []
        for value in values {
            let json: JSONValue
            do { json = try JSONValue(parsing: Array(value.json.utf8)) } catch {
                throw invalid(field, "has a value of \(value.name) that is not JSON: \(error.message)")
            }
            kept.append(ChangedValue(name: value.name, json: json.text()))
        }
        return try ordered(kept, field, \.name)
    }

    private static func kept(_ contract: ModelContract?, _ field: String) throws(Refusal) -> ModelContract? {
        guard let contract else { return nil }
        return ModelContract(
            inputs: try ordered(contract.inputs, "\(field).inputs", \.name),
            outputs: try ordered(contract.outputs, "\(field).outputs", \.name))
    }

    private static func ordered<Item>(
        _ items: [Item], _ field: String, _ name: (Item) -> String
    ) throws(Refusal) -> [Item] {
        let ordered = items.sorted { name($0).utf8.lexicographicallyPrecedes(name($1).utf8) }
        for (one, next) in zip(ordered, ordered.dropFirst()) where ExactText(name(one)) == ExactText(name(next)) {
            throw invalid(field, "names \(name(one)) twice")
        }
        return ordered
    }

    static func invalid(_ field: String, _ message: String) -> Refusal {
        Refusal(.proposalInvalid, "\(field) \(message)", ["field": "proposal.\(field)"])
    }

    /// Refuses a submission that lacks what its change needs.
    ///
    /// A change with a version says what it will do and what to watch; every change says how to take it back.
    /// - Throws: `Refusal` PROPOSAL_INCOMPLETE naming every field that lacks.
    func checkComplete() throws(Refusal) {
        var lacking: [String] = []
        func need(_ field: String, _ isThere: Bool) { if !isThere { lacking.append(field) } }
        need("description", !description.isEmpty)
        if changeType.hasVersion {
            need("model", !model.isEmpty)
            need("target_version", !targetVersion.isEmpty)
            need("impact_analysis.expected_auto_resolve_rate", impactAnalysis?.expectedAutoResolveRate != nil)
            need("impact_analysis.expected_escalate_rate", impactAnalysis?.expectedEscalateRate != nil)
            need("monitoring_plan", !monitoringPlan.isEmpty)
        } else {
            need("new_values", !newValues.isEmpty)
        }
        need("rollback_plan", !rollbackPlan.isEmpty)
        guard lacking.isEmpty else {
            throw Refusal(
                .proposalIncomplete, "\(name) lacks \(lacking.joined(separator: ", "))",
                ["resource": name, "fields": lacking.joined(separator: ",")])
        }
    }
}

extension RiskTier {
    /// Whether more is at stake.
    func isAbove(_ other: RiskTier) -> Bool { rawValue > other.rawValue }
}
