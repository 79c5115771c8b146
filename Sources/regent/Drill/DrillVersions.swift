import RegentClient
import RegentGovernance
import RegentMessages
import RegentModel

/// The two versions of a drill: made by the verbs that every version is made by, or found.
struct DrillVersions: Sendable {
    /// A checklist asks for more than 1,000 samples.
    private static let sampleCount = 1_001

    let client: RegentClient
    let place: DrillPlace

    /// The names of two released versions, the stable one and the canary.
    ///
    /// - Throws: `RPCError`; `CommandFailure` where the caller cannot have them.
    func both() async throws -> (stable: String, canary: String) {
        place.givenModel == nil ? try await made() : try await found()
    }

    /// What helps where versions cannot be made.
    private static let hint =
        "have people release two versions of a model whose name begins with \(DrillPlace.prefix), as any others, "
        + "then name it: regent drill rollback --model MODEL"

    // MARK: Found

    /// The newest two of a given model.
    private func found() async throws -> (String, String) {
        var versions: [ModelVersion] = []
        var token = ""
        repeat {
            let page = try await client.listVersions(
                ListVersionsRequest(parent: place.model, pageSize: 1_000, pageToken: token))
            versions += page.versions.filter { $0.isReleased && !$0.suspended && $0.state == .draft }
            token = page.nextPageToken
        } while !token.isEmpty
        versions.sort { ($0.releaseTime?.microseconds ?? 0, $0.name) < ($1.releaseTime?.microseconds ?? 0, $1.name) }
        guard versions.count >= 2 else {
            throw CommandFailure(
                "\(place.model) has \(versions.count) versions for a drill: two that are released, DRAFT and not "
                    + "suspended are needed",
                status: .precondition, hint: "have people release versions of it, as any others")
        }
        return (versions[versions.count - 2].name, versions[versions.count - 1].name)
    }

    // MARK: Made

    private func made() async throws -> (String, String) {
        guard try await client.getServerInfo(GetServerInfoRequest()).server?.singlePersonMode == true else {
            throw CommandFailure(
                "versions of a model are agreed to by people here, which a drill cannot do alone",
                status: .precondition, hint: Self.hint)
        }
        let (stable, canary) = ("\(place.model)/versions/1.0.0", "\(place.model)/versions/1.1.0")
        _ = try await client.createModel(
            CreateModelRequest(model: Model(name: place.model), mutation: Mutation(reason: place.reason)))
        do {
            try await prove("evidence", .offline, of: "", samples: Self.sampleCount)
            try await release(stable, base: "", by: place.proposals[0])
            try await release(canary, base: stable, by: place.proposals[1])
            return (stable, canary)
        } catch let error as RPCError where error.code == .permissionDenied {
            throw CommandFailure(describing: error).with(hint: Self.hint)
        }
    }

    /// A version: proposed, agreed to, released.
    private func release(_ version: String, base: String, by proposal: String) async throws {
        let change = ChangeProposal(
            name: proposal, model: place.model, baseVersion: base, targetVersion: version, changeType: .weightsUpdate,
            description: "A version for \(place.reason)",
            newValues: [
                ChangedValue(name: "weights", json: "[0.3,0.3]"), ChangedValue(name: "threshold_auto", json: "0.15"),
                ChangedValue(name: "threshold_escalate", json: "0.5"),
            ], impactAnalysis: ImpactAnalysis(expectedAutoResolveRate: 0.1, expectedEscalateRate: 0.1),
            rollbackPlan: "the drill is the rollback", monitoringPlan: "until the drill is over",
            evidenceRuns: [place.run("evidence")])
        _ = try await client.createProposal(CreateProposalRequest(proposal: change))
        _ = try await client.submitProposal(SubmitProposalRequest(name: proposal))
        try await agree(to: proposal)
        _ = try await client.recordPerformance(
            RecordPerformanceRequest(name: version, performance: ["auto_rate": 0.1]))
        let items: [ReleaseItem] = [.tests, .documentation, .changelog, .releaseNotes]
        let answers =
            items.map { ReleaseAnswer(item: $0, done: true, note: place.reason) }
            + [ReleaseAnswer(item: .codeReview, done: true, reviewers: ["drill-1", "drill-2"])]
        _ = try await client.answerReleaseChecklist(AnswerReleaseChecklistRequest(name: version, answers: answers))
        _ = try await client.releaseVersion(ReleaseVersionRequest(name: version))
    }

    /// As the owner of a store in single-person mode does alone.
    private func agree(to proposal: String) async throws {
        let items: [ChecklistItem] = [
            .businessGoals, .impactAnalysis, .noRegressions, .rollbackPlan, .monitoringPlan,
        ]
        let answers = items.map { ChecklistAnswer(item: $0, result: .yes) }
        var etag = try await client.answerChecklist(AnswerChecklistRequest(name: proposal, answers: answers)).proposal?
            .etag
        for _ in 0..<2 {
            let review = AddReviewRequest(
                name: proposal, decision: .approve, comment: place.reason, mutation: Mutation(etag: etag ?? ""))
            etag = try await client.addReview(review).proposal?.etag
        }
        for seat in [CommitteeSeat.modelScienceLead, .productManager, .engineeringLead] {
            let vote = CastVoteRequest(
                name: proposal, seat: seat, decision: .approve, mutation: Mutation(etag: etag ?? ""))
            etag = try await client.castVote(vote).proposal?.etag
        }
        _ = try await client.applyProposal(
            ApplyProposalRequest(name: proposal, mutation: Mutation(etag: etag ?? "")))
    }

    // MARK: Evidence

    /// A run that has passed, of a version or of none.
    func prove(_ kind: String, _ type: EvalRunType, of version: String, samples: Int = 1) async throws {
        let run = place.run(kind)
        let gate = GateRule(key: "schema_valid_rate_min", metric: "schema_valid_rate", min: 0.5)
        _ = try await client.createRun(
            CreateRunRequest(name: run, type: type, modelVersion: version, gates: GatePolicy(rules: [gate])))
        let rows = (0..<samples).map { EvalSample(sampleId: "s-\($0)", status: .scored, schemaValid: .true) }
        _ = try await client.upload(run: run, upload: "drill", samples: rows)
        _ = try await client.sealRun(SealRunRequest(run: run))
        _ = try await client.evaluateGates(EvaluateGatesRequest(run: run))
    }
}
