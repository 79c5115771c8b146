import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("What a proposal says")
struct ProposalContentTests {
    struct Edit: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let change: @Sendable (inout ChangeProposal) -> Void

        init(_ name: String, _ change: @escaping @Sendable (inout ChangeProposal) -> Void) {
            testDescription = name
            self.change = change
        }
    }

    static let invalid: [Edit] = [
        Edit("no kind of change") { $0.changeType = .unspecified },
        Edit("a kind of a later release") { $0.changeType = .unrecognized(99) },
        Edit("a target below the base") { $0.targetVersion = "models/m/versions/0.9.0" },
        Edit("a target that is the base") { $0.targetVersion = $0.baseVersion },
        Edit("a target of another model") { $0.targetVersion = "models/n/versions/1.1.0" },
        Edit("a base of another model") { $0.baseVersion = "models/n/versions/1.0.0" },
        Edit("a target with a leading zero") { $0.targetVersion = "models/m/versions/1.01.0" },
        Edit("a target of two numbers") { $0.targetVersion = "models/m/versions/1.1" },
        Edit("versions without a model") { $0.model = "" },
        Edit("a version of a change that has none") { $0.changeType = .roleChange },
        Edit("a value that is not JSON") { $0.newValues = [ChangedValue(name: "a", json: "[1,")] },
        Edit("a value twice") {
            $0.oldValues = [ChangedValue(name: "a", json: "1"), ChangedValue(name: "a", json: "2")]
        },
        Edit("an input twice") {
            let field = ContractField(name: "a", type: "number")
            $0.newContract = ModelContract(inputs: [field, field])
        },
        Edit("a digest of four bytes") { $0.targetContentDigest = [1, 2, 3, 4] },
    ]

    @Test("what cannot be is refused when it is made and when it is changed", arguments: invalid)
    func refused(edit: Edit) throws {
        var said = ProposalCase.weights()
        edit.change(&said)
        var made = ProposalCase()
        expectRefusal(.proposalInvalid) { try made.create(said) }
        made = try .made(in: .draft)
        let before = made.proposal
        expectRefusal(.proposalInvalid) { try made.update { edit.change(&$0) } }
        #expect(made.proposal == before)
    }

    static let incomplete: [Edit] = [
        Edit("description") { $0.description = "" },
        Edit("target_version") { $0.targetVersion = "" },
        Edit("impact_analysis") { $0.impactAnalysis = nil },
        Edit("expected_auto_resolve_rate") { $0.impactAnalysis?.expectedAutoResolveRate = nil },
        Edit("expected_escalate_rate") { $0.impactAnalysis?.expectedEscalateRate = nil },
        Edit("rollback_plan") { $0.rollbackPlan = "" },
        Edit("monitoring_plan") { $0.monitoringPlan = "" },
    ]

    @Test("a draft may lack what a submission needs", arguments: incomplete)
    func lacking(edit: Edit) throws {
        var said = ProposalCase.weights()
        edit.change(&said)
        var made = ProposalCase()
        try made.create(said)
        expectRefusal(.proposalIncomplete) { try made.submit() }
        #expect(made.proposal.state == .draft)
    }

    @Test("a change without a version needs new values and a rollback plan, and no impact analysis")
    func withoutVersion() throws {
        let said = ChangeProposal(
            name: "proposals/p", changeType: .configChange, description: "raises a limit",
            newValues: [ChangedValue(name: "limit", json: "2")], rollbackPlan: "set it back")
        var made = ProposalCase()
        made.surroundings.evidence = []
        try made.create(said)
        try made.submit()
        #expect(made.proposal.state == .submitted)
        #expect(made.proposal.checklist.map(\.result) == [.notApplicable])
        for edit in [Edit("new_values") { $0.newValues = [] }, Edit("rollback_plan") { $0.rollbackPlan = "" }] {
            var said = said
            edit.change(&said)
            try made.create(said)
            expectRefusal(.proposalIncomplete, "\(edit.testDescription)") { try made.submit() }
        }
    }

    @Test("lists are kept in order of their names, and what is output only is not heard")
    func kept() throws {
        var said = ProposalCase.weights()
        said.newValues = [ChangedValue(name: "b", json: " 2 "), ChangedValue(name: "a", json: "[ 1 ]")]
        said.state = .applied
        said.reviews = [ProposalReview(reviewer: "principals/ann", decision: .approve)]
        said.digest = [1]
        said.singlePersonMode = true
        var made = ProposalCase()
        try made.create(said)
        #expect(
            made.proposal.newValues
                == [ChangedValue(name: "a", json: "[1]"), ChangedValue(name: "b", json: "2")])
        #expect(made.proposal.state == .draft && made.proposal.reviews.isEmpty && made.proposal.digest.isEmpty)
        #expect(!made.proposal.singlePersonMode && made.proposal.author == ProposalCase.author)
    }

    @Test("the impact is the model's tier, or more where the author says so")
    func impact() throws {
        for tier in [RiskTier.low, .medium, .high, .critical] {
            for said in [RiskTier.unspecified, .low, .medium, .high, .critical] {
                var made = ProposalCase(surroundings: ProposalCase.surroundings(tier: tier))
                var proposal = ProposalCase.weights()
                proposal.impact = said
                try made.create(proposal)
                #expect(made.proposal.impact.rawValue == max(said.rawValue, tier.rawValue))
            }
        }
    }

    @Test("who holds nothing but ADMIN proposes changes of roles and configuration only")
    func administrators() throws {
        func caller(_ roles: [Role]) -> Caller {
            Caller(
                name: "principals/ada",
                authority: .granted(
                    roles.map {
                        Authorisation(role: $0.name, permissions: RolePermissions.of($0), scope: .everything)
                    }))
        }
        for type in ChangeType.allKnown where type != .unspecified {
            var said = ProposalCase.weights()
            said.changeType = type
            if !type.hasVersion { (said.baseVersion, said.targetVersion) = ("", "") }
            for roles in [[Role.admin], [.admin, .analyst], [.operator]] {
                let command = Command(
                    actor: caller(roles), role: "", method: ProposalServiceMethods.createProposal.descriptor, now: 1)
                let reason = refusal {
                    _ = try ChangeProposal.created(said, in: ProposalCase.surroundings(), command)
                }
                let isRefused = type.hasVersion && roles == [.admin]
                #expect(reason == (isRefused ? .permissionDenied : nil), "\(type.name) by \(roles.map(\.name))")
            }
        }
    }

    @Test(
        "evidence that proves nothing is refused",
        arguments: [
            Edit("invalidated") { _ in }, Edit("not sealed") { _ in }, Edit("not there") { _ in },
        ])
    func evidence(what: Edit) throws {
        var made = try ProposalCase.made(in: .draft)
        switch what.testDescription {
        case "invalidated": made.surroundings.evidence[0].invalidated = true
        case "not sealed": made.surroundings.evidence[0].contentDigest = []
        default: made.surroundings.evidence = []
        }
        expectRefusal(.evidenceInvalid) { try made.submit() }
    }
}
