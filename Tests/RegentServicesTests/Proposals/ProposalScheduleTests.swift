import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

/// What the scheduler does with proposals.
@Suite("Proposals and the scheduler", .timeLimit(.minutes(10)))
struct ProposalScheduleTests {
    static let day: Int64 = 86_400_000_000

    /// What one tick at a time does: how many expire and how many are applied.
    static func tick(
        _ bench: ServiceBench, at now: Int64, limit: Int = 100
    ) async throws -> (expired: Int, applied: Int) {
        let nouns: [any ScheduledNoun.Type] = [ProposalExpiry.self, ProposalDeployment.self]
        let events = try await Schedule(bench.context, nouns: nouns, now: { now }).tick(limit: limit).done.map(\.event)
        return (events.count { $0 == "proposal.expired" }, events.count { $0 == "proposal.applied" })
    }

    @Test("open proposals expire after 30 days, once, and so they do after a restart and a jump of the clock")
    func expired() async throws {
        let people = try await ProposalBench.open()
        try await people.create()
        try await people.create(ProposalBench.draft("q", version: "2.0.0"))
        try await people.submit("q")
        let ends = try await [people.stored("p"), people.stored("q")].compactMap { $0.expireTime?.microseconds }
        let (first, last) = (try #require(ends.min()), try #require(ends.max()))
        var bench = people.bench
        #expect(try await Self.tick(bench, at: first - 1) == (0, 0))
        #expect(try await Self.tick(bench, at: first) == (1, 0))
        bench = try await bench.restarted()
        #expect(try await Self.tick(bench, at: first) == (0, 0))
        // The clock goes back and far ahead.
        #expect(try await Self.tick(bench, at: 1) == (0, 0))
        #expect(try await Self.tick(bench, at: last + 400 * Self.day) == (1, 0))
        #expect(try await Self.tick(bench, at: last + 800 * Self.day) == (0, 0))
        for id in ["p", "q"] {
            let proposal = try await people.stored(id)
            #expect(proposal.state == .expired && proposal.expireTime == nil)
            let entry = try #require(try await bench.store.lastEntry(of: proposal.name, asOf: nil))
            #expect(entry.event == "proposal.expired" && entry.actor == Caller.daemon.name)
        }
    }

    @Test("an approved proposal is applied at its schedule by the daemon, once")
    func applied() async throws {
        let people = try await ProposalBench.open()
        let schedule = 5 * Self.day
        try await people.create(ProposalBench.draft(schedule: schedule))
        try await people.approve()
        #expect(try await Self.tick(people.bench, at: schedule - 1) == (0, 0))
        let bench = try await people.bench.restarted()
        #expect(try await Self.tick(bench, at: schedule) == (0, 1))
        #expect(try await Self.tick(bench, at: schedule) == (0, 0))
        let applied = try await people.stored()
        #expect(applied.state == .applied && applied.appliedBy == Caller.daemon.name)
        #expect(try await bench.store.get(ModelVersion.self, ProposalBench.first) != nil)
    }

    @Test("what is not approved at its schedule is not applied, and what is stale stays until it expires")
    func stale() async throws {
        let people = try await ProposalBench.open()
        let schedule = 5 * Self.day
        try await people.create(ProposalBench.draft(schedule: schedule))
        try await people.create(ProposalBench.draft("q", version: "2.0.0", schedule: schedule))
        try await people.approve()
        _ = try await people.bench.call(
            EvaluationServiceMethods.invalidateRun,
            InvalidateRunRequest(run: "evalRuns/proof", mutation: .fresh("labels were swapped")))
        #expect(try await Self.tick(people.bench, at: schedule) == (0, 0))
        #expect(try await people.stored().state == .approved)
        #expect(try await Self.tick(people.bench, at: schedule + 7 * Self.day) == (1, 0))
        #expect(try await people.stored().state == .expired)
        #expect(try await people.stored("q").state == .draft)
    }

    /// What takes the right to vote from `principals/lead0` between vote and schedule.
    enum Lapse: CaseIterable { case nothing, roleRevoked, disabled, seatGiven }

    @Test("a vote does not outlast the right to give it", arguments: Lapse.allCases)
    func lapsed(lapse: Lapse) async throws {
        let people = try await ProposalBench.open()
        let (bench, schedule) = (people.bench, 5 * Self.day)
        try await people.harden()
        try await people.create(ProposalBench.draft(schedule: schedule))
        try await people.approve()
        var lead = try await bench.store.require(Principal.self, "principals/lead0")
        switch lapse {
        case .nothing: break
        case .roleRevoked:
            _ = try await bench.call(
                AccessServiceMethods.revokeRole,
                RevokeRoleRequest(
                    principal: lead.name, grant: RoleGrant(role: .approver), mutation: .fresh(etag: lead.etag)))
        case .disabled:
            lead.disabled = true
            _ = try await bench.call(
                AccessServiceMethods.putPrincipal, PutPrincipalRequest(principal: lead, mutation: .fresh()))
        case .seatGiven:
            try await bench.party("heir")
            var committee = try await bench.store.require(Committee.self, "committees/all")
            committee.seats[0].holders = ["principals/heir"]
            _ = try await bench.call(
                CommitteeServiceMethods.putCommittee, PutCommitteeRequest(committee: committee, mutation: .fresh()))
        }
        guard lapse != .nothing else {
            #expect(try await Self.tick(bench, at: schedule) == (0, 1))
            return
        }
        #expect(try await Self.tick(bench, at: schedule) == (0, 0))
        #expect(try await people.stored().state == .approved)
        await expectRefusal(.segregationOfDuties) { try await people.apply() }
    }

    @Test("what the owner of a store in single-person mode approved alone is applied at its schedule, and says so")
    func alone() async throws {
        let people = try await ProposalBench.open()
        let schedule = 5 * Self.day
        _ = try await people.bench.call(
            ProposalServiceMethods.createProposal,
            CreateProposalRequest(proposal: ProposalBench.draft(schedule: schedule), mutation: .fresh()))
        try await people.bench.walk("proposals/p", to: .approved)
        #expect(try await Self.tick(people.bench, at: schedule) == (0, 1))
        let applied = try await people.stored()
        #expect(applied.state == .applied && applied.singlePersonMode)
    }

    @Test("a tick of a limit takes the longest due first")
    func limited() async throws {
        let people = try await ProposalBench.open()
        for id in 1...3 { try await people.create(ProposalBench.draft("p\(id)", version: "\(id).0.0")) }
        let late = 40 * Self.day
        for count in [1, 1, 1, 0] { #expect(try await Self.tick(people.bench, at: late, limit: 1) == (count, 0)) }
    }
}
