import RegentMessages
import RegentModel
import RegentRPC
import RegentServices
import RegentStorage
import RegentTestKit

/// What every input finds in its store: runs in every state, outcomes of two environments, some of them erased,
/// principals with narrow roles, tokens, history.
///
/// The name of what belongs to one scope holds the word of it: alpha and bravo of environments, xray and yankee of
/// models. What belongs to no model is called omega. Names that hold none of them may be in every scope.
struct SeededStore {
    /// Words of scopes, those of scopes that only appear later among them.
    static let scopeWords = ["alpha", "bravo", "xray", "yankee", "omega", "delta", "echo"]

    /// Who calls, by user id; the first is the owner.
    static let callerUIDs: [UInt32] = [RequestBench.ownerUID] + principals.compactMap(\.uid)

    /// Names, kinds, user ids and grants of the principals.
    private static let principals: [(id: String, uid: UInt32?, grants: [RoleGrant])] = [
        ("root", 1_000, [RoleGrant(role: .admin)]),
        ("first-approver", 1_001, [RoleGrant(role: .approver)]),
        ("second-approver", 1_002, [RoleGrant(role: .approver)]),
        ("alpha-operator", 1_003, [RoleGrant(role: .operator, scope: "environments/alpha")]),
        ("alpha-analyst", 1_004, [RoleGrant(role: .analyst, scope: "environments/alpha")]),
        ("bravo-operator", 1_005, [RoleGrant(role: .operator, scope: "environments/bravo")]),
        ("xray-analyst", 1_006, [RoleGrant(role: .analyst, scope: "models/xray")]),
        ("xray-operator", 1_007, [RoleGrant(role: .operator, scope: "models/xray")]),
        ("yankee-approver", 1_008, [RoleGrant(role: .approver, scope: "models/yankee")]),
        (
            "watcher", 1_009,
            [
                RoleGrant(permission: "event.subscribe"), RoleGrant(permission: "history.read"),
                RoleGrant(permission: "provider.read", scope: "environments/alpha"),
                RoleGrant(permission: "eval.read", scope: "models/xray"),
            ]
        ),
        ("auditor", 1_010, [RoleGrant(role: .auditor)]),
        ("analyst", 1_011, [RoleGrant(role: .analyst)]),
        ("idle", nil, []),
    ]

    private let bench: RequestBench
    private var keyCount = 0

    private init(_ bench: RequestBench) { self.bench = bench }

    /// Fills a new store.
    static func fill(_ bench: RequestBench) async throws {
        var store = SeededStore(bench)
        try await store.putPrincipals()
        try await store.putProviders()
        try await store.makeRuns()
        try await store.reportOutcomes()
        try await bench.context.seed()
    }

    private mutating func mutation(_ reason: String = "", etag: String = "") -> Mutation {
        keyCount += 1
        return Mutation(idempotencyKey: TestKey.of("seed-key-of-a-call-\(keyCount)"), etag: etag, reason: reason)
    }

    // MARK: Access

    private mutating func putPrincipals() async throws {
        for (id, uid, grants) in Self.principals {
            // Single permissions are for programs.
            let isProgram = grants.contains { !$0.permission.isEmpty }
            let principal = Principal(
                name: "principals/\(id)", kind: isProgram ? .service : .human, uids: uid.map { [$0] } ?? [])
            var stored = try await bench.call(
                AccessServiceMethods.putPrincipal,
                PutPrincipalRequest(principal: principal, mutation: mutation())
            ).principal
            for grant in grants {
                stored =
                    try await bench.call(
                        AccessServiceMethods.grantRole,
                        GrantRoleRequest(
                            principal: principal.name, grant: grant,
                            mutation: mutation(etag: stored?.etag ?? ""))
                    ).principal
            }
        }
        for id in ["alpha-operator", "xray-analyst"] {
            let issued = try await bench.call(
                AccessServiceMethods.issueToken,
                IssueTokenRequest(principal: "principals/\(id)", mutation: mutation()))
            guard id == "xray-analyst", let token = issued.token else { continue }
            _ = try await bench.call(
                AccessServiceMethods.revokeToken, RevokeTokenRequest(name: token.name, mutation: mutation()))
        }
    }

    // MARK: Routing

    private mutating func putProviders() async throws {
        for environment in ["alpha", "bravo"] {
            let name = "environments/\(environment)"
            _ = try await bench.call(
                ProviderServiceMethods.createEnvironment,
                CreateEnvironmentRequest(environment: Environment(name: name), mutation: mutation()))
            for (provider, weight, isDefault) in [("openai", 70, true), ("custom", 30, false), ("openai", 60, true)] {
                let config = ProviderConfig(
                    name: "\(name)/providers/\(provider)", isDefault: isDefault, weight: UInt32(weight),
                    model: "m-\(environment)")
                _ = try await bench.call(
                    ProviderServiceMethods.putProviderConfig,
                    PutProviderConfigRequest(providerConfig: config, mutation: mutation()))
            }
        }
    }

    // MARK: Evaluation

    private static let plainGates = GatePolicy(rules: [
        GateRule(key: "schema_valid_rate_min", min: 0.5), GateRule(key: "p95_latency_ms_max", max: 2_000),
    ])

    private mutating func makeRuns() async throws {
        try await run("xray-running", model: "xray")
        try await upload("xray-running", "u", batches: 3)
        try await upload("xray-running", "v", batches: 1)
        for (id, model) in [("xray-judged", "xray"), ("xray-invalid", "xray"), ("yankee-judged", "yankee")] {
            try await run(id, model: model)
            try await upload(id, "u", batches: 2)
            try await seal(id)
            _ = try await bench.call(
                EvaluationServiceMethods.evaluateGates,
                EvaluateGatesRequest(run: "evalRuns/\(id)", mutation: mutation("a later attempt")))
        }
        _ = try await bench.call(
            EvaluationServiceMethods.invalidateRun,
            InvalidateRunRequest(run: "evalRuns/xray-invalid", mutation: mutation("wrong data set")))
        try await run("yankee-sealed", model: "yankee")
        try await upload("yankee-sealed", "u", batches: 1)
        try await seal("yankee-sealed")
        try await run("yankee-aborted", model: "yankee")
        _ = try await bench.call(
            EvaluationServiceMethods.abortRun,
            AbortRunRequest(run: "evalRuns/yankee-aborted", mutation: mutation("given up")))
        try await run("omega-dropped", model: nil)
        try await upload("omega-dropped", "u", batches: 2)
        _ = try await bench.call(
            EvaluationServiceMethods.dropBatch,
            DropBatchRequest(run: "evalRuns/omega-dropped", upload: "u", seq: 2, mutation: mutation("bad host")))
        try await run("omega-empty", model: nil)
        try await makeComparedRun()
        try await makeExtremeRuns()
    }

    /// A run whose gates compare it with another one, sealed but not judged.
    private mutating func makeComparedRun() async throws {
        let baseline = "evalRuns/xray-judged"
        let gates = GatePolicy(rules: [
            GateRule(
                key: "schema_valid_rate_min", bound: .lower, baseline: baseline, margin: -0.5, paired: true,
                maxAgeS: 1 << 40),
            GateRule(
                key: "schema_valid_rate_min[all]", bound: .lower, by: "selected_provider", correction: .holm,
                baseline: baseline, marginRelative: -0.5),
            GateRule(key: "error_rate_max", max: 0.5, minSamples: 2, by: "cluster", smallGroups: .ignore),
            GateRule(key: "p95_latency_ms_max", max: 2_000, bound: .upper, slice: "repeat = 0"),
        ])
        try await run("xray-compared", model: "xray", gates: gates)
        try await upload("xray-compared", "u", batches: 2)
        try await seal("xray-compared")
    }

    /// Runs whose scores are as large as doubles are, sealed but not judged.
    private mutating func makeExtremeRuns() async throws {
        let metrics = [
            MetricDeclaration(name: "s", range: MetricRange(min: -1.7e308, max: 1.7e308)), MetricDeclaration(name: "t"),
        ]
        for bound in [GateBound.lower, .point] {
            let id = "omega-extreme-\(bound.name.lowercased())"
            let gates = GatePolicy(rules: [
                GateRule(key: "s_min", min: 0.5, bound: bound),
                GateRule(key: "t_min", min: 0.5, bound: bound, minCoverage: 0.5, missing: .exclude),
            ])
            try await run(id, model: nil, gates: gates, metrics: metrics)
            let values: [[String: Double]] = [
                ["s": 1.7e308, "t": 1.7e308], ["s": 1.7e308, "t": 1.7e308], ["t": 1],
            ]
            let rows = values.enumerated().map { index, scores in
                EvalSample(sampleId: "s-\(index)", status: .scored, scores: scores)
            }
            try await upload(id, "u", [rows])
            try await seal(id)
        }
    }

    private mutating func run(
        _ id: String, model: String?, gates: GatePolicy = plainGates, metrics: [MetricDeclaration] = []
    ) async throws {
        _ = try await bench.call(
            EvaluationServiceMethods.createRun,
            CreateRunRequest(
                name: "evalRuns/\(id)", type: .offline,
                modelVersion: model.map { "models/\($0)/versions/1.0.0" } ?? "",
                plan: model == nil ? "" : "nightly", gates: gates, metrics: metrics, unregistered: true,
                mutation: mutation()))
    }

    private mutating func seal(_ id: String) async throws {
        _ = try await bench.call(
            EvaluationServiceMethods.sealRun, SealRunRequest(run: "evalRuns/\(id)", mutation: mutation()))
    }

    private mutating func upload(_ id: String, _ upload: String, batches: Int) async throws {
        let rows = (0..<batches).map { batch in (0..<5).map { Self.sample("\(upload)-\(batch)", $0) } }
        try await self.upload(id, upload, rows)
    }

    private static func sample(_ batch: String, _ row: Int) -> EvalSample {
        var sample = EvalSample(sampleId: "\(batch)-\(row)", status: row == 4 ? .timeout : .scored)
        sample.schemaValid = row == 3 ? .false : .true
        sample.latencyMs = row == 4 ? nil : Double(row * 10)
        sample.selectedProvider = "openai"
        return sample
    }

    private func upload(_ id: String, _ upload: String, _ batches: [[EvalSample]]) async throws {
        let start = UploadStart(run: "evalRuns/\(id)", upload: upload)
        let requests =
            [UploadSamplesRequest(request: .start(start))]
            + batches.enumerated().map { index, rows in
                UploadSamplesRequest(request: .batch(SampleBatch(seq: UInt64(index + 1), rows: rows)))
            }
        _ = try await bench.call(
            EvaluationServiceMethods.uploadSamples.descriptor, requests.map { $0.encoded() },
            as: .owner(uid: RequestBench.ownerUID))
    }

    // MARK: Outcomes

    /// Two batches of each environment: one of 1970, whose content is then erased, one of now.
    private func reportOutcomes() async throws {
        for environment in ["alpha", "bravo"] {
            let batches = [Int64(1), 1_759_999_000].enumerated().map { index, seconds in
                OutcomeBatch(
                    seq: UInt64(index + 1), environment: environment,
                    rows: (0..<6).map { Self.outcome($0, environment, at: seconds) })
            }
            let requests =
                [ReportOutcomesRequest(request: .start(OutcomeReportStart(reporter: "\(environment)-reporter")))]
                + batches.map { ReportOutcomesRequest(request: .batch($0)) }
            _ = try await bench.call(
                OutcomeServiceMethods.reportOutcomes.descriptor, requests.map { $0.encoded() },
                as: .owner(uid: RequestBench.ownerUID))
        }
        _ = try await bench.store.erase(outcomesKeptMicros: 30 * 86_400_000_000, now: bench.context.now())
    }

    /// The same request ids in both environments.
    private static func outcome(_ row: Int, _ environment: String, at seconds: Int64) -> RouteOutcome {
        var outcome = RouteOutcome()
        outcome.requestId = "r-\(row)"
        outcome.createTime = Timestamp(seconds: seconds + Int64(row))
        outcome.environment = environment
        outcome.selectedProvider = row % 2 == 0 ? "openai" : "custom"
        outcome.routeStrategy = RouteStrategy(rawValue: Int32(row % 3 + 1))
        outcome.latencyMs = row == 5 ? nil : Double(row)
        outcome.status = row == 4 ? RouteOutcomeStatus(rawValue: 2) : .ok
        return outcome
    }
}
