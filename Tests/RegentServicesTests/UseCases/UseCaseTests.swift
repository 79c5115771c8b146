import RegentGovernance
import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

@Suite("Use cases", .timeLimit(.minutes(10)))
struct UseCaseTests {
    typealias Methods = UseCaseServiceMethods

    static let version = "models/m/versions/1.0.0"

    let bench: ServiceBench
    let ada: Caller
    let bob: Caller
    let eve: Caller

    /// A bench with a deployed version.
    init() async throws {
        bench = try await ServiceBench.open()
        ada = try await bench.party("ada")
        bob = try await bench.party("bob")
        eve = try await bench.party("eve")
        try await bench.released(Self.version)
        try await bench.deployInStaging(Self.version)
    }

    @discardableResult
    func create(_ id: String = "u", impact: UseCaseImpact = .low, owner: String = "") async throws -> UseCase {
        let useCase = UseCase(
            name: "useCases/\(id)", owner: owner, purpose: "answers", impact: impact,
            allowedModels: [AllowedModel(model: "models/m", versions: ">=1.0.0 <2.0.0")])
        let request = CreateUseCaseRequest(useCase: useCase, mutation: .fresh())
        return try #require(try await bench.call(Methods.createUseCase, request, as: ada).useCase)
    }

    func submit(_ useCase: UseCase) async throws -> UseCase {
        let request = SubmitUseCaseRequest(name: useCase.name, mutation: .fresh())
        return try #require(try await bench.call(Methods.submitUseCase, request, as: ada).useCase)
    }

    @discardableResult
    func approve(_ useCase: UseCase, etag: String? = nil, as caller: Caller) async throws -> UseCase {
        let request = ApproveUseCaseRequest(name: useCase.name, mutation: .fresh(etag: etag ?? useCase.etag))
        return try #require(try await bench.call(Methods.approveUseCase, request, as: caller).useCase)
    }

    @discardableResult
    func update(_ useCase: UseCase, as caller: Caller? = nil, _ edit: (inout UseCase) -> Void) async throws -> UseCase {
        var said = useCase
        edit(&said)
        let request = UpdateUseCaseRequest(useCase: said, mutation: .fresh())
        return try #require(try await bench.call(Methods.updateUseCase, request, as: caller ?? ada).useCase)
    }

    @discardableResult
    func deploy(_ useCase: UseCase, _ version: String = version) async throws -> UseCase {
        let request = DeployUseCaseRequest(name: useCase.name, version: version, mutation: .fresh())
        return try #require(try await bench.call(Methods.deployUseCase, request).useCase)
    }

    @discardableResult
    func deprecate(_ useCase: UseCase, successor: String = "") async throws -> UseCase {
        let request = DeprecateUseCaseRequest(name: useCase.name, successor: successor, mutation: .fresh())
        return try #require(try await bench.call(Methods.deprecateUseCase, request).useCase)
    }

    @Test("One of high impact takes two people, is deployed, and ends with a successor")
    func life() async throws {
        let submitted = try await submit(try await create(impact: .high))
        let first = try await approve(submitted, as: bob)
        #expect(first.state == .submitted)
        await expectRefusal(.secondPersonRequired) { try await approve(first, as: bob) }
        let approved = try await approve(first, as: eve)
        #expect(approved.state == .approved && approved.approvals.map(\.approvedBy) == [bob.name, eve.name])
        let deployed = try await deploy(approved)
        #expect(deployed.state == .deployed && deployed.deployments.map(\.version) == [Self.version])
        await expectRefusal(.successorRequired) { try await deprecate(deployed) }
        await expectRefusal(.notFound) { try await deprecate(deployed, successor: "useCases/none") }
        try await create("next")
        let ended = try await deprecate(deployed, successor: "useCases/next")
        #expect((ended.state, ended.successor) == (.deprecated, "useCases/next"))
        await expectRefusal(.illegalTransition) { try await update(ended) { $0.purpose = "more" } }
        let history = try await bench.call(LedgerServiceMethods.getHistory, GetHistoryRequest(name: ended.name))
        #expect(
            history.entries.map(\.event) == [
                "useCase.created", "useCase.submitted", "useCase.approvalGiven", "useCase.approved",
                "useCase.deployed", "useCase.deprecated",
            ])
    }

    @Test("Its owner and its authors do not approve, nor does a program; the store stays as it was")
    func authors() async throws {
        let handed = try await update(try await submit(try await create())) { $0.owner = eve.name }
        let program = try await bench.party("bot", .service)
        let before = try await bench.content()
        for caller in [ada, eve, program] {
            await expectRefusal(.segregationOfDuties) { try await approve(handed, as: caller) }
        }
        await expectRefusal(.etagRequired) { try await approve(handed, etag: "", as: bob) }
        await expectRefusal(.permissionDenied) { try await update(handed, as: ada) { $0.purpose = "mine" } }
        #expect(try await bench.content() == before)
        #expect(try await approve(handed, as: bob).state == .approved)
    }

    @Test("Raising the impact sends an approved one back, and what was read of it is approved no more")
    func raised() async throws {
        let approved = try await approve(try await submit(try await create()), as: bob)
        let raised = try await update(approved) { $0.impact = .critical }
        #expect(raised.state == .submitted && raised.approvals == [])
        await expectRefusal(.etagMismatch) { try await approve(raised, etag: approved.etag, as: bob) }
        await expectRefusal(.illegalTransition) { try await deploy(raised) }
    }

    @Test("Of two approvals on one etag exactly one wins")
    func concurrent() async throws {
        let submitted = try await submit(try await create(impact: .high))
        async let one = failure { try await approve(submitted, as: bob) }
        async let other = failure { try await approve(submitted, as: eve) }
        let failures = await [one, other].compactMap(\.self)
        #expect(failures.map(\.reason) == ["ETAG_MISMATCH"])
    }

    @Test("A returned one is a draft with the comment, and its approvals are gone")
    func returned() async throws {
        let submitted = try await submit(try await create(impact: .high))
        let first = try await approve(submitted, as: bob)
        func send(_ comment: String) async throws -> UseCase? {
            let request = ReturnUseCaseRequest(name: first.name, comment: comment, mutation: .fresh())
            return try await bench.call(Methods.returnUseCase, request, as: bob).useCase
        }
        await expectRefusal(.badRequest) { _ = try await send("") }
        let returned = try #require(try await send("who reads it?"))
        #expect(returned.state == .draft && returned.returnComment == "who reads it?" && returned.approvals == [])
    }

    @Test("What it names exists, and what is deployed for it is deployed, in range and not suspended")
    func named() async throws {
        await expectRefusal(.notFound) { try await create(owner: "principals/nobody") }
        let draft = try await create()
        await expectRefusal(.notFound) {
            try await update(draft) { $0.allowedModels = [AllowedModel(model: "models/none")] }
        }
        await expectRefusal(.useCaseInvalid) { try await update(draft) { $0.allowedModels[0].versions = "1.x" } }
        let approved = try await approve(try await submit(draft), as: bob)
        await expectRefusal(.notFound) { try await deploy(approved, "models/m/versions/1.0.9") }
        try await bench.released("models/m/versions/1.1.0")
        await expectRefusal(.versionNotAllowed) { try await deploy(approved, "models/m/versions/1.1.0") }
        _ = try await bench.call(
            VersionServiceMethods.suspendVersion, SuspendVersionRequest(name: Self.version, mutation: .fresh("drift")))
        await expectRefusal(.versionNotAllowed) { try await deploy(approved) }
    }

    @Test("It lies in the whole store: a role within a model does not reach it")
    func scopes() async throws {
        let draft = try await create()
        let reader = Caller(
            name: "principals/reader",
            authority: .granted([
                Authorisation(permissions: [Permission("usecase.read")], scope: try Scope("models/m"))
            ]))
        await expectRefusal(.permissionDenied) {
            _ = try await bench.call(Methods.getUseCase, GetUseCaseRequest(name: draft.name), as: reader)
        }
        let list = ListUseCasesRequest(filter: "owner = \"\(ada.name)\" AND state = DRAFT")
        #expect(try await bench.call(Methods.listUseCases, list).useCases == [draft])
    }
}
