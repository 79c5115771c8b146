package import RegentMessages
package import RegentModel

extension ChangeProposal {
    /// The version that applying registers: what its base holds, with the new values, artifacts and contract.
    ///
    /// New values whose names are fields of a decision model take their place in it; others only describe the change.
    /// A proposal that names the digest of its target is for the content of the DRAFT that has it.
    /// - Parameters:
    ///   - base: the base version; nil for a first one.
    ///   - draft: the stored version of the target's name; nil where there is none.
    /// - Throws: `Refusal` VERSION_CONTENT_DIFFERS; PROPOSAL_INVALID for values of which no decision model can be made.
    package func target(over base: ModelVersion?, draft: ModelVersion?) throws(Refusal) -> ModelVersion {
        var target = ModelVersion(name: targetVersion, base: baseVersion, changelog: description)
        if !targetContentDigest.isEmpty {
            guard let draft, draft.contentDigest == targetContentDigest else {
                throw Refusal(
                    .versionContentDiffers, "\(targetVersion) does not hold the content that \(name) is for",
                    ["resource": targetVersion, "field": "proposal.target_content_digest"])
            }
            (target.artifacts, target.decisionModel) = (draft.artifacts, draft.decisionModel)
            target.contract = draft.contract
            return target
        }
        target.artifacts = targetArtifacts.isEmpty ? base?.artifacts ?? [] : targetArtifacts
        target.decisionModel = try decisionModel(over: base?.decisionModel)
        target.contract = newContract ?? base?.contract
        return target
    }

    /// The model that applying leaves behind; nil where the change sets nothing of a model.
    ///
    /// New values whose names are fields of a model that people write take their place in it; others only describe the
    /// change.
    /// - Throws: `Refusal` PROPOSAL_INVALID for values of which no model can be made.
    package func configuration(of before: Model) throws(Refusal) -> Model? {
        let values = modelValues(newValues)
        guard !values.isEmpty else { return nil }
        return try Self.message(before, with: values, "model")
    }

    /// What a change of configuration finds in a model: the fields that it sets, as JSON in order of their names; empty
    /// where it sets none.
    package func configurationBase(in before: Model) -> [UInt8] {
        let names = Set(modelValues(newValues).map(\.name))
        guard !names.isEmpty else { return [] }
        let members = (before.jsonValue.members ?? []).filter { names.contains($0.key) }
            .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        return Array(JSONValue.object(members).text().utf8)
    }

    /// Those values of a change of configuration that are fields of a model which people write.
    private func modelValues(_ values: [ChangedValue]) -> [ChangedValue] {
        guard changeType == .configChange else { return [] }
        let fixed = Set(Model.outputOnlyFields + ["name"])
        let fields = Set(Schema.regent.messages[Model.fullName]?.fields.map(\.name) ?? []).subtracting(fixed)
        return values.filter { fields.contains($0.name) }
    }

    /// Refuses old values that are fields of a decision model and not those of the base: an approval is of the
    /// difference that it was shown.
    ///
    /// - Throws: `Refusal` PROPOSAL_INVALID.
    package func checkOldValues(of base: ModelVersion) throws(Refusal) {
        let (held, values) = (base.decisionModel ?? DecisionModel(), Self.decisionValues(oldValues))
        guard !values.isEmpty else { return }
        let told = try Self.message(held, with: values, "decision model")
        func content(_ model: DecisionModel) -> [UInt8] { VersionContent.bytes(of: ModelVersion(decisionModel: model)) }
        guard content(told) != content(held) else { return }
        throw Self.invalid("old_values", "are not what \(base.name) holds: regent version show prints it")
    }

    /// Refuses old values that are fields of a model and not those that it has, as above.
    ///
    /// - Throws: `Refusal` PROPOSAL_INVALID.
    package func checkOldValues(of model: Model) throws(Refusal) {
        let values = modelValues(oldValues)
        guard !values.isEmpty else { return }
        let told = try Self.message(model, with: values, "model")
        guard told.jsonValue != model.jsonValue else { return }
        throw Self.invalid("old_values", "are not what \(model.name) has: regent model show prints it")
    }

    private func decisionModel(over base: DecisionModel?) throws(Refusal) -> DecisionModel? {
        let values = Self.decisionValues(newValues)
        guard !values.isEmpty else { return base }
        return try Self.message(base ?? DecisionModel(), with: values, "decision model")
    }

    /// Those values that are fields of a decision model.
    private static func decisionValues(_ values: [ChangedValue]) -> [ChangedValue] {
        let fields = Set(Schema.regent.messages[DecisionModel.fullName]?.fields.map(\.name) ?? [])
        return values.filter { fields.contains($0.name) }
    }

    /// A message with other values; null resets one.
    private static func message<M: Message>(
        _ base: M, with values: [ChangedValue], _ what: String
    ) throws(Refusal) -> M {
        let names = Set(values.map(\.name))
        var members = base.jsonValue.members?.filter { !names.contains($0.key) } ?? []
        for value in values {
            if let json = value.value, json != .null { members.append(JSONValue.Member(value.name, json)) }
        }
        let message: M
        do {
            message = try M(json: JSONValue.object(members).text())
        } catch {
            throw invalid("new_values", "make no \(what): \(error)")
        }
        if let first = message.violations().first {
            throw invalid("new_values", "make no \(what): \(first.field) \(first.description)")
        }
        return message
    }
}
