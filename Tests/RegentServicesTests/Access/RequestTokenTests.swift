import RegentGovernance
import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

@Suite("Tokens that a person asks for", .timeLimit(.minutes(10)))
struct RequestTokenTests {
    typealias Access = AccessServiceMethods

    let bench: ServiceBench
    let ada: Caller
    let root: Caller

    init() async throws {
        bench = try await ServiceBench.open()
        ada = try await bench.party("ada")
        root = try await bench.party("root")
    }

    func ask(_ key: String? = nil) async throws -> RequestTokenResponse {
        let request = RequestTokenRequest(
            description: "laptop", ttlSeconds: 60, mutation: key.map { .keyed($0) } ?? .fresh())
        return try await bench.call(Access.requestToken, request, as: ada)
    }

    func issue(_ request: IssueTokenRequest, as caller: Caller) async throws -> IssueTokenResponse {
        var request = request
        request.mutation = .fresh()
        return try await bench.call(Access.issueToken, request, as: caller)
    }

    /// Whether the text of a token shows who its bearer is.
    func holds(_ secret: String) -> Bool {
        (try? bench.context.access.caller(token: Array(secret.utf8)))?.name == ada.name
    }

    @Test("It is asked for by one and issued by another, and its secret is with its requester only")
    func twoPeople() async throws {
        let asked = try await ask()
        let token = try #require(asked.token)
        #expect(token.state == .requested && token.owner == ada.name && !asked.secret.isEmpty)
        #expect(!holds(asked.secret))
        let before = try await bench.content()
        await expectRefusal(.segregationOfDuties) { _ = try await issue(IssueTokenRequest(token: token.name), as: ada) }
        #expect(try await bench.content() == before)
        let issued = try await issue(IssueTokenRequest(token: token.name), as: root)
        #expect(issued.secret.isEmpty && issued.token?.state == .active && issued.token?.issuedBy == root.name)
        #expect(holds(asked.secret))
        await expectRefusal(.illegalTransition) { _ = try await issue(IssueTokenRequest(token: token.name), as: root) }
        _ = try await bench.call(Access.revokeToken, RevokeTokenRequest(name: token.name, mutation: .fresh()), as: root)
        #expect(!holds(asked.secret))
    }

    @Test("Nobody issues another person's token that was not asked for, and a program's as before")
    func notAsked() async throws {
        try await bench.party("bot", .service)
        await expectRefusal(.segregationOfDuties) {
            _ = try await issue(IssueTokenRequest(principal: ada.name), as: root)
        }
        #expect(try await issue(IssueTokenRequest(principal: ada.name), as: ada).secret.isEmpty == false)
        #expect(try await issue(IssueTokenRequest(principal: "principals/bot"), as: root).secret.isEmpty == false)
    }

    @Test("A request names a principal or a token, not both and not neither")
    func named() async throws {
        let token = try #require(try await ask().token)
        for request in [
            IssueTokenRequest(), IssueTokenRequest(principal: ada.name, token: token.name),
            IssueTokenRequest(description: "other", token: token.name),
            IssueTokenRequest(ttlSeconds: 60, token: token.name),
        ] {
            await expectRefusal(.tokenInvalid) { _ = try await issue(request, as: root) }
        }
    }

    @Test("A repeat of the request does not return the secret again")
    func repeated() async throws {
        let (first, again) = (try await ask("key"), try await ask("key"))
        #expect(!first.secret.isEmpty && again.secret.isEmpty)
        #expect(again.receipt?.replayed == true && again.token == first.token)
    }

    @Test("Who is known by a user id only has no token to ask for")
    func unknown() async throws {
        let stranger = Caller(name: "principals/uid-99", authority: .all)
        await expectRefusal(.notFound) {
            _ = try await bench.call(Access.requestToken, RequestTokenRequest(mutation: .fresh()), as: stranger)
        }
    }
}
