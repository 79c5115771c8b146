import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

/// What waits of proposals, validations, overrides, use cases and tokens.
@Suite("Inbox of governance", .timeLimit(.minutes(10)))
struct GovernanceInboxTests {
    private static func approvals(_ bench: ServiceBench, _ caller: Caller) async throws -> [InboxItem] {
        let page = try await bench.call(
            InboxServiceMethods.listApprovals, ListApprovalsRequest(), as: caller)
        #expect(page.nextPageToken.isEmpty)
        return page.items
    }

    private static func kinds(_ bench: ServiceBench, _ caller: Caller) async throws -> [String] {
        try await bench.call(InboxServiceMethods.getInbox, GetInboxRequest(), as: caller).items.map(\.kind)
    }

    @Test("A proposal waits for reviewers, then for the holders of each seat, then to be applied")
    func proposal() async throws {
        let people = try await ProposalBench.open()
        let bench = people.bench
        try await people.create()
        for caller in [people.author, people.ann] { #expect(try await Self.kinds(bench, caller) == []) }
        try await people.submit()
        #expect(try await Self.kinds(bench, people.author) == ["proposal.checklist"])
        let review = try #require(try await Self.approvals(bench, people.ann).first)
        #expect(review.kind == "proposal.review" && review.resource == "proposals/p")
        #expect(review.command == "regent review add p --decision DECISION" && review.dueTime != nil)

        try await bench.answerAll("proposals/p", as: people.author)
        #expect(try await Self.kinds(bench, people.author) == [])
        try await people.review(by: people.ann)
        #expect(try await Self.kinds(bench, people.ann) == [])
        #expect(try await Self.kinds(bench, people.ben) == ["proposal.review"])
        try await people.review(by: people.ben)
        #expect(try await Self.kinds(bench, people.ben) == [])

        for (place, lead) in people.leads.enumerated() {
            let word = Committee.requiredSeats[place].name.lowercased().replacing("_", with: "-")
            let items = try await Self.approvals(bench, lead)
            #expect(items.map(\.kind) == ["proposal.vote"], "\(lead.name)")
            #expect(items.first?.command == "regent vote cast p --seat \(word) --decision DECISION")
            try await people.vote(place)
            #expect(try await Self.approvals(bench, lead) == [])
        }
        #expect(try await Self.kinds(bench, people.operatorCaller) == ["proposal.apply"])
        #expect(try await Self.approvals(bench, people.operatorCaller) == [])
        try await people.apply()
        #expect(try await Self.kinds(bench, people.operatorCaller) == [])
    }

    @Test("What is sent back waits for its author, and what has a schedule for nobody")
    func author() async throws {
        let people = try await ProposalBench.open()
        try await people.create()
        try await people.submit()
        let etag = try await people.stored().etag
        _ = try await people.bench.call(
            ProposalServiceMethods.addReview,
            AddReviewRequest(
                name: "proposals/p", decision: .requestChanges, comment: "say more", mutation: .fresh(etag: etag)),
            as: people.ann)
        #expect(try await Self.kinds(people.bench, people.author) == ["proposal.changesRequested"])
        #expect(try await Self.kinds(people.bench, people.operatorCaller) == [])
        try await people.create(ProposalBench.draft("q", version: "2.0.0", schedule: .max / 2))
        try await people.approve("q")
        #expect(try await Self.kinds(people.bench, people.operatorCaller) == [])
    }

    @Test("A validation waits for everybody but who registered the version, and a program decides nothing")
    func validation() async throws {
        let bench = try await ServiceBench.open()
        _ = try await ValidationRequest.made(in: .requested, bench)
        let stored = try await bench.store.require(ValidationRequest.self, "validationRequests/v")
        let judge = Caller(name: "principals/judge", authority: .all)
        let items = try await Self.approvals(bench, judge)
        #expect(items.map(\.kind) == ["validation.decide"] && items.first?.title == stored.version)
        #expect(items.first?.command == "regent validation decide v DECISION --comment TEXT")
        for other in [
            Caller(name: stored.registrant, authority: .all),
            Caller(name: "principals/bot", kind: .service, authority: .all),
            try InboxTests.caller("reader", []),
        ] {
            #expect(try await Self.approvals(bench, other) == [], "\(other.name)")
        }
    }

    @Test("An override waits for everybody but who asked for it, until it is decided")
    func override() async throws {
        let bench = try await ServiceBench.open()
        let asked = try await Override.made(in: .requested, bench)
        let judge = Caller(name: "principals/judge", authority: .all)
        let item = try #require(try await Self.approvals(bench, judge).first)
        #expect(item.kind == "override.grant" && item.command == "regent override grant o")
        #expect(item.dueTime == asked.expireTime)
        #expect(try await Self.approvals(bench, Caller(name: asked.requestedBy, authority: .all)) == [])
        _ = try await bench.call(
            OverrideServiceMethods.denyOverride,
            DenyOverrideRequest(name: asked.name, comment: "no", mutation: .fresh()), as: judge)
        #expect(try await Self.approvals(bench, judge) == [])
    }

    @Test("A use case waits for everybody but who wrote it, and a second person where one is needed")
    func useCase() async throws {
        let bench = try await ServiceBench.open()
        let submitted = try await UseCase.made(in: .submitted, bench)
        let judge = Caller(name: "principals/judge", authority: .all)
        #expect(try await Self.approvals(bench, judge).map(\.command) == ["regent usecase approve u"])
        #expect(try await Self.approvals(bench, Caller(name: submitted.owner, authority: .all)) == [])
    }

    @Test("A requested token waits for everybody but who asked for it")
    func token() async throws {
        let bench = try await ServiceBench.open()
        let ada = try await bench.party("ada")
        let requested = try await bench.call(
            AccessServiceMethods.requestToken, RequestTokenRequest(description: "laptop", mutation: .fresh()), as: ada)
        let name = try #require(requested.token?.name)
        let admin = Caller(name: "principals/admin", authority: .all)
        let items = try await Self.approvals(bench, admin)
        #expect(items.map(\.command) == ["regent access token issue --requested \(name)"])
        #expect(try await Self.approvals(bench, ada) == [])
        _ = try await bench.call(
            AccessServiceMethods.issueToken, IssueTokenRequest(mutation: .fresh(), token: name), as: admin)
        #expect(try await Self.approvals(bench, admin) == [])
    }

    @Test("Entries of each kind tell people of the next step, the same each time")
    func news() async throws {
        let people = try await ProposalBench.open()
        try await people.create(ProposalBench.draft())
        try await people.approve()
        try await people.apply()
        _ = try await Override.made(in: .denied, people.bench)
        let store = people.bench.store
        let entries = try await store.entries(from: 1)
        let told = entries.map { InboxNews.items(of: $0, in: "store") }
        #expect(told == entries.map { InboxNews.items(of: $0, in: "store") })
        let kinds = told.joined().map(\.kind)
        #expect(kinds.count { $0 == "proposal.vote" } == 3)
        for kind in ["proposal.review", "proposal.apply", "proposal.applied", "override.grant", "override.denied"] {
            #expect(kinds.contains(kind), "\(kind)")
        }
        #expect(Set(told.joined().map(\.id)).count == kinds.count)
    }
}
