import RegentGovernance
import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

/// Versions beside documents of other kinds.
@Suite("Versions and what is around them", .timeLimit(.minutes(10)))
struct VersionSurroundingsTests {
    private typealias Methods = VersionServiceMethods

    private static let name = "models/m/versions/1.0.0"

    private static func suspend(_ bench: ServiceBench, as caller: Caller? = nil) async throws -> ModelVersion {
        let request = SuspendVersionRequest(name: name, mutation: .fresh("wrong escalations"))
        return try #require(try await bench.call(Methods.suspendVersion, request, as: caller).version)
    }

    private static func archive(_ bench: ServiceBench) async throws {
        let request = ArchiveModelRequest(name: "models/m", mutation: .fresh("replaced"))
        _ = try await bench.call(ModelServiceMethods.archiveModel, request)
    }

    @Test("Suspending a version opens its incident in the same call, and again within a day adds to that")
    func incident() async throws {
        let bench = try await ServiceBench.open()
        try await bench.register(ServiceBench.version(Self.name))
        let granted = Authorisation(permissions: [Permission("version.suspend")], scope: try Scope("models/m"))
        let caller = Caller(name: "principals/op", authority: .granted([granted]))
        let last = try await bench.store.lastRevision()
        let suspended = try await Self.suspend(bench, as: caller)
        let name = try #require(suspended.suspension?.incident)
        let entries = try await bench.store.entries(from: last + 1)
        #expect(entries.map(\.resource) == [Self.name, name])
        #expect(entries.map(\.event) == ["version.suspended", "incident.opened"])
        #expect(entries.map(\.actor) == [caller.name, caller.name])
        let incident = try await bench.store.require(Incident.self, name)
        #expect(incident.source == .suspension && incident.subject == Self.name && incident.state == .open)
        #expect(incident.description == "wrong escalations" && incident.reporter == caller.name)

        _ = try await bench.call(
            Methods.resumeVersion, ResumeVersionRequest(name: Self.name, mutation: .fresh("the feed is mended")))
        #expect(try await Self.suspend(bench).suspension?.incident == name)
        #expect(try await bench.store.require(Incident.self, name).occurrences == 2)
    }

    @Test("A refused suspension opens no incident")
    func refused() async throws {
        let bench = try await ServiceBench.open()
        try await bench.register(ServiceBench.version(Self.name))
        _ = try await Self.suspend(bench)
        let before = try await bench.content()
        await expectRefusal(.illegalTransition) { _ = try await Self.suspend(bench) }
        #expect(try await bench.content() == before)
    }

    @Test("A version that a use case is deployed on is not retired")
    func deployed() async throws {
        let bench = try await ServiceBench.open()
        let useCase = try await UseCase.made(in: .deployed, bench)
        try await bench.release(ServiceBench.version("models/m/versions/2.0.0"))
        _ = try await bench.call(
            Methods.deprecateVersion,
            DeprecateVersionRequest(
                name: Self.name, successor: "models/m/versions/2.0.0", mutation: .fresh("replaced")))
        let before = try await bench.content()
        await expectRefusal(.versionInUse) {
            _ = try await bench.call(Methods.retireVersion, RetireVersionRequest(name: Self.name, mutation: .fresh()))
        }
        #expect(try await bench.content() == before)
        // Who may read no use case is not told which one it is.
        let granted = Authorisation(
            role: "OPERATOR", permissions: RolePermissions.of(.operator), scope: try Scope("models/m"))
        let narrow = Caller(name: "principals/op", authority: .granted([granted]))
        let refusal = await failure {
            _ = try await bench.call(
                Methods.retireVersion, RetireVersionRequest(name: Self.name, mutation: .fresh()), as: narrow)
        }
        #expect(refusal?.reason == ErrorReason.versionInUse.name)
        #expect(refusal?.metadata["holders"]?.contains(useCase.name) == false)
        let etag = try await bench.store.require(UseCase.self, useCase.name).etag
        _ = try await bench.call(
            UseCaseServiceMethods.deprecateUseCase,
            DeprecateUseCaseRequest(name: useCase.name, successor: "useCases/next", mutation: .fresh(etag: etag)))
        let retired = try await bench.call(
            Methods.retireVersion, RetireVersionRequest(name: Self.name, mutation: .fresh()))
        #expect(retired.version?.state == .retired)
    }

    @Test(
        "A model is in use while a version of it serves in any environment",
        arguments: [("environments/prod", ModelVersionState.stable), ("environments/staging", .canary)])
    func serving(place: (environment: String, state: ModelVersionState)) async throws {
        let bench = try await ServiceBench.open()
        try await bench.release(ServiceBench.version(Self.name))
        func enter(_ state: ModelVersionState) async throws {
            let command = Command.daemon(Methods.releaseVersion.descriptor, now: bench.context.now())
            _ = try await bench.store.write(MutationCall(command)) { store in
                var version = try store.require(ModelVersion.self, Self.name)
                version.enter(state, in: place.environment, command.time)
                return try store.put(Change(after: version, effect: .changed("version.promoted"), command: command))
            }
        }
        try await enter(place.state)
        await expectRefusal(.modelInUse) { try await Self.archive(bench) }
        try await enter(.deprecated)
        try await Self.archive(bench)
        await expectRefusal(.illegalTransition) {
            try await bench.register(ServiceBench.version("models/m/versions/1.0.1"))
        }
    }

    @Test("A version that serves only in an archived environment holds no model, and then the environment stays so")
    func archivedEnvironment() async throws {
        typealias Providers = ProviderServiceMethods
        let bench = try await ServiceBench.open()
        let place = "environments/e"
        _ = try await bench.call(
            Providers.createEnvironment,
            CreateEnvironmentRequest(environment: Environment(name: place), mutation: .fresh()))
        try await bench.release(ServiceBench.version(Self.name))
        try await bench.promote(Self.name, to: .stable, in: place)
        let policy = RolloutPolicy(
            name: RolloutPolicy.name(model: "models/m", environment: place), stableVersion: Self.name)
        _ = try await bench.call(
            RolloutServiceMethods.putRolloutPolicy,
            PutRolloutPolicyRequest(rolloutPolicy: policy, mutation: .fresh()))
        await expectRefusal(.modelInUse) { try await Self.archive(bench) }
        _ = try await bench.call(
            Providers.archiveEnvironment, ArchiveEnvironmentRequest(name: place, mutation: .fresh("not used")))
        try await Self.archive(bench)
        func restore() async throws {
            _ = try await bench.call(
                Providers.restoreEnvironment, RestoreEnvironmentRequest(name: place, mutation: .fresh()))
        }
        await expectRefusal(.illegalTransition) { try await restore() }
        _ = try await bench.call(
            ModelServiceMethods.restoreModel, RestoreModelRequest(name: "models/m", mutation: .fresh()))
        try await restore()
    }

    @Test("A model is in use while a proposal about it is open")
    func proposed() async throws {
        let people = try await ProposalBench.open()
        try await people.create()
        func archive() async throws {
            _ = try await people.bench.call(
                ModelServiceMethods.archiveModel,
                ArchiveModelRequest(name: ProposalBench.model, mutation: .fresh("replaced")))
        }
        await expectRefusal(.modelInUse) { try await archive() }
        _ = try await people.bench.call(
            ProposalServiceMethods.withdrawProposal,
            WithdrawProposalRequest(name: "proposals/p", mutation: .fresh("wrong data")), as: people.author)
        try await archive()
    }

    @Test("Nothing is registered of a model that does not exist")
    func modelless() async throws {
        let bench = try await ServiceBench.open()
        let before = try await bench.content()
        await expectRefusal(.notFound) {
            _ = try await bench.call(
                Methods.registerVersion,
                RegisterVersionRequest(version: ServiceBench.version(Self.name), mutation: .fresh()))
        }
        #expect(try await bench.content() == before)
    }

    @Test("A run names a version that exists, or is unregistered")
    func runs() async throws {
        let bench = try await ServiceBench.open()
        func create(_ id: String, _ version: String, unregistered: Bool = false) async throws -> EvalRun? {
            let request = CreateRunRequest(
                name: "evalRuns/\(id)", type: .offline, modelVersion: version, unregistered: unregistered,
                mutation: .fresh())
            return try await bench.call(EvaluationServiceMethods.createRun, request).run
        }
        await expectRefusal(.versionUnregistered) { _ = try await create("a", Self.name) }
        #expect(try await create("b", Self.name, unregistered: true)?.versionRegistered == false)
        try await bench.register(ServiceBench.version(Self.name))
        #expect(try await create("c", Self.name)?.versionRegistered == true)
        #expect(try await create("d", Self.name, unregistered: true)?.attempt == 1)
        #expect(try await create("e", "")?.versionRegistered == false)
    }

    @Test("An applied change of configuration lowers the risk tier of its model, which its owner may not")
    func configuration() async throws {
        let people = try await ProposalBench.open()
        let model = try await people.bench.store.require(Model.self, ProposalBench.model)
        var lower = model
        lower.riskTier = .low
        await expectRefusal(.riskTierLowered) {
            let request = UpdateModelRequest(model: lower, mutation: .fresh(etag: model.etag))
            _ = try await people.bench.call(ModelServiceMethods.updateModel, request)
        }
        try await people.create(
            ChangeProposal(
                name: "proposals/p", model: ProposalBench.model, changeType: .configChange, description: "does no harm",
                oldValues: [ChangedValue(name: "risk_tier", json: "\"MEDIUM\"")],
                newValues: [ChangedValue(name: "risk_tier", json: "\"LOW\"")], rollbackPlan: "set it back"))
        try await people.approve()
        #expect(try await people.bench.store.require(Model.self, ProposalBench.model).riskTier == model.riskTier)
        try await people.apply()
        let after = try await people.bench.store.require(Model.self, ProposalBench.model)
        #expect(after.riskTier == .low && after.owner == model.owner)
        let entry = try #require(try await people.bench.store.lastEntry(of: model.name, asOf: nil))
        #expect(entry.method == ProposalServiceMethods.applyProposal.descriptor.name)
    }
}
