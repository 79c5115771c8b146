import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage

/// People with roles around the proposals of one model, none of them the owner of the store.
struct ProposalBench {
    typealias Methods = ProposalServiceMethods

    static let model = "models/triage"
    static let first = "models/triage/versions/1.0.0"

    let bench: ServiceBench
    let author = ProposalBench.caller("author", .operator)
    let operatorCaller = ProposalBench.caller("operator", .operator)
    let ann = ProposalBench.caller("ann", .approver)
    let ben = ProposalBench.caller("ben", .approver)
    /// Who hold the required seats, in order.
    let leads = (0..<3).map { ProposalBench.caller("lead\($0)", .approver) }

    static func caller(_ id: String, _ role: Role, scope: String = "*") -> Caller {
        let scope = (try? Scope(scope)) ?? .everything
        return Caller(
            name: "principals/\(id)",
            authority: .granted([
                Authorisation(role: role.name, permissions: RolePermissions.of(role), scope: scope)
            ]))
    }

    /// A model, a committee, and a sealed run.
    static func open(samples: Int = 1_001, waives: Bool = false) async throws -> ProposalBench {
        let bench = try await ServiceBench.open()
        _ = try await bench.call(
            ModelServiceMethods.createModel,
            CreateModelRequest(model: Model(name: model), mutation: .fresh()))
        _ = try await bench.committee("committees/all", waivesSmallChanges: waives)
        try await bench.run("evalRuns/proof", (0..<samples).map { "s\($0)" })
        _ = try await bench.call(
            EvaluationServiceMethods.sealRun, SealRunRequest(run: "evalRuns/proof", mutation: .fresh()))
        return ProposalBench(bench: bench)
    }

    /// The proposal of a first version.
    static func draft(
        _ id: String = "p", version: String = "1.0.0", schedule: Int64? = nil
    ) -> ChangeProposal {
        var proposal = ChangeProposal.firstVersion("proposals/\(id)")
        proposal.targetVersion = "\(model)/versions/\(version)"
        proposal.evidenceRuns = ["evalRuns/proof"]
        proposal.scheduledDeployment = schedule.map { Timestamp(microseconds: $0) }
        return proposal
    }

    /// Ends single-person mode: the owner of the store is an ADMIN from then on.
    func harden() async throws {
        let boss = Principal(name: "principals/boss", kind: .human)
        let put = try await bench.call(
            AccessServiceMethods.putPrincipal, PutPrincipalRequest(principal: boss, mutation: .fresh()))
        _ = try await bench.call(
            AccessServiceMethods.grantRole,
            GrantRoleRequest(
                principal: boss.name, grant: RoleGrant(role: .admin),
                mutation: .fresh(etag: put.principal?.etag ?? "")))
        _ = try await bench.call(AccessServiceMethods.harden, HardenRequest(mutation: .fresh()))
    }

    func stored(_ id: String = "p") async throws -> ChangeProposal {
        try await bench.store.require(ChangeProposal.self, "proposals/\(id)")
    }

    func create(_ proposal: ChangeProposal = ProposalBench.draft()) async throws {
        _ = try await bench.call(
            Methods.createProposal, CreateProposalRequest(proposal: proposal, mutation: .fresh()), as: author)
    }

    func submit(_ id: String = "p") async throws {
        _ = try await bench.call(
            Methods.submitProposal, SubmitProposalRequest(name: "proposals/\(id)", mutation: .fresh()), as: author)
    }

    @discardableResult
    func review(
        _ id: String = "p", by caller: Caller, _ decision: ReviewDecision = .approve, etag: String? = nil
    ) async throws -> AddReviewResponse {
        let known = try await stored(id).etag
        return try await bench.call(
            Methods.addReview,
            AddReviewRequest(
                name: "proposals/\(id)", decision: decision, comment: "read", mutation: .fresh(etag: etag ?? known)),
            as: caller)
    }

    @discardableResult
    func vote(
        _ place: Int, on id: String = "p", by caller: Caller? = nil, etag: String? = nil
    ) async throws -> CastVoteResponse {
        let known = try await stored(id).etag
        return try await bench.call(
            Methods.castVote,
            CastVoteRequest(
                name: "proposals/\(id)", seat: Committee.requiredSeats[place], decision: .approve,
                mutation: .fresh(etag: etag ?? known)),
            as: caller ?? leads[place])
    }

    @discardableResult
    func apply(_ id: String = "p", etag: String? = nil) async throws -> ApplyProposalResponse {
        let known = try await stored(id).etag
        return try await bench.call(
            Methods.applyProposal,
            ApplyProposalRequest(name: "proposals/\(id)", mutation: .fresh(etag: etag ?? known)), as: operatorCaller)
    }

    /// Brings a draft to APPROVED.
    func approve(_ id: String = "p") async throws {
        try await submit(id)
        try await bench.answerAll("proposals/\(id)", as: author)
        try await review(id, by: ann)
        try await review(id, by: ben)
        for place in 0..<3 { try await vote(place, on: id) }
    }
}
