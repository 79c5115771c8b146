import RegentClient
import RegentMessages

extension RegentClient {
    /// Releases the first version of a model, by one person in single-person mode, and deploys it in staging.
    func deployInStaging(_ version: String, of model: String) async throws {
        try await uploadEvidence("evalRuns/evidence")
        try await release(version, of: model, by: "proposals/first")
        let staging = Deployment(name: "deployments/staging", version: version, environment: "environments/staging")
        _ = try await createDeployment(CreateDeploymentRequest(deployment: staging))
        _ = try await startDeployment(StartDeploymentRequest(name: staging.name))
        _ = try await recordSmokeResult(
            RecordSmokeResultRequest(name: staging.name, smoke: SmokeResult(outcome: .passed)))
    }

    /// Releases a version of a model, by one person in single-person mode; the run `evalRuns/evidence` is there.
    func release(_ version: String, of model: String, base: String = "", by proposal: String) async throws {
        try await agree(proposal, version, of: model, base: base)
        _ = try await recordPerformance(RecordPerformanceRequest(name: version, performance: ["auto_rate": 0.1]))
        let items: [ReleaseItem] = [.tests, .documentation, .changelog, .releaseNotes]
        let answers =
            items.map { ReleaseAnswer(item: $0, done: true, note: "done") }
            + [ReleaseAnswer(item: .codeReview, done: true, reviewers: ["al", "bo"])]
        _ = try await answerReleaseChecklist(AnswerReleaseChecklistRequest(name: version, answers: answers))
        _ = try await releaseVersion(ReleaseVersionRequest(name: version))
    }

    /// Promotes a version in production by one step, with a run that has just passed.
    func promote(_ version: String, by type: EvalRunType, as run: String) async throws {
        let gate = GateRule(key: "schema_valid_rate_min", metric: "schema_valid_rate", min: 0.5)
        _ = try await createRun(
            CreateRunRequest(name: run, type: type, modelVersion: version, gates: GatePolicy(rules: [gate])))
        let sample = EvalSample(sampleId: "s", status: .scored, schemaValid: .true)
        _ = try await upload(run: run, upload: "u", samples: [sample])
        _ = try await sealRun(SealRunRequest(run: run))
        _ = try await evaluateGates(EvaluateGatesRequest(run: run))
        _ = try await promoteVersion(PromoteVersionRequest(name: version, environment: "environments/prod"))
    }

    /// A sealed run with more samples than a checklist asks for.
    func uploadEvidence(_ run: String) async throws {
        _ = try await createRun(CreateRunRequest(name: run, type: .offline))
        let samples = (0..<1_001).map { EvalSample(sampleId: "s-\($0)", status: .scored, schemaValid: .true) }
        _ = try await upload(run: run, upload: "u", samples: samples)
        _ = try await sealRun(SealRunRequest(run: run))
    }

    /// Proposes a version, agrees to it and applies the proposal.
    private func agree(_ proposal: String, _ version: String, of model: String, base: String) async throws {
        let change = ChangeProposal(
            name: proposal, model: model, baseVersion: base, targetVersion: version, changeType: .weightsUpdate,
            description: "other weights",
            newValues: [
                ChangedValue(name: "weights", json: "[0.3,0.3]"), ChangedValue(name: "threshold_auto", json: "0.15"),
                ChangedValue(name: "threshold_escalate", json: "0.5"),
            ], impactAnalysis: ImpactAnalysis(expectedAutoResolveRate: 0.1, expectedEscalateRate: 0.1),
            rollbackPlan: "none before it", monitoringPlan: "seven days", evidenceRuns: ["evalRuns/evidence"])
        _ = try await createProposal(CreateProposalRequest(proposal: change))
        _ = try await submitProposal(SubmitProposalRequest(name: proposal))
        let items: [ChecklistItem] = [
            .businessGoals, .impactAnalysis, .noRegressions, .rollbackPlan, .monitoringPlan,
        ]
        let answers = items.map { ChecklistAnswer(item: $0, result: .yes) }
        var made = try await answerChecklist(AnswerChecklistRequest(name: proposal, answers: answers)).proposal
        for _ in 0..<2 {
            let review = AddReviewRequest(
                name: proposal, decision: .approve, comment: "read it", mutation: Mutation(etag: made?.etag ?? ""))
            made = try await addReview(review).proposal
        }
        for seat in [CommitteeSeat.modelScienceLead, .productManager, .engineeringLead] {
            let vote = CastVoteRequest(
                name: proposal, seat: seat, decision: .approve, mutation: Mutation(etag: made?.etag ?? ""))
            made = try await castVote(vote).proposal
        }
        _ = try await applyProposal(
            ApplyProposalRequest(name: proposal, mutation: Mutation(etag: made?.etag ?? "")))
    }
}
