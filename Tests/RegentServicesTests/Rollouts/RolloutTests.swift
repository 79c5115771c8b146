import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage
import RegentTestKit
import Testing

/// Rollout policies, promotion and rollback, behind the service.
@Suite("Rollouts", .timeLimit(.minutes(10)))
struct RolloutTests {
    typealias Methods = RolloutServiceMethods

    static let (one, two) = ("models/m/versions/1.0.0", "models/m/versions/2.0.0")
    static let prod = ModelVersion.ownEnvironment

    let bench: ServiceBench

    /// A bench with two released versions.
    init() async throws {
        bench = try await ServiceBench.open()
        try await bench.context.seed()
        for name in [Self.one, Self.two] { try await bench.released(name) }
    }

    func version(_ name: String) async throws -> ModelVersion {
        try await bench.store.require(ModelVersion.self, name)
    }

    func policy() async throws -> RolloutPolicy {
        try await bench.store.require(
            RolloutPolicy.self, RolloutPolicy.name(model: "models/m", environment: Self.prod))
    }

    @discardableResult
    func promote(
        _ name: String, in environment: String = prod, evidence: String = "", as caller: Caller? = nil
    ) async throws -> ModelVersion {
        let request = PromoteVersionRequest(
            name: name, environment: environment, evidence: evidence, mutation: .fresh())
        return try #require(try await bench.call(Methods.promoteVersion, request, as: caller).version)
    }

    /// Promotes a version to STABLE, each step with a run of its own.
    func stabilise(_ name: String, in environment: String = prod) async throws {
        let id = name.split(separator: "/").last ?? ""
        try await promote(name, in: environment, evidence: try await bench.prove(name, .offline, as: "evalRuns/o\(id)"))
        try await promote(name, in: environment, evidence: try await bench.prove(name, .canary, as: "evalRuns/c\(id)"))
    }

    @discardableResult
    func put(_ policy: RolloutPolicy, etag: String = "") async throws -> RolloutPolicy {
        let request = PutRolloutPolicyRequest(rolloutPolicy: policy, mutation: .fresh(etag: etag))
        return try #require(try await bench.call(Methods.putRolloutPolicy, request).rolloutPolicy)
    }

    @discardableResult
    func rollBack(to revision: UInt64 = 0, pastSupport: Bool = false) async throws -> RolloutPolicy {
        let request = RollbackRolloutRequest(
            name: RolloutPolicy.name(model: "models/m", environment: Self.prod), toRevision: revision,
            pastSupport: pastSupport, mutation: .fresh("worse"))
        return try #require(try await bench.call(Methods.rollbackRollout, request).rolloutPolicy)
    }

    static func fresh(_ stable: String = one, _ canary: String = "", permille: UInt32 = 0) -> RolloutPolicy {
        RolloutPolicy(
            name: RolloutPolicy.name(model: "models/m", environment: prod), stableVersion: stable,
            canaryVersion: canary, canaryPermille: permille)
    }

    // MARK: Promotion

    @Test("A version is promoted by a passed run of the right type only, sealed since it came into its state")
    func evidence() async throws {
        await expectRefusal(.evidenceMissing) { try await promote(Self.one) }
        try await bench.prove(Self.one, .canary)
        try await bench.prove(Self.one, .offline, as: "evalRuns/failed", state: .failed)
        try await bench.prove(Self.two, .offline, as: "evalRuns/other")
        await expectRefusal(.evidenceMissing) { try await promote(Self.one) }
        await expectRefusal(.evidenceMissing) { try await promote(Self.one, evidence: "evalRuns/other") }
        await expectRefusal(.notFound) { try await promote(Self.one, evidence: "evalRuns/none") }
        try await bench.prove(Self.one, .offline)
        let canary = try await promote(Self.one)
        #expect(canary.state == .canary && canary.statuses.first?.evidence == "evalRuns/offline")
        // The run of before it was CANARY proves nothing now.
        await expectRefusal(.evidenceMissing) { try await promote(Self.one) }
        try await bench.prove(Self.one, .canary, as: "evalRuns/later")
        #expect(try await promote(Self.one).state == .stable)
        await expectRefusal(.illegalTransition) { try await promote(Self.one) }
    }

    @Test("A failed run proves a version where its gates are waived, but not to whoever granted the waiver")
    func waived() async throws {
        let run = try await bench.prove(Self.one, .offline, as: "evalRuns/failed", state: .failed)
        let (ada, bob) = (try await bench.party("ada"), try await bench.party("bob"))
        let command = Command.daemon(OverrideServiceMethods.grantOverride.descriptor, now: bench.context.now())
        _ = try await bench.store.write(MutationCall(command)) { store in
            let override = Override(
                name: "overrides/o", state: .granted, kind: .gate, subject: run,
                subjectDigest: try store.documents.digest(ofSubject: run), requestedBy: ada.name,
                decidedBy: bob.name, expireTime: Timestamp(seconds: 4_000_000_000))
            return try store.put(Change(after: override, effect: .created("planted"), command: command)).name
        }
        await expectRefusal(.evidenceMissing) { try await promote(Self.one, evidence: run, as: bob) }
        #expect(try await promote(Self.one, evidence: run, as: ada).state == .canary)
    }

    @Test("A draft that is not released, a suspended version and an unknown environment are refused")
    func refused() async throws {
        try await bench.register(ServiceBench.version("models/m/versions/3.0.0"))
        try await bench.prove("models/m/versions/3.0.0", .offline, as: "evalRuns/three")
        await expectRefusal(.illegalTransition) { try await promote("models/m/versions/3.0.0") }
        await expectRefusal(.notFound) { try await promote(Self.one, in: "environments/none") }
        try await bench.prove(Self.one, .offline)
        _ = try await bench.call(
            VersionServiceMethods.suspendVersion, SuspendVersionRequest(name: Self.one, mutation: .fresh("harm")))
        await expectRefusal(.versionSuspended) { try await promote(Self.one) }
        let nobody = Caller(name: "principals/nobody", authority: .granted([]))
        await expectRefusal(.permissionDenied) { try await promote(Self.two, as: nobody) }
        try await bench.prove(Self.two, .offline, as: "evalRuns/two")
        _ = try await bench.call(
            ModelServiceMethods.archiveModel, ArchiveModelRequest(name: "models/m", mutation: .fresh("unused")))
        await expectRefusal(.illegalTransition) { try await promote(Self.two) }
        await expectRefusal(.illegalTransition) { _ = try await bench.deployInStaging(Self.two) }
    }

    @Test("Overrides of a failed run that each waive some of its gates waive them together")
    func waivers() async throws {
        let command = Command.daemon(EvaluationServiceMethods.createRun.descriptor, now: bench.context.now())
        let keys = ["a_min", "b_min"]
        let results =
            keys.map { GateResult(key: $0, verdict: .fail, severity: .block) }
            + [GateResult(key: "c_min", verdict: .fail, severity: .warn)]
        let run = EvalRun(
            name: "evalRuns/r", type: .offline, modelVersion: Self.one, state: .failed, sealTime: command.time,
            verdict: Verdict(results: results))
        _ = try await bench.store.write(MutationCall(command)) { store in
            try store.put(Change(after: run, effect: .created("planted"), command: command))
        }
        let (ada, bob) = (try await bench.party("ada"), try await bench.party("bob"))
        for key in keys {
            await expectRefusal(.evidenceMissing) { try await promote(Self.one) }
            let override = Override(name: "overrides/\(key)", kind: .gate, subject: run.name, gates: [key])
            let requested = try await bench.call(
                OverrideServiceMethods.requestOverride,
                RequestOverrideRequest(override: override, mutation: .fresh("known")), as: ada)
            _ = try await bench.call(
                OverrideServiceMethods.grantOverride,
                GrantOverrideRequest(
                    name: override.name, comment: "seen", mutation: .fresh(etag: requested.override?.etag ?? "")),
                as: bob)
        }
        #expect(try await promote(Self.one).statuses.first?.evidence == run.name)
    }

    @Test("A run of a model that the caller does not reach is no evidence, and nothing tells that it exists")
    func foreignEvidence() async throws {
        try await bench.prove("models/far/versions/1.0.0", .offline, as: "evalRuns/far")
        let promotes = Authorisation(permissions: [Permission("version.promote")], scope: try Scope("models/m"))
        let ada = Caller(name: "principals/ada", authority: .granted([promotes]))
        for run in ["evalRuns/far", "evalRuns/none"] {
            await expectRefusal(.notFound) { try await promote(Self.one, evidence: run, as: ada) }
        }
        let own = try await bench.prove(Self.one, .offline)
        #expect(try await promote(Self.one, evidence: own, as: ada).state == .canary)
    }

    @Test("A state in staging is not the version's own, and a superseded version is DEPRECATED there only")
    func environments() async throws {
        try await stabilise(Self.one, in: "environments/staging")
        try await bench.prove(Self.one, .offline, as: "evalRuns/prod")
        try await promote(Self.one, evidence: "evalRuns/prod")
        #expect(try await version(Self.one).state == .canary)
        try await stabilise(Self.two, in: "environments/staging")
        let first = try await version(Self.one)
        #expect(first.state == .canary && first.supersededBy.isEmpty)
        #expect(first.state(in: "environments/staging") == .deprecated)
        #expect(first.statuses.contains { $0.environment == "environments/staging" && $0.supersededBy == Self.two })
        let second = try await version(Self.two)
        #expect(second.state == .draft && second.state(in: "environments/staging") == .stable)
    }

    // MARK: Policies

    @Test("A policy names versions of its model that have their places in the environment, and keeps its bounds")
    func rules() async throws {
        await expectRefusal(.versionNotPromoted) { try await put(Self.fresh()) }
        try await stabilise(Self.one)
        await expectRefusal(.rolloutInvalid) { try await put(Self.fresh("models/other/versions/1.0.0")) }
        await expectRefusal(.notFound) { try await put(Self.fresh("models/m/versions/9.0.0")) }
        await expectRefusal(.versionNotPromoted) { try await put(Self.fresh(Self.one, Self.two, permille: 10)) }
        await expectRefusal(.rolloutInvalid) { try await put(Self.fresh(Self.one, "", permille: 10)) }
        await expectRefusal(.rolloutInvalid) { try await put(Self.fresh(Self.one, Self.one)) }
        var steps = Self.fresh()
        steps.stages = [RolloutStage(canaryPermille: 50), RolloutStage(canaryPermille: 50)]
        await expectRefusal(.rolloutInvalid) { try await put(steps) }
        let made = try await put(Self.fresh())
        #expect(made.evidenceMaxAgeDays == 30 && made.model == "models/m" && made.environment == Self.prod)
        await expectRefusal(.etagRequired) { try await put(Self.fresh()) }
        await expectRefusal(.etagMismatch) { try await put(Self.fresh(), etag: "0000000000000001") }
        try await put(Self.fresh(), etag: made.etag)
    }

    @Test("The last known good revision is the last one without a trial, through a ramp and a promotion")
    func knownGood() async throws {
        try await stabilise(Self.one)
        let first = try await put(Self.fresh())
        try await bench.prove(Self.two, .offline, as: "evalRuns/two")
        try await promote(Self.two, evidence: "evalRuns/two")
        var last = first
        for permille in [10, 50, 250] as [UInt32] {
            last = try await put(Self.fresh(Self.one, Self.two, permille: permille), etag: last.etag)
            #expect(last.lastKnownGoodRevision == first.revision)
        }
        try await promote(Self.two, evidence: try await bench.prove(Self.two, .canary, as: "evalRuns/two-c"))
        let after = try await policy()
        #expect(after.stableVersion == Self.two && after.canaryVersion.isEmpty && after.canaryPermille == 0)
        #expect(after.lastKnownGoodRevision == first.revision)
        let old = try await version(Self.one)
        #expect(old.state == .deprecated && old.supersededBy == Self.two)
    }

    @Test("A promotion can be rolled back where the policy began with the trial of the version")
    func trialFromTheStart() async throws {
        try await stabilise(Self.one)
        try await bench.prove(Self.two, .offline, as: "evalRuns/two")
        try await promote(Self.two)
        let first = try await put(Self.fresh(Self.one, Self.two, permille: 50))
        #expect(first.lastKnownGoodRevision == 0)
        try await promote(Self.two, evidence: try await bench.prove(Self.two, .canary, as: "evalRuns/two-c"))
        #expect(try await policy().lastKnownGoodRevision == first.revision)
        let after = try await rollBack()
        #expect(after.stableVersion == Self.one && after.canaryVersion.isEmpty)
        #expect(try await version(Self.one).state == .stable)
        #expect(try await version(Self.two).state == .draft)
    }

    // MARK: Rollback

    @Test("A rollback of a trial ends it: the canary is a draft that needs a newer run")
    func trial() async throws {
        try await stabilise(Self.one)
        let first = try await put(Self.fresh())
        await expectRefusal(.noKnownGood) { try await rollBack() }
        try await bench.prove(Self.two, .offline, as: "evalRuns/two")
        try await promote(Self.two)
        try await put(Self.fresh(Self.one, Self.two, permille: 50), etag: first.etag)
        let after = try await rollBack()
        #expect(after.stableVersion == Self.one && after.canaryVersion.isEmpty && after.canaryPermille == 0)
        #expect(try await version(Self.two).state == .draft)
        #expect(try await version(Self.one).state == .stable)
        #expect(try await records() == ["\(Self.two) -> \(Self.one)"])
        await expectRefusal(.evidenceMissing) { try await promote(Self.two) }
        try await bench.prove(Self.two, .offline, as: "evalRuns/again")
        #expect(try await promote(Self.two).state == .canary)
    }

    @Test("A rollback of a promotion brings the version before it back, unless it is suspended or gone")
    func promotion() async throws {
        try await stabilise(Self.one)
        try await put(Self.fresh())
        try await stabilise(Self.two)
        #expect(try await policy().stableVersion == Self.two)
        _ = try await bench.call(
            VersionServiceMethods.suspendVersion, SuspendVersionRequest(name: Self.one, mutation: .fresh("harm")))
        let before = try await bench.content()
        await expectRefusal(.versionSuspended) { try await rollBack() }
        #expect(try await bench.content() == before)
        _ = try await bench.call(
            VersionServiceMethods.resumeVersion, ResumeVersionRequest(name: Self.one, mutation: .fresh("mended")))
        let after = try await rollBack()
        #expect(after.stableVersion == Self.one)
        let restored = try await version(Self.one)
        #expect(restored.state == .stable && restored.supersededBy.isEmpty)
        #expect(try await version(Self.two).state == .draft)
        let events = try await bench.store.entries(from: 1).suffix(4).map(\.event)
        #expect(
            events == ["rolloutPolicy.rolledBack", "version.rolledBack", "version.restored", "rollback.recorded"])
        #expect(try await records() == ["\(Self.two) -> \(Self.one)"])
        await expectRefusal(.noKnownGood) { try await rollBack(to: 1) }
    }

    /// Records of rollbacks, with the version that left and the one that came back or stayed.
    func records() async throws -> [String] {
        try await bench.call(RollbackServiceMethods.listRollbacks, ListRollbacksRequest()).rollbacks
            .map { "\($0.fromVersion) -> \($0.toVersion)" }
    }

    @Test("A rollback takes back the deployments of the version that leaves; one by which none leaves has a record too")
    func deployments() async throws {
        try await stabilise(Self.one)
        let first = try await put(Self.fresh())
        var salted = first
        salted.salt = "again"
        try await put(salted, etag: first.etag)
        let back = try await rollBack()
        #expect(back.salt == first.salt)
        #expect(try await records() == ["\(Self.one) -> \(Self.one)"])
        try await stabilise(Self.two)
        let staged = try await bench.deployInStaging(Self.two)
        let production = try #require(try await bench.begin("prod", of: Self.two).first)
        _ = try await bench.call(
            DeploymentServiceMethods.confirmTask, ConfirmTaskRequest(name: production.name, mutation: .fresh()))
        try await rollBack()
        #expect(try await bench.store.require(Deployment.self, staged.name).state == .deployed)
        #expect(try await bench.store.require(Deployment.self, "deployments/prod").state == .rolledBack)
        #expect(Set(try await records()) == ["\(Self.one) -> \(Self.one)", "\(Self.two) -> \(Self.one)"])
    }

    @Test("A version that a policy names is neither deprecated nor retired")
    func holders() async throws {
        try await stabilise(Self.one)
        let made = try await put(Self.fresh())
        let deprecate = DeprecateVersionRequest(name: Self.one, successor: Self.two, mutation: .fresh())
        await expectRefusal(.versionInUse) {
            _ = try await bench.call(VersionServiceMethods.deprecateVersion, deprecate)
        }
        let listed = try await bench.call(
            Methods.listRolloutPolicies, ListRolloutPoliciesRequest(filter: "stable_version = \"\(Self.one)\""))
        #expect(listed.rolloutPolicies == [made])
        let got = try await bench.call(Methods.getRolloutPolicy, GetRolloutPolicyRequest(name: made.name))
        #expect(got.rolloutPolicy == made)
    }

    // MARK: Decisions

    func select(_ key: String, model: String = "m") async throws -> RouteDecision {
        let request = SelectRequest(environment: "prod", key: key, model: model)
        return try #require(try await bench.call(RoutingServiceMethods.select, request).decision)
    }

    @Test("Decisions follow the policy at once, by the alias too, and are explained at their revision")
    func decisions() async throws {
        #expect(try await select("k").modelVersion.isEmpty)
        try await stabilise(Self.one)
        let first = try await put(Self.fresh())
        let early = try await select("k")
        #expect((early.modelVersion, early.arm, early.versionSource) == (Self.one, .stable, .modelDefault))
        #expect(early.policyRevision >= first.revision)
        try await bench.prove(Self.two, .offline, as: "evalRuns/two")
        try await promote(Self.two)
        try await put(Self.fresh(Self.one, Self.two, permille: 500), etag: first.etag)
        var arms: Set<Arm> = []
        for key in 0..<50 {
            let decision = try await select("K-\(key)")
            arms.insert(decision.arm)
            #expect(decision.modelVersion == (decision.arm == .canary ? Self.two : Self.one))
            let explained = try await bench.call(
                RoutingServiceMethods.explain,
                ExplainRequest(environment: "prod", key: "K-\(key)", model: "m", revision: decision.policyRevision))
            #expect(explained.decision == decision)
            #expect(explained.versions.map(\.permille) == [500, 500, 0])
        }
        #expect(arms == [.canary, .baseline])
        let before = try await bench.call(
            RoutingServiceMethods.explain,
            ExplainRequest(environment: "prod", key: "k", model: "m", revision: early.policyRevision))
        #expect(before.decision == early)
    }

    @Test("A suspended version is not selected from the moment its suspension is acknowledged")
    func suspended() async throws {
        try await stabilise(Self.one)
        try await put(Self.fresh())
        _ = try await bench.call(
            VersionServiceMethods.suspendVersion, SuspendVersionRequest(name: Self.one, mutation: .fresh("harm")))
        await expectRefusal(.noCandidate) { _ = try await select("k") }
        let explained = try await bench.call(
            RoutingServiceMethods.explain, ExplainRequest(environment: "prod", key: "k", model: "m"))
        #expect(explained.decision == nil && explained.versions.map(\.exclusion) == [.suspended])
        let batch = SelectBatchRequest(environment: "prod", keys: ["k"], model: "m")
        await expectRefusal(.noCandidate) { _ = try await bench.call(RoutingServiceMethods.selectBatch, batch) }
    }

    @Test("A caller who reaches a model by nothing but an alias of another one is refused")
    func alias() async throws {
        try await bench.model("far")
        let model = try await bench.call(ModelServiceMethods.getModel, GetModelRequest(name: "models/far")).model
        var named = try #require(model)
        named.aliases = ["openai/far"]
        _ = try await bench.call(
            ModelServiceMethods.updateModel, UpdateModelRequest(model: named, mutation: .fresh(etag: named.etag)))
        let permissions = Set([Permission("route.select")])
        func caller(_ scope: String) throws -> Caller {
            Caller(
                name: "principals/ada",
                authority: .granted([Authorisation(permissions: permissions, scope: try Scope(scope))]))
        }
        let request = SelectRequest(environment: "prod", key: "k", model: "openai/far")
        await expectRefusal(.permissionDenied) {
            _ = try await bench.call(RoutingServiceMethods.select, request, as: try caller("models/openai"))
        }
        _ = try await bench.call(RoutingServiceMethods.select, request, as: try caller("environments/prod"))
    }
}
