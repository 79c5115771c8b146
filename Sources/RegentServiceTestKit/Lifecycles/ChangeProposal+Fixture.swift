import RegentGovernance
package import RegentMessages
package import RegentModel
import RegentServices
import RegentStorage

extension ChangeProposal: LifecycleFixture {
    private typealias Methods = ProposalServiceMethods

    /// A change of configuration, which the owner of the store proposes, reviews and votes for alone.
    package static func made(in state: ChangeProposalState, _ bench: ServiceBench) async throws -> ChangeProposal {
        guard state != .superseded else { return try await superseded(bench) }
        let name = "proposals/\(state.name.lowercased())"
        _ = try await bench.call(
            Methods.createProposal,
            CreateProposalRequest(
                proposal: ChangeProposal(
                    name: name, changeType: .configChange, description: "raises a limit",
                    oldValues: [ChangedValue(name: "limit", json: "1")],
                    newValues: [ChangedValue(name: "limit", json: "2")], rollbackPlan: "set it back"),
                mutation: .fresh()))
        switch state {
        case .withdrawn:
            _ = try await bench.call(Methods.withdrawProposal, WithdrawProposalRequest(name: name, mutation: .fresh()))
        case .expired: try await bench.expire(name)
        default: try await bench.walk(name, to: state)
        }
        return try await bench.store.require(ChangeProposal.self, name)
    }

    /// Its verbs, about a document as it is stored.
    package static var verbs: [VerbCall<ChangeProposal>] {
        [
            VerbCall(Methods.updateProposal) { UpdateProposalRequest(proposal: $0) },
            VerbCall(Methods.submitProposal) { SubmitProposalRequest(name: $0.name) },
            VerbCall(Methods.addReview) { proposal in
                AddReviewRequest(
                    name: proposal.name, decision: proposal.state == .reviewed ? .requestChanges : .approve,
                    comment: "read it")
            },
            VerbCall(Methods.answerChecklist) {
                AnswerChecklistRequest(name: $0.name, answers: [ChecklistAnswer(item: .rollbackPlan, result: .yes)])
            },
            VerbCall(Methods.castVote) {
                CastVoteRequest(name: $0.name, seat: .productManager, decision: .approve)
            },
            VerbCall(Methods.applyProposal) { ApplyProposalRequest(name: $0.name) },
            VerbCall(Methods.withdrawProposal) { WithdrawProposalRequest(name: $0.name) },
        ]
    }

    /// One of two first versions of a model, of which the other one was applied.
    private static func superseded(_ bench: ServiceBench) async throws -> ChangeProposal {
        _ = try await bench.call(
            ModelServiceMethods.createModel,
            CreateModelRequest(model: Model(name: "models/triage"), mutation: .fresh()))
        for id in ["superseded", "winner"] {
            _ = try await bench.call(
                Methods.createProposal,
                CreateProposalRequest(proposal: firstVersion("proposals/\(id)"), mutation: .fresh()))
        }
        try await bench.cite("evalRuns/proof", in: "proposals/winner")
        try await bench.walk("proposals/winner", to: .applied)
        return try await bench.store.require(ChangeProposal.self, "proposals/superseded")
    }

    /// The proposal of a model's first version, complete but for its evidence.
    package static func firstVersion(_ name: String, model: String = "models/triage") -> ChangeProposal {
        ChangeProposal(
            name: name, model: model, targetVersion: "\(model)/versions/1.0.0", changeType: .weightsUpdate,
            description: "the first one",
            newValues: [
                ChangedValue(name: "threshold_auto", json: "0.15"),
                ChangedValue(name: "threshold_escalate", json: "0.5"),
                ChangedValue(name: "weights", json: "[0.3,0.3]"),
            ],
            impactAnalysis: ImpactAnalysis(expectedAutoResolveRate: 0.1, expectedEscalateRate: 0.1),
            rollbackPlan: "nothing to go back to", monitoringPlan: "seven days")
    }
}

extension ServiceBench {
    private typealias Methods = ProposalServiceMethods

    /// Brings a draft into a state by legal verbs of the owner.
    package func walk(_ name: String, to state: ChangeProposalState) async throws {
        var proposal = try await store.require(ChangeProposal.self, name)
        if state == .draft { return }
        _ = try await call(Methods.submitProposal, SubmitProposalRequest(name: name, mutation: .fresh()))
        if state == .submitted { return }
        try await answerAll(name)
        let decisions: [ReviewDecision] =
            switch state {
            case .inReview: [.approve]
            case .changesRequested: [.requestChanges]
            case .rejected: [.reject]
            default: [.approve, .approve]
            }
        for decision in decisions {
            proposal = try await store.require(ChangeProposal.self, name)
            _ = try await call(
                Methods.addReview,
                AddReviewRequest(
                    name: name, decision: decision, comment: "read it", mutation: .fresh(etag: proposal.etag)))
        }
        guard [.approved, .applied].contains(state) else { return }
        for seat in Committee.requiredSeats {
            proposal = try await store.require(ChangeProposal.self, name)
            _ = try await call(
                Methods.castVote,
                CastVoteRequest(name: name, seat: seat, decision: .approve, mutation: .fresh(etag: proposal.etag)))
        }
        guard state == .applied else { return }
        proposal = try await store.require(ChangeProposal.self, name)
        _ = try await call(
            Methods.applyProposal, ApplyProposalRequest(name: name, mutation: .fresh(etag: proposal.etag)))
    }

    /// Answers every item of a submitted proposal's checklist that people answer.
    package func answerAll(_ name: String, as caller: Caller? = nil) async throws {
        let items = ChecklistItem.allKnown.filter { ![.unspecified, .dataQuality].contains($0) }
        _ = try await call(
            Methods.answerChecklist,
            AnswerChecklistRequest(
                name: name, answers: items.map { ChecklistAnswer(item: $0, result: .yes) }, mutation: .fresh()),
            as: caller)
    }

    /// Makes a sealed run with enough samples and lets a draft rest on it.
    package func cite(_ run: String, in name: String, samples: Int = 1_001) async throws {
        try await self.run(run, (0..<samples).map { "s\($0)" })
        _ = try await call(
            EvaluationServiceMethods.sealRun, SealRunRequest(run: run, mutation: .fresh()))
        var proposal = try await store.require(ChangeProposal.self, name)
        proposal.evidenceRuns = [run]
        let author = Caller(name: proposal.author, authority: .all)
        _ = try await call(
            Methods.updateProposal, UpdateProposalRequest(proposal: proposal, mutation: .fresh()), as: author)
    }

    /// Lets the scheduler find a proposal a month later.
    package func expire(_ name: String) async throws {
        let proposal = try await store.require(ChangeProposal.self, name)
        let later = proposal.expireTime?.microseconds ?? 0
        _ = try await Schedule(context, nouns: [ProposalExpiry.self], now: { later }).tick(limit: 10)
    }
}
