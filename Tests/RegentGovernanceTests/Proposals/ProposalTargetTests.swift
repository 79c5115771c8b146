import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("Targets of proposals")
struct ProposalTargetTests {
    static let base = ModelVersion(
        name: "models/m/versions/1.0.0", artifacts: [VersionArtifact(name: "a", digest: "sha256:1")],
        decisionModel: DecisionModel(
            weights: [0.3, 0.3], biases: ["default": 1], thresholdAuto: 0.15, thresholdEscalate: 0.5),
        contract: ModelContract(inputs: [ContractField(name: "a", type: "number")]))

    @Test("new values take the place of the base's, and everything else stays")
    func values() throws {
        var proposal = ProposalCase.weights()
        proposal.newValues += [
            ChangedValue(name: "threshold_escalate", json: "0.6"), ChangedValue(name: "note", json: "\"Feb\""),
        ]
        let target = try proposal.target(over: Self.base, draft: nil)
        #expect(target.name == proposal.targetVersion && target.base == proposal.baseVersion)
        #expect(target.artifacts == Self.base.artifacts && target.contract == Self.base.contract)
        #expect(
            target.decisionModel
                == DecisionModel(
                    weights: [0.4, 0.2], biases: ["default": 1], thresholdAuto: 0.15, thresholdEscalate: 0.6))
    }

    @Test("null resets a value; artifacts and contract replace the base's")
    func replaced() throws {
        var proposal = ProposalCase.weights()
        proposal.newValues = [ChangedValue(name: "biases", json: "null")]
        proposal.targetArtifacts = [VersionArtifact(name: "b", digest: "sha256:2")]
        proposal.newContract = ModelContract()
        let target = try proposal.target(over: Self.base, draft: nil)
        #expect(target.decisionModel?.biases.isEmpty == true && target.decisionModel?.weights == [0.3, 0.3])
        #expect(target.artifacts == proposal.targetArtifacts && target.contract == ModelContract())
    }

    @Test("values of which no decision model can be made are refused", arguments: ["\"much\"", "[true]", "{\"a\":1}"])
    func bad(json: String) {
        var proposal = ProposalCase.weights()
        proposal.newValues = [ChangedValue(name: "weights", json: json)]
        expectRefusal(.proposalInvalid) { _ = try proposal.target(over: Self.base, draft: nil) }
    }

    @Test(
        "old values are those that the base has, however they are written",
        arguments: [
            ("weights", "[0.30, 0.3]", true), ("weights", "[0.3]", false), ("weights", "null", false),
            ("threshold_auto", "0.150", true), ("threshold_auto", "0.4", false), ("biases", "null", true),
            ("biases", "{\"default\":1}", false), ("gamma", "7", true), ("threshold_auto", "\"high\"", false),
        ])
    func oldValues(name: String, json: String, isHeld: Bool) {
        var proposal = ProposalCase.weights()
        proposal.oldValues = [ChangedValue(name: name, json: json)]
        let reason = refusal { try proposal.checkOldValues(of: ProposalCase.base) }
        #expect(reason == (isHeld ? nil : .proposalInvalid))
    }

    @Test(
        "old values of a change of configuration are those that its model has",
        arguments: [
            ("risk_tier", "\"HIGH\"", true), ("risk_tier", "\"LOW\"", false), ("tags", "[\"a\"]", true),
            ("tags", "[]", false), ("limit", "7", true),
        ])
    func oldConfiguration(name: String, json: String, isHeld: Bool) {
        let model = Model(name: "models/m", owner: "principals/ada", riskTier: .high, tags: ["a"])
        let proposal = ChangeProposal(
            name: "proposals/p", model: model.name, changeType: .configChange,
            oldValues: [ChangedValue(name: name, json: json)])
        let reason = refusal { try proposal.checkOldValues(of: model) }
        #expect(reason == (isHeld ? nil : .proposalInvalid))
    }

    @Test("a change of configuration sets fields of its model that people write, and nothing else")
    func configuration() throws {
        let model = Model(
            name: "models/m", revision: 3, state: .active, owner: "principals/ada", riskTier: .high, tags: ["old"])
        var proposal = ProposalCase.weights()
        proposal.changeType = .configChange
        proposal.newValues = [
            ChangedValue(name: "risk_tier", json: "\"LOW\""), ChangedValue(name: "tags", json: "null"),
            ChangedValue(name: "name", json: "\"models/other\""), ChangedValue(name: "limit", json: "2"),
        ]
        let after = try #require(try proposal.configuration(of: model))
        #expect(after.riskTier == .low && after.tags == [] && after.name == model.name && after.owner == model.owner)
        proposal.newValues = [ChangedValue(name: "limit", json: "2"), ChangedValue(name: "revision", json: "9")]
        #expect(try proposal.configuration(of: model) == nil)
        proposal.changeType = .weightsUpdate
        proposal.newValues = [ChangedValue(name: "risk_tier", json: "\"LOW\"")]
        #expect(try proposal.configuration(of: model) == nil)
    }

    @Test(
        "values of which no model can be made are refused",
        arguments: [("risk_tier", "\"NONE\""), ("tags", "\"a\""), ("owner", "\"models/m\"")])
    func badConfiguration(value: (name: String, json: String)) {
        var proposal = ProposalCase.weights()
        proposal.changeType = .configChange
        proposal.newValues = [ChangedValue(name: value.name, json: value.json)]
        expectRefusal(.proposalInvalid) {
            _ = try proposal.configuration(of: Model(name: "models/m", owner: "principals/ada"))
        }
    }

    @Test("a proposal that names a digest is for the DRAFT that has it, and for no other")
    func bound() throws {
        var draft = Self.base
        (draft.name, draft.contentDigest) = ("models/m/versions/1.1.0", [UInt8](repeating: 1, count: 32))
        var proposal = ProposalCase.weights()
        proposal.targetContentDigest = draft.contentDigest
        let target = try proposal.target(over: nil, draft: draft)
        #expect(target.artifacts == draft.artifacts && target.decisionModel == draft.decisionModel)
        draft.contentDigest[0] = 2
        for other in [draft, nil] {
            expectRefusal(.versionContentDiffers) { _ = try proposal.target(over: nil, draft: other) }
        }
    }
}
