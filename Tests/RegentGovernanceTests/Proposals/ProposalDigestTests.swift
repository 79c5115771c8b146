import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("Digests of proposals")
struct ProposalDigestTests {
    typealias Edit = ProposalContentTests.Edit

    static let edits: [Edit] = [
        Edit("name") { $0.name += "x" }, Edit("author") { $0.author += "x" }, Edit("model") { $0.model += "x" },
        Edit("base") { $0.baseVersion += "x" }, Edit("target") { $0.targetVersion += "x" },
        Edit("kind") { $0.changeType = .bugFix }, Edit("description") { $0.description += "x" },
        Edit("old value") { $0.oldValues[0].json = "1" }, Edit("new value") { $0.newValues[0].json = "1" },
        Edit("name of a value") { $0.newValues[0].name = "w" },
        Edit("values change sides") { ($0.oldValues, $0.newValues) = ($0.newValues, $0.oldValues) },
        Edit("no new value") { $0.newValues = [] },
        Edit("contract") { $0.newContract = ModelContract() },
        Edit("input") { $0.newContract = ModelContract(inputs: [ContractField(name: "a", type: "t")]) },
        Edit("output") { $0.newContract = ModelContract(outputs: [ContractField(name: "a", type: "t")]) },
        Edit("required input") {
            $0.newContract = ModelContract(inputs: [ContractField(name: "a", type: "t", required: true)])
        },
        Edit("old contract") { $0.oldContract = ModelContract() }, Edit("impact") { $0.impact = .critical },
        Edit("automatic rate") { $0.impactAnalysis?.expectedAutoResolveRate = 0.13 },
        Edit("ask rate") { $0.impactAnalysis?.expectedAskRate = 0.12 },
        Edit("escalation rate") { $0.impactAnalysis?.expectedEscalateRate = 0.12 },
        Edit("Youden") { $0.impactAnalysis?.youdenImprovement = 0 },
        Edit("quality before") { $0.impactAnalysis?.qualityBefore = DecisionQuality() },
        Edit("quality after") { $0.impactAnalysis?.qualityAfter = DecisionQuality() },
        Edit("Brier") { $0.impactAnalysis?.qualityAfter = DecisionQuality(brier: 0.1) },
        Edit("log-loss") { $0.impactAnalysis?.qualityAfter = DecisionQuality(logLoss: 0.1) },
        Edit("AUC") { $0.impactAnalysis?.qualityAfter = DecisionQuality(auc: 0.1) },
        Edit("J") { $0.impactAnalysis?.qualityAfter = DecisionQuality(youden: 0.1) },
        Edit("rollback plan") { $0.rollbackPlan += "x" }, Edit("monitoring plan") { $0.monitoringPlan += "x" },
        Edit("a text moves between fields") {
            ($0.rollbackPlan, $0.monitoringPlan) = ($0.rollbackPlan + $0.monitoringPlan, "")
        },
        Edit("schedule") { $0.scheduledDeployment = Timestamp(microseconds: 0) },
        Edit("runs") { $0.evidenceRuns.append("evalRuns/s") },
        Edit("target digest") { $0.targetContentDigest = [0] },
        Edit("artifact") { $0.targetArtifacts = [VersionArtifact(name: "a", digest: "d", size: 1)] },
        Edit("run") { $0.evidence[0].run += "x" }, Edit("content of a run") { $0.evidence[0].contentDigest = [3] },
        Edit("gates of a run") { $0.evidence[0].gatesDigest = [3] },
        Edit("scored samples") { $0.evidence[0].scoredSamples += 1 },
        Edit("uploaders") { $0.evidence[0].uploadedBy = [] }, Edit("invalidated") { $0.evidence[0].invalidated = true },
        Edit("reviews needed") { $0.policy?.requiredReviews = 3 },
        Edit("impact in force") { $0.policy?.impact = .critical },
        Edit("committee needed") { $0.policy?.committeeNeeded = false }, Edit("committee") { $0.committee += "x" },
        Edit("seats") { $0.policy?.requiredSeats.removeLast() },
        Edit("base content") { $0.policy?.baseContentDigest = [1] },
    ]

    @Test("every part of change, evidence and policy is in it, and none twice the same")
    func parts() throws {
        let proposal = try ProposalCase.made(in: .submitted).proposal
        var seen: [[UInt8]: String] = [ProposalDigest.bytes(of: proposal): "nothing"]
        for edit in Self.edits {
            var edited = proposal
            edit.change(&edited)
            let bytes = ProposalDigest.bytes(of: edited)
            #expect(seen[bytes] == nil, "\(edit.testDescription) has the bytes of \(seen[bytes] ?? "")")
            seen[bytes] = edit.testDescription
        }
    }

    static let outside: [Edit] = [
        Edit("state") { $0.state = .approved }, Edit("reviews") { $0.reviews = [ProposalReview(reviewer: "a")] },
        Edit("votes") { $0.votes = [ProposalVote(voter: "a")] }, Edit("checklist") { $0.checklist = [] },
        Edit("revision") { $0.revision = 9 }, Edit("update") { $0.updateTime = Timestamp(microseconds: 9) },
    ]

    @Test("what happens to it afterwards is not in it", arguments: outside)
    func others(edit: Edit) throws {
        let proposal = try ProposalCase.made(in: .submitted).proposal
        var edited = proposal
        edit.change(&edited)
        #expect(ProposalDigest.bytes(of: edited) == ProposalDigest.bytes(of: proposal))
    }

    @Test("the bytes of a small proposal are those of the page")
    func bytes() {
        let proposal = ChangeProposal(
            name: "p", changeType: .configChange, newValues: [ChangedValue(name: "a", json: "1")], impact: .low,
            author: "u", committee: "c",
            policy: ProposalPolicy(
                requiredReviews: 2, impact: .low, committeeNeeded: true,
                requiredSeats: [RequiredSeat(seat: .productManager)]))
        func number(_ value: UInt8) -> [UInt8] { [0, 0, 0, 0, 0, 0, 0, value] }
        func text(_ text: String) -> [UInt8] { number(UInt8(text.utf8.count)) + Array(text.utf8) }
        let none = number(0)
        let named = text("p") + text("u") + none + none + none + number(14) + none
        let values = none + number(1) + text("a") + text("1")
        let contracts = none + none
        let rates = none + none + none + none
        let plans = none + none + none + none + none + none
        let change = named + values + contracts + number(1) + rates + plans
        let policy = number(2) + number(1) + number(1) + text("c") + number(1) + number(2) + none
        let whole =
            Array("regent.proposal.v1\n".utf8) + number(UInt8(change.count)) + change + number(8) + none
            + number(UInt8(policy.count)) + policy
        #expect(ProposalDigest.bytes(of: proposal) == whole)
    }
}
