import Foundation
import RegentClient

/// `select_versions`: processor time of the daemon for a Select in microseconds, by 32 callers on one connection, where
/// every request has a version: of 100 models in three environments, by rollout policies, the bindings of 1,000 jobs
/// and force leases. Empty: the same requests where there is no model and no job.
struct VersionSelectCase: BenchCase {
    let isEmpty: Bool
    private var daemon: BenchDaemon?

    init(isEmpty: Bool = false) { self.isEmpty = isEmpty }

    /// Each job in each environment, and its model without the job.
    private static let requests = VersionedStore.environments.flatMap { environment in
        (0..<VersionedStore.jobs).flatMap { job in
            ["", "j-\(job)"].map { name in
                SelectRequest(
                    environment: environment, key: "user-\(job)", model: "m-\(job % VersionedStore.models)", job: name)
            }
        }
    }

    mutating func prepare(_ place: BenchPlace) async throws {
        let daemon = try await BenchDaemon(place)
        self.daemon = daemon
        for environment in VersionedStore.environments { try await daemon.makeRoutes(1, in: environment) }
        if !isEmpty { try await VersionedStore(client: daemon.client).fill() }
        try await check(daemon.client)
    }

    /// That all sources name versions, or none does.
    private func check(_ client: RegentClient) async throws {
        var sources: Set<VersionSource> = []
        for request in Self.requests {
            sources.insert(try await client.select(request).decision?.versionSource ?? .unspecified)
        }
        guard sources == (isEmpty ? [.unspecified] : [.manualForce, .jobBinding, .modelDefault]) else {
            throw BenchError("versions are named by \(sources)")
        }
    }

    func run() async throws -> Measurement {
        guard let daemon else { throw BenchError("not prepared") }
        let client = daemon.client
        let before = try daemon.processorSeconds()
        let loop = ClosedLoop(concurrency: 32, duration: .seconds(2))
        let (calls, _, _) = try await loop.run {
            _ = try await client.select(Self.requests[Int.random(in: Self.requests.indices)])
        }
        return Measurement(value: (try daemon.processorSeconds() - before) / Double(calls) * 1e6)
    }

    mutating func finish() async throws { try await daemon?.remove() }
}

/// Models with a version that is STABLE everywhere, with a rollout policy in each environment, jobs that are bound to
/// these versions, and a force lease on every model in one environment.
struct VersionedStore {
    static let environments = ["prod", "staging", "bench"]
    static let models = 100
    static let jobs = 1_000
    private static let callers = 16
    /// A checklist asks for more than 1,000.
    static let sampleCount = 1_001

    let client: RegentClient

    func fill() async throws {
        try await run("evidence", .offline, of: "", samples: Self.sampleCount)
        try await CountedCalls.run(Self.models, callers: Self.callers) { number in
            try await release(number)
            try await promote(number)
            try await force(number)
        }
        try await CountedCalls.run(Self.jobs, callers: Self.callers) { number in
            let name = "jobs/j-\(number)"
            let model = number % Self.models
            let job = Job(name: name, model: "models/m-\(model)", kind: .external, cron: "@yearly")
            _ = try await client.createJob(CreateJobRequest(job: job))
            _ = try await client.bindJob(BindJobRequest(name: name, version: Self.version(model)))
        }
    }

    private static func version(_ number: Int) -> String { "models/m-\(number)/versions/1.0.0" }

    /// A run that has passed, of a version or of none.
    func run(_ id: String, _ type: EvalRunType, of version: String, samples: Int = 1) async throws {
        let run = "evalRuns/\(id)"
        let gate = GateRule(key: "schema_valid_rate_min", metric: "schema_valid_rate", min: 0.5)
        _ = try await client.createRun(
            CreateRunRequest(name: run, type: type, modelVersion: version, gates: GatePolicy(rules: [gate])))
        let rows = (0..<samples).map { EvalSample(sampleId: "s-\($0)", status: .scored, schemaValid: .true) }
        _ = try await client.upload(run: run, upload: "u", samples: rows)
        _ = try await client.sealRun(SealRunRequest(run: run))
        _ = try await client.evaluateGates(EvaluateGatesRequest(run: run))
    }

    /// The first version of a model.
    private func release(_ number: Int) async throws {
        let model = "models/m-\(number)"
        _ = try await client.createModel(CreateModelRequest(model: Model(name: model)))
        try await release(Self.version(number), of: model, by: "proposals/m-\(number)")
    }

    /// A version: proposed, agreed to, released. The run `evalRuns/evidence` is there.
    func release(_ version: String, of model: String, base: String = "", by proposal: String) async throws {
        let change = ChangeProposal(
            name: proposal, model: model, baseVersion: base, targetVersion: version, changeType: .weightsUpdate,
            description: "other weights",
            newValues: [
                ChangedValue(name: "weights", json: "[0.3,0.3]"), ChangedValue(name: "threshold_auto", json: "0.15"),
                ChangedValue(name: "threshold_escalate", json: "0.5"),
            ], impactAnalysis: ImpactAnalysis(expectedAutoResolveRate: 0.1, expectedEscalateRate: 0.1),
            rollbackPlan: "none before it", monitoringPlan: "seven days", evidenceRuns: ["evalRuns/evidence"])
        _ = try await client.createProposal(CreateProposalRequest(proposal: change))
        _ = try await client.submitProposal(SubmitProposalRequest(name: proposal))
        try await agree(to: proposal)
        _ = try await client.recordPerformance(
            RecordPerformanceRequest(name: version, performance: ["auto_rate": 0.1]))
        let items: [ReleaseItem] = [.tests, .documentation, .changelog, .releaseNotes]
        let answers =
            items.map { ReleaseAnswer(item: $0, done: true, note: "done") }
            + [ReleaseAnswer(item: .codeReview, done: true, reviewers: ["al", "bo"])]
        _ = try await client.answerReleaseChecklist(AnswerReleaseChecklistRequest(name: version, answers: answers))
        _ = try await client.releaseVersion(ReleaseVersionRequest(name: version))
    }

    private func agree(to proposal: String) async throws {
        let items: [ChecklistItem] = [
            .businessGoals, .impactAnalysis, .noRegressions, .rollbackPlan, .monitoringPlan,
        ]
        let answers = items.map { ChecklistAnswer(item: $0, result: .yes) }
        var etag = try await client.answerChecklist(AnswerChecklistRequest(name: proposal, answers: answers)).proposal?
            .etag
        for _ in 0..<2 {
            let review = AddReviewRequest(
                name: proposal, decision: .approve, comment: "read it", mutation: Mutation(etag: etag ?? ""))
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

    /// STABLE in every environment, where a policy names it.
    private func promote(_ number: Int) async throws {
        let version = Self.version(number)
        for type in [EvalRunType.offline, .canary] {
            try await run("m-\(number)-\(type == .offline ? "offline" : "canary")", type, of: version)
            for environment in Self.environments {
                _ = try await client.promoteVersion(
                    PromoteVersionRequest(name: version, environment: "environments/\(environment)"))
            }
        }
        for environment in Self.environments {
            let policy = RolloutPolicy(
                name: "models/m-\(number)/environments/\(environment)/rolloutPolicy", stableVersion: version)
            _ = try await client.putRolloutPolicy(PutRolloutPolicyRequest(rolloutPolicy: policy))
        }
    }

    private func force(_ number: Int) async throws {
        let environment = Self.environments[number % Self.environments.count]
        let lease = Force(
            name: "forces/m-\(number)", version: Self.version(number), environment: "environments/\(environment)",
            ttlS: 86_400)
        _ = try await client.forceVersion(
            ForceVersionRequest(force: lease, mutation: Mutation(reason: "a measurement")))
    }
}
