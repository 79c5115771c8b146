import RegentGovernance
import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

@Suite("Validation requests", .timeLimit(.minutes(10)))
struct ValidationTests {
    typealias Methods = ValidationServiceMethods

    static let version = "models/m/versions/1.0.0"

    let bench: ServiceBench
    let ada: Caller
    let bob: Caller

    /// A bench with a version that ada has registered.
    init() async throws {
        bench = try await ServiceBench.open()
        ada = try await bench.party("ada")
        bob = try await bench.party("bob")
        try await bench.plant("models/m", state: "ACTIVE")
        let request = RegisterVersionRequest(version: ServiceBench.version(Self.version), mutation: .fresh())
        _ = try await bench.call(VersionServiceMethods.registerVersion, request, as: ada)
    }

    @discardableResult
    func ask(
        _ id: String = "v", version: String = version, as caller: Caller? = nil
    ) async throws -> ValidationRequest {
        let asked = ValidationRequest(name: "validationRequests/\(id)", version: version)
        let request = RequestValidationRequest(validationRequest: asked, mutation: .fresh())
        let response = try await bench.call(Methods.requestValidation, request, as: caller ?? ada)
        return try #require(response.validationRequest)
    }

    @discardableResult
    func decide(
        _ request: ValidationRequest, _ decision: ValidationDecision = .approve, comment: String = "seen",
        etag: String? = nil, as caller: Caller? = nil
    ) async throws -> ValidationRequest {
        let request = DecideValidationRequest(
            name: request.name, decision: decision, comment: comment, mutation: .fresh(etag: etag ?? request.etag))
        let response = try await bench.call(Methods.decideValidation, request, as: caller ?? bob)
        return try #require(response.validationRequest)
    }

    @discardableResult
    func start(_ request: ValidationRequest, as caller: Caller) async throws -> ValidationRequest {
        let start = StartValidationRequest(name: request.name, mutation: .fresh())
        return try #require(try await bench.call(Methods.startValidation, start, as: caller).validationRequest)
    }

    @Test("The registrant asks and does not judge; refusals leave the store as it was")
    func registrant() async throws {
        let asked = try await ask()
        #expect((asked.registrant, asked.requestedBy, asked.state) == (ada.name, ada.name, .requested))
        let before = try await bench.content()
        await expectRefusal(.segregationOfDuties) { try await start(asked, as: ada) }
        await expectRefusal(.segregationOfDuties) { try await decide(asked, as: ada) }
        await expectRefusal(.etagRequired) { try await decide(asked, etag: "") }
        await expectRefusal(.badRequest) { try await decide(asked, comment: "") }
        await expectRefusal(.badRequest) { try await decide(asked, .unspecified) }
        await expectRefusal(.validationOpen) { try await ask("w") }
        await expectRefusal(.notFound) { try await ask("w", version: "models/m/versions/9.0.0") }
        #expect(try await bench.content() == before)
        let started = try await start(asked, as: bob)
        await expectRefusal(.validationOpen) { try await ask("w") }
        let decided = try await decide(started)
        #expect((decided.state, decided.decidedBy, decided.comment) == (.approved, bob.name, "seen"))
        await expectRefusal(.illegalTransition) { try await decide(decided) }
        // A decided one leaves room for another.
        try await ask("w")
    }

    @Test("Of two decisions on one etag exactly one wins")
    func concurrent() async throws {
        let asked = try await ask()
        let eve = try await bench.party("eve")
        async let one = failure { try await decide(asked, .approve) }
        async let other = failure { try await decide(asked, .reject, as: eve) }
        #expect(await [one, other].compactMap(\.self).count == 1)
    }

    @Test("It lies where its version lies")
    func scopes() async throws {
        let asked = try await ask()
        func judge(_ scope: String) throws -> Caller {
            Caller(
                name: bob.name,
                authority: .granted([
                    Authorisation(permissions: [Permission("validation.decide")], scope: try Scope(scope))
                ]))
        }
        let elsewhere = try judge("models/other")
        await expectRefusal(.permissionDenied) { try await start(asked, as: elsewhere) }
        let started = try await start(asked, as: try judge("models/m"))
        func reader(_ scope: String) throws -> Caller {
            Caller(
                name: bob.name,
                authority: .granted([
                    Authorisation(permissions: [Permission("model.read")], scope: try Scope(scope))
                ]))
        }
        let (here, there) = (try reader("models/m"), try reader("models/other"))
        let get = GetValidationRequestRequest(name: asked.name)
        #expect(try await bench.call(Methods.getValidationRequest, get, as: here).validationRequest == started)
        await expectRefusal(.permissionDenied) {
            _ = try await bench.call(Methods.getValidationRequest, get, as: there)
        }
        let list = ListValidationRequestsRequest()
        #expect(try await bench.call(Methods.listValidationRequests, list, as: here).validationRequests == [started])
        #expect(try await bench.call(Methods.listValidationRequests, list, as: there).validationRequests == [])
    }
}
