import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentStorage
import Testing

/// Committees over a store: their people, and the proposals that wait for them.
@Suite("Committees of a store", .timeLimit(.minutes(10)))
struct CommitteeServiceTests {
    typealias Methods = CommitteeServiceMethods

    private static func put(_ committee: Committee, _ bench: ServiceBench) async throws {
        _ = try await bench.call(
            Methods.putCommittee, PutCommitteeRequest(committee: committee, mutation: .fresh()))
    }

    @Test("a seat held by nobody, a program or a disabled person is not held")
    func people() async throws {
        let bench = try await ServiceBench.open()
        var committee = try await bench.committee("committees/all")
        for stranger in [
            Principal(name: "principals/bot", kind: .service),
            Principal(name: "principals/gone", kind: .human, disabled: true),
        ] {
            _ = try await bench.call(
                AccessServiceMethods.putPrincipal, PutPrincipalRequest(principal: stranger, mutation: .fresh()))
        }
        for holder in ["principals/bot", "principals/gone", "principals/nobody"] {
            committee.seats[0].holders = [holder]
            await expectRefusal(.committeeInvalid, "\(holder)") { try await Self.put(committee, bench) }
        }
    }

    @Test("a committee is read and listed as it was put")
    func reading() async throws {
        let bench = try await ServiceBench.open()
        let made = try await bench.committee("committees/all")
        let got = try await bench.call(Methods.getCommittee, GetCommitteeRequest(name: made.name))
        #expect(got.committee == made && made.seats.count == Committee.requiredSeats.count)
        let listed = try await bench.call(Methods.listCommittees, ListCommitteesRequest(filter: "state = ACTIVE"))
        #expect(listed.committees == [made])
    }

    @Test("an open proposal keeps its committee in use")
    func inUse() async throws {
        let people = try await ProposalBench.open()
        func archive() async throws {
            _ = try await people.bench.call(
                Methods.archiveCommittee,
                ArchiveCommitteeRequest(name: "committees/all", mutation: .fresh("merged")))
        }
        try await people.create()
        try await people.submit()
        #expect(try await people.stored().committee == "committees/all")
        await expectRefusal(.committeeInUse) { try await archive() }
        _ = try await people.bench.call(
            ProposalServiceMethods.withdrawProposal,
            WithdrawProposalRequest(name: "proposals/p", mutation: .fresh()), as: people.author)
        try await archive()
        #expect(try await people.bench.store.require(Committee.self, "committees/all").state == .archived)
    }

    @Test("a small change that loosens nothing goes without the committee where it says so, and the ledger tells")
    func waived() async throws {
        let people = try await ProposalBench.open(waives: true)
        try await people.create()
        try await people.approve()
        try await people.apply()
        var next = ProposalBench.draft("q", version: "1.0.1")
        (next.baseVersion, next.changeType) = (ProposalBench.first, .thresholdChange)
        next.oldValues = [ChangedValue(name: "threshold_auto", json: "0.15")]
        next.newValues = [ChangedValue(name: "threshold_auto", json: "0.1")]
        try await people.create(next)
        try await people.submit("q")
        try await people.bench.answerAll("proposals/q", as: people.author)
        try await people.review("q", by: people.ann)
        try await people.review("q", by: people.ben)
        let approved = try await people.stored("q")
        #expect(approved.state == .approved && approved.approval?.committeeWaived == true)
        #expect(approved.approval?.approvedBy == ["principals/ann", "principals/ben"])
        let entry = try #require(try await people.bench.store.lastEntry(of: approved.name, asOf: nil))
        #expect(entry.event == "proposal.approvedWithoutCommittee")
        try await people.apply("q")
    }
}
