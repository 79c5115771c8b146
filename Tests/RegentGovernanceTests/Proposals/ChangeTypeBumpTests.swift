import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("Least legal bumps of changes")
struct ChangeTypeBumpTests {
    static let table: [(ChangeType, String)] = [
        (.featureRemoval, "MAJOR"), (.weightsUpdate, "MINOR"), (.featureAddition, "MINOR"),
        (.featureModification, "MINOR"), (.safetyRuleChange, "MINOR"), (.thresholdChange, "PATCH"),
        (.biasUpdate, "PATCH"), (.calibrationUpdate, "PATCH"), (.bugFix, "PATCH"), (.performanceFix, "PATCH"),
        (.gatePolicyChange, ""), (.rolloutPolicyChange, ""), (.roleChange, ""), (.configChange, ""),
    ]
    static let targets = ["PATCH": "1.0.1", "MINOR": "1.1.0", "MAJOR": "2.0.0"]
    static let ranks = ["": 0, "PATCH": 1, "MINOR": 2, "MAJOR": 3]

    @Test("every kind of change has its row")
    func complete() {
        #expect(Set(Self.table.map(\.0)) == Set(ChangeType.allKnown).subtracting([.unspecified]))
        for (type, bump) in Self.table { #expect((type.leastBump?.name ?? "") == bump, "\(type.name)") }
    }

    @Test("a submission is refused where its target is a smaller step, and only there")
    func submitted() throws {
        for (type, least) in Self.table where !least.isEmpty {
            for (step, target) in Self.targets {
                var said = ProposalCase.weights(target: target)
                said.changeType = type
                var made = ProposalCase()
                try made.create(said)
                #expect(made.proposal.leastBump == least)
                let reason = refusal { try made.submit() }
                let isTooSmall = (Self.ranks[step] ?? 0) < (Self.ranks[least] ?? 0)
                #expect(reason == (isTooSmall ? .bumpTooSmall : nil), "\(type.name) as \(step)")
            }
        }
    }

    static func contract(_ fields: [(String, String, Bool)]) -> ModelContract {
        ModelContract(inputs: fields.map { ContractField(name: $0.0, type: $0.1, required: $0.2) })
    }

    @Test(
        "another contract raises the least step of a bug fix",
        arguments: [
            ([("a", "number", true)], [("a", "number", true)], "PATCH"),
            ([("a", "number", true)], [("a", "number", true), ("b", "text", false)], "MINOR"),
            ([("a", "number", true)], [("a", "number", false)], "MINOR"),
            ([("a", "number", true)], [("a", "number", true), ("b", "text", true)], "MAJOR"),
            ([("a", "number", true)], [("a", "text", true)], "MAJOR"),
            ([("a", "number", false)], [("a", "number", true)], "MAJOR"),
            ([("a", "number", true), ("b", "text", false)], [("a", "number", true)], "MAJOR"),
        ] as [([(String, String, Bool)], [(String, String, Bool)], String)])
    func contracts(old: [(String, String, Bool)], new: [(String, String, Bool)], least: String) throws {
        for (step, target) in Self.targets {
            var said = ProposalCase.weights(target: target)
            said.changeType = .bugFix
            said.newContract = Self.contract(new)
            // What an author says of the base is not heard.
            said.oldContract = Self.contract(new)
            var made = ProposalCase()
            made.surroundings.baseContract = Self.contract(old)
            try made.create(said)
            #expect(made.proposal.leastBump == least)
            let reason = refusal { try made.submit() }
            let isTooSmall = (Self.ranks[step] ?? 0) < (Self.ranks[least] ?? 0)
            #expect(reason == (isTooSmall ? .bumpTooSmall : nil), "\(least) as \(step)")
        }
    }

    @Test("the base's contract is that of the submission, not that of the last edit")
    func contractOfBase() throws {
        var said = ProposalCase.weights(target: "1.0.1")
        said.changeType = .bugFix
        said.newContract = Self.contract([("a", "number", true)])
        var made = ProposalCase()
        made.surroundings.baseContract = said.newContract
        try made.create(said)
        made.surroundings.baseContract = Self.contract([("a", "number", true), ("b", "text", false)])
        expectRefusal(.bumpTooSmall) { try made.submit() }
    }

    @Test("a first version may have any number", arguments: ["0.1.0", "1.0.0", "3.2.1"])
    func firstVersion(target: String) throws {
        var made = ProposalCase()
        try made.create(ProposalCase.weights(base: "", target: target))
        #expect(made.proposal.leastBump.isEmpty)
        try made.submit()
        #expect(made.proposal.state == .submitted)
    }
}
