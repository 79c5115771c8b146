import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentServices
import RegentStorage
import RegentTestKit
import Testing

/// Page tokens: each belongs to the listing that returned it.
@Suite("Page tokens")
struct PageTokenTests {
    typealias Eval = EvaluationServiceMethods
    typealias Providers = ProviderServiceMethods
    typealias Access = AccessServiceMethods

    /// A listing: calls it with a page token, and returns the next one.
    struct Lister: Sendable {
        let name: String
        let page: @Sendable (_ bench: ServiceBench, _ token: String) async throws -> String
    }

    static let listers: [Lister] =
        [
            Lister(name: "runs") { bench, token in
                try await bench.call(Eval.listRuns, ListRunsRequest(pageSize: 1, pageToken: token)).nextPageToken
            },
            Lister(name: "running runs") { bench, token in
                let request = ListRunsRequest(pageSize: 1, pageToken: token, state: .running)
                return try await bench.call(Eval.listRuns, request).nextPageToken
            },
            Lister(name: "filtered runs") { bench, token in
                let request = ListRunsRequest(pageSize: 1, pageToken: token, filter: "state = RUNNING")
                return try await bench.call(Eval.listRuns, request).nextPageToken
            },
            Lister(name: "runs by time") { bench, token in
                let request = ListRunsRequest(pageSize: 1, pageToken: token, orderBy: "create_time desc")
                return try await bench.call(Eval.listRuns, request).nextPageToken
            },
            Lister(name: "runs as they were") { bench, token in
                let last = try await bench.store.lastRevision()
                let request = ListRunsRequest(pageSize: 1, pageToken: token, asOf: last)
                return try await bench.call(Eval.listRuns, request).nextPageToken
            },
            Lister(name: "samples of one") { bench, token in
                let request = ListSamplesRequest(run: "evalRuns/one", pageSize: 1, pageToken: token)
                return try await bench.call(Eval.listSamples, request).nextPageToken
            },
            Lister(name: "samples of two") { bench, token in
                let request = ListSamplesRequest(run: "evalRuns/two", pageSize: 1, pageToken: token)
                return try await bench.call(Eval.listSamples, request).nextPageToken
            },
            Lister(name: "scored samples of two") { bench, token in
                let request = ListSamplesRequest(
                    run: "evalRuns/two", filter: "status=SCORED", pageSize: 1, pageToken: token)
                return try await bench.call(Eval.listSamples, request).nextPageToken
            },
            Lister(name: "history of openai") { bench, token in
                let request = GetHistoryRequest(
                    name: "environments/prod/providers/openai", pageSize: 1, pageToken: token)
                return try await bench.call(LedgerServiceMethods.getHistory, request).nextPageToken
            },
            Lister(name: "environments") { bench, token in
                let request = ListEnvironmentsRequest(pageSize: 1, pageToken: token)
                return try await bench.call(Providers.listEnvironments, request).nextPageToken
            },
            Lister(name: "providers of prod") { bench, token in
                let request = ListProviderConfigsRequest(parent: "environments/prod", pageSize: 1, pageToken: token)
                return try await bench.call(Providers.listProviderConfigs, request).nextPageToken
            },
            Lister(name: "principals") { bench, token in
                try await bench.call(Access.listPrincipals, ListPrincipalsRequest(pageSize: 1, pageToken: token))
                    .nextPageToken
            },
            Lister(name: "tokens") { bench, token in
                try await bench.call(Access.listTokens, ListTokensRequest(pageSize: 1, pageToken: token)).nextPageToken
            },
        ]
        + outcomeRequests.map { request in
            Lister(name: "outcomes \(outcomeRequests.firstIndex(of: request) ?? 0)") { bench, token in
                var request = request
                (request.pageSize, request.pageToken) = (1, token)
                return try await bench.call(OutcomeServiceMethods.listOutcomes, request).nextPageToken
            }
        }

    static let outcomeRequests = [
        ListOutcomesRequest(requestId: "r"), ListOutcomesRequest(requestId: "r", environment: "prod"),
        ListOutcomesRequest(environment: "prod", selectedProvider: "openai"),
        // W1: the same listing with a later start once reversed a range.
        ListOutcomesRequest(
            environment: "prod", selectedProvider: "openai", fromTime: Timestamp(microseconds: 200)),
        ListOutcomesRequest(environment: "prod", routeStrategy: .weighted),
    ]

    static func filled(storeID: UInt8 = 1) async throws -> ServiceBench {
        let bench = try await OutcomeServiceTests.open(storeID: storeID)
        for run in ["evalRuns/one", "evalRuns/two"] { try await bench.run(run) }
        let rows = [100, 200, 300].map { ScopedReadingTests.outcome("r", $0) }
        try await OutcomeServiceTests.report(bench, [rows])
        for weight: UInt32 in [1, 2] {
            _ = try await bench.call(
                Providers.putProviderConfig,
                PutProviderConfigRequest(
                    providerConfig: ProviderConfig(name: "environments/prod/providers/openai", weight: weight),
                    mutation: .fresh()))
        }
        for id in ["ada", "bob"] {
            let principal = Principal(name: "principals/\(id)", kind: .human)
            _ = try await bench.call(
                Access.putPrincipal, PutPrincipalRequest(principal: principal, mutation: .fresh()))
            _ = try await bench.call(
                Access.issueToken, IssueTokenRequest(principal: principal.name, mutation: .fresh()))
        }
        return bench
    }

    @Test("a token is taken by its own listing and refused by every other one, also of another store")
    func bound() async throws {
        let bench = try await Self.filled()
        let other = try await Self.filled(storeID: 2)
        for lister in Self.listers {
            let token = try await lister.page(bench, "")
            #expect(!token.isEmpty, "\(lister.name) has two pages")
            _ = try await lister.page(bench, token)
            for another in Self.listers where another.name != lister.name {
                await expectRefusal(.pageTokenInvalid, "\(lister.name) at \(another.name)") {
                    _ = try await another.page(bench, token)
                }
            }
            await expectRefusal(.pageTokenInvalid, "\(lister.name) of another store") {
                _ = try await lister.page(other, token)
            }
        }
    }

    @Test("text that is no token is refused by every listing")
    func malformed() async throws {
        let bench = try await Self.filled()
        for lister in Self.listers {
            for text in ["0.0.0", "x", "=", "AAAA", String(repeating: "A", count: 512), "9223372036854775807.0.0"] {
                await expectRefusal(.pageTokenInvalid, "\(lister.name): \(text)") {
                    _ = try await lister.page(bench, text)
                }
            }
        }
    }

    @Test("a position that the listing does not have is refused or leads to its end")
    func edges() async throws {
        let bench = try await Self.filled()
        let (low, high) = (Int64.min, Int64.max)
        let numbers = ["-1", "0", "\(low)", "\(high)", "\(UInt64.max)", "18446744073709551616", "", "x"]
        let outcomes = bench.store.listing("outcomes", "", "prod", "openai", "0", "0", "\(Int64.max)")
        // These tokens are of the listing: a good position leads on.
        let next = ListOutcomesRequest(
            environment: "prod", selectedProvider: "openai", pageToken: outcomes.token(after: "300.sdk-1.1.2"))
        #expect(try await bench.call(OutcomeServiceMethods.listOutcomes, next).outcomes.count == 2)
        let samples = bench.store.listing("samples", "evalRuns/one", "")
        let history = bench.store.listing("history", "environments/prod")
        for first in numbers {
            let historyRequest = GetHistoryRequest(
                name: "environments/prod", pageToken: history.token(after: first))
            await Self.answers { _ = try await bench.call(LedgerServiceMethods.getHistory, historyRequest) }
            for second in numbers {
                let sampleRequest = ListSamplesRequest(
                    run: "evalRuns/one", pageToken: samples.token(after: "u/\(first)/\(second)"))
                await Self.answers { _ = try await bench.call(Eval.listSamples, sampleRequest) }
                for third in numbers {
                    let request = ListOutcomesRequest(
                        environment: "prod", selectedProvider: "openai",
                        pageToken: outcomes.token(after: "\(first).sdk-1.\(second).\(third)"))
                    await Self.answers { _ = try await bench.call(OutcomeServiceMethods.listOutcomes, request) }
                }
            }
        }
    }

    @Test("W1: a token whose position lies before a later start of the times is refused, and so is a bare position")
    func laterStart() async throws {
        let bench = try await Self.filled()
        func page(_ token: String, from micros: Int64?) async throws -> ListOutcomesResponse {
            let request = ListOutcomesRequest(
                environment: "prod", selectedProvider: "openai", fromTime: micros.map { Timestamp(microseconds: $0) },
                pageSize: 2, pageToken: token)
            return try await bench.call(OutcomeServiceMethods.listOutcomes, request)
        }
        let token = try await page("", from: nil).nextPageToken
        // The token leads on from 200.
        #expect(try await page(token, from: nil).outcomes.map { $0.createTime?.microseconds } == [100])
        for (token, from) in [(token, 250), (token, 1_000_000), ("0.0.0", 1_000_000), ("0.0.0", 1)] {
            await expectRefusal(.pageTokenInvalid, "\(token) from \(from)") {
                _ = try await page(token, from: Int64(from))
            }
        }
    }

    @Test("a position outside the parent of a list is refused, wherever it lies")
    func outsideItsParent() async throws {
        let bench = try await Self.filled()
        let listed = ListProviderConfigsRequest(parent: "environments/prod")
        let listing = bench.store.listing(ProviderConfig.self, listed.query)
        func request(_ position: String) -> ListProviderConfigsRequest {
            ListProviderConfigsRequest(parent: listed.parent, pageToken: listing.token(after: position))
        }
        // The token is of this listing: a position within its parent leads on.
        let next = try await bench.call(
            Providers.listProviderConfigs, request("environments/prod/providers/custom"))
        #expect(next.providerConfigs.map(\.provider) == ["openai"])
        let outside = [
            "environments/a", "environments/prod", "environments/pro/", "environments/staging/", "\u{1}",
            "environments/prod/\u{0}",
        ]
        for position in outside {
            await expectRefusal(.pageTokenInvalid, "\(position)") {
                _ = try await bench.call(Providers.listProviderConfigs, request(position))
            }
        }
    }

    /// Expects an answer, or the refusal of the token.
    static func answers(_ body: () async throws -> Void) async {
        if let refusal = await failure(body) { #expect(refusal.reason == ErrorReason.pageTokenInvalid.name) }
    }
}
