import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("Times of proposals")
struct ProposalTimesTests {
    static func tick(_ made: ProposalCase, at now: Int64) throws -> ChangeProposal {
        try made.proposal.expired(.daemon(.tick, now: now)).after
    }

    @Test("a proposal expires 30 days after its last change of state")
    func open() throws {
        for state in [ChangeProposalState.draft, .submitted, .inReview, .changesRequested, .reviewed, .approved] {
            let made = try ProposalCase.made(in: state)
            let end = made.now + 30 * ProposalCase.day
            #expect(made.proposal.expireTime?.microseconds == end)
            expectRefusal(.notExpired) { _ = try Self.tick(made, at: end - 1) }
            let expired = try Self.tick(made, at: end)
            #expect(expired.state == .expired && expired.expireTime == nil)
        }
    }

    @Test("only a change of state begins the 30 days again")
    func counted() throws {
        var made = try ProposalCase.made(in: .draft)
        let end = made.proposal.expireTime
        made.now += ProposalCase.day
        try made.update { $0.description = "another one" }
        #expect(made.proposal.expireTime == end)
        try made.submit()
        #expect(made.proposal.expireTime?.microseconds == made.now + 30 * ProposalCase.day)
        let submitted = made.proposal.expireTime
        made.now += ProposalCase.day
        try made.answer()
        #expect(made.proposal.expireTime == submitted)
    }

    @Test("an approved one with a schedule expires 7 days after the schedule, and is due from it on")
    func scheduled() throws {
        for days in [1, 60] as [Int64] {
            var said = ProposalCase.weights()
            let schedule = 1_000_000 + days * ProposalCase.day
            said.scheduledDeployment = Timestamp(microseconds: schedule)
            let open = try ProposalCase.made(in: .reviewed, said)
            #expect(open.proposal.expireTime?.microseconds == open.now + 30 * ProposalCase.day)
            #expect(!open.proposal.isDue(schedule))
            let made = try ProposalCase.made(in: .approved, said)
            let end = schedule + 7 * ProposalCase.day
            #expect(made.proposal.expireTime?.microseconds == end)
            #expect(!made.proposal.isDue(schedule - 1) && made.proposal.isDue(schedule))
            #expect(made.proposal.isDue(end - 1) && !made.proposal.isDue(end))
            var late = made
            late.now = end
            expectRefusal(.illegalTransition) { try late.apply() }
        }
        #expect(try !ProposalCase.made(in: .approved).proposal.isDue(.max))
    }

    @Test("a schedule at the end of time holds for ever")
    func saturating() throws {
        var said = ProposalCase.weights()
        said.scheduledDeployment = Timestamp(microseconds: .max)
        #expect(try !ProposalCase.made(in: .approved, said).proposal.isPast(.max - 1))
    }

    @Test("nobody but the daemon lets one expire, and what has ended does not")
    func daemonOnly() throws {
        let made = try ProposalCase.made(in: .draft)
        let command = Command(
            actor: Caller(name: "principals/ann", authority: .all), role: "", method: .tick, now: .max)
        expectRefusal(.permissionDenied) { _ = try made.proposal.expired(command) }
        let applied = try ProposalCase.made(in: .applied)
        expectRefusal(.illegalTransition) { _ = try Self.tick(applied, at: .max) }
    }

    @Test("the author withdraws an open one, nobody else")
    func withdrawn() throws {
        for state in [ChangeProposalState.draft, .submitted, .inReview, .changesRequested, .reviewed, .approved] {
            let made = try ProposalCase.made(in: state)
            func withdraw(_ actor: String) throws -> ChangeProposal {
                try made.proposal.withdrawn(made.command(ProposalCase.Methods.withdrawProposal, by: actor)).after
            }
            expectRefusal(.permissionDenied) { _ = try withdraw("principals/ann") }
            #expect(try withdraw(ProposalCase.author).state == .withdrawn)
        }
    }
}
