import RegentClient
import RegentMessages
import RegentRPC
import RegentServiceTestKit
import RegentTestKit
import RegentWire
import Testing

@Suite("Routed requests", .timeLimit(.minutes(10)))
struct RoutedTests {
    @Test("The provider of the decision answers, and its outcome is reported once")
    func answer() async throws {
        let server = chainServer()
        try await withClient(server) { client in
            let answer = try await client.routed(environment: "prod", key: "k", model: "m") { attempt in
                attempt.markFirstToken()
                attempt.note { $0.outputTokens = 12 }
                return "\(attempt.provider) \(attempt.providerModel) \(attempt.number)"
            }
            #expect(answer == "a model-a 0")
            try await client.flushOutcomes()
        }
        let request = try #require(server.calls(of: RoutingServiceMethods.select).first?.request)
        #expect(request.environment == "prod" && request.key == "k" && request.model == "m")
        #expect(!request.requestId.isEmpty)
        let outcome = try #require(server.outcomes.first)
        #expect(server.outcomes.count == 1)
        #expect(outcome.status == .ok && outcome.errorCode.isEmpty && outcome.attempt == 0)
        #expect(outcome.requestId == request.requestId && outcome.environment == "prod")
        #expect(outcome.selectedProvider == "a" && outcome.routeStrategy == .weighted && !outcome.fallbackUsed)
        #expect(outcome.keyDigest == 9 && outcome.policyRevision == 7 && outcome.outputTokens == 12)
        let (latency, ttft) = (try #require(outcome.latencyMs), try #require(outcome.ttftMs))
        #expect(latency >= 0 && ttft <= latency)
    }

    @Test("A provider is asked again as often as its decision says, then the next; every attempt is reported")
    func fallBack() async throws {
        let (server, pause) = (chainServer(retries: 1), NoPause())
        let script = Script([
            HTTPStatusError(503), PlainError(), HTTPStatusError(429, retryAfter: .seconds(7)),
        ])
        try await withClient(server, pause.options()) { client in
            let request = SelectRequest(requestId: "r-1", environment: "prod", requestedProvider: "z")
            let answer = try await client.routed(request) { try script.answer($0) }
            #expect(answer == "c answered")
            try await client.flushOutcomes()
        }
        #expect(script.asked == ["a", "a", "b", "c"])
        #expect(excluded(server) == [[], ["a"], ["a", "b"]])
        #expect(pause.waits == [.milliseconds(20)], "throttling is not waited for where another provider may serve")
        let outcomes = server.outcomes
        #expect(outcomes.map(\.selectedProvider) == ["a", "a", "b", "c"])
        #expect(outcomes.map(\.status) == [.error, .error, .throttled, .ok])
        #expect(outcomes.map(\.errorCode) == ["503", "PlainError", "429", ""])
        #expect(outcomes.map(\.attempt) == [0, 1, 2, 3])
        #expect(outcomes.map(\.retryAfterMs) == [0, 0, 7_000, 0])
        #expect(outcomes.map(\.fallbackUsed) == [false, false, true, true])
        #expect(outcomes.map(\.fallbackProvider) == ["", "", "b", "c"])
        let isOne = outcomes.allSatisfy { $0.requestId == "r-1" && $0.requestedProvider == "z" }
        #expect(isOne)
    }

    @Test(
        "An HTTP status says whether to ask again, to fall back, or to give up",
        arguments: [
            (429, ["a", "b"]), (529, ["a", "b"]), (401, ["a", "b"]), (403, ["a", "b"]), (404, ["a", "b"]),
            (400, ["a"]), (422, ["a"]), (499, ["a"]), (500, ["a", "a"]), (503, ["a", "a"]), (302, ["a", "a"]),
        ] as [(Int, [String])])
    func statuses(_ status: Int, _ asked: [String]) async throws {
        let (server, pause) = (chainServer(retries: 1), NoPause())
        let script = Script([HTTPStatusError(status)])
        try await withClient(server, pause.options()) { client in
            let failed = await routedFailure { () async throws(RoutedError) in
                try await client.routed(environment: "prod") { try script.answer($0) }
            }
            #expect((failed == nil) == (asked.count == 2))
            if let failed {
                #expect(failed.reason == .gaveUp && (failed.cause as? HTTPStatusError)?.status == status)
            }
            try await client.flushOutcomes()
        }
        #expect(script.asked == asked)
        let codes = Array(["\(status)", ""].prefix(asked.count))
        #expect(server.outcomes.map(\.errorCode) == codes)
    }

    @Test("When every provider has failed, the error has all attempts and the last cause")
    func exhausted() async throws {
        let server = chainServer(["a", "b"])
        let script = Script([PlainError(), HTTPStatusError(403), PlainError()])
        try await withClient(server) { client in
            let failed = await routedFailure { () async throws(RoutedError) in
                try await client.routed(environment: "prod") { try script.answer($0) }
            }
            let error = try #require(failed)
            #expect(error.reason == .exhausted && error.nextProvider.isEmpty)
            #expect(error.attempts.map(\.provider) == ["a", "b"])
            #expect(error.attempts.map(\.errorCode) == ["PlainError", "403"])
            #expect((error.cause as? HTTPStatusError)?.status == 403)
            #expect(error.description.contains("EXHAUSTED in prod: no answer from a ERROR PlainError, b ERROR 403"))
        }
    }

    @Test("Where no provider may serve, or nobody can say, nothing is asked")
    func selection() async throws {
        let server = chainServer([])
        try await withClient(server, NoPause().options()) { client in
            let script = Script()
            let none = await routedFailure { () async throws(RoutedError) in
                try await client.routed(environment: "prod") { try script.answer($0) }
            }
            #expect(none?.reason == .exhausted && (none?.cause as? RPCError)?.reason == "NO_CANDIDATE")
            server.fail(next: 1, with: RPCError(code: .permissionDenied, message: "no"))
            let denied = await routedFailure { () async throws(RoutedError) in
                try await client.routed(environment: "prod") { try script.answer($0) }
            }
            #expect(denied?.reason == .selection && (denied?.cause as? RPCError)?.code == .permissionDenied)
            #expect(script.asked.isEmpty && client.outcomeStatistics.reported == 0)
        }
    }

    @Test("Without retry budget no other provider is asked")
    func budget() async throws {
        let server = chainServer()
        let decide = RouteDecision(selectedProvider: "a", fallbacks: ["b"])
        server.answer(RoutingServiceMethods.select) { request in
            guard request.excludedProviders.isEmpty else {
                throw RPCError(
                    code: .resourceExhausted, message: "none left", reason: "RETRY_BUDGET_EXHAUSTED",
                    retryAfter: .seconds(3_600))
            }
            return SelectResponse(decision: decide)
        }
        let script = Script([PlainError()])
        try await withClient(server) { client in
            let failed = await routedFailure { () async throws(RoutedError) in
                try await client.routed(environment: "prod") { try script.answer($0) }
            }
            #expect(failed?.reason == .retryBudget && failed?.nextProvider == "b")
            #expect(failed?.cause is PlainError)
            #expect(script.asked == ["a"] && client.outcomeStatistics.reported == 1)
        }
    }

    @Test("A daemon that names a provider that was tried is not believed")
    func repeated() async throws {
        let server = chainServer()
        server.answer(RoutingServiceMethods.select) { _ in
            SelectResponse(decision: RouteDecision(selectedProvider: "a", fallbacks: ["b"]))
        }
        let script = Script([PlainError(), PlainError()])
        try await withClient(server) { client in
            let failed = await routedFailure { () async throws(RoutedError) in
                try await client.routed(environment: "prod") { try script.answer($0) }
            }
            #expect(failed?.reason == .exhausted && script.asked == ["a"])
        }
    }

    @Test("An outcome that the program spoilt is reported without what it noted")
    func spoilt() async throws {
        let server = chainServer()
        try await withClient(server) { client in
            _ = try await client.routed(environment: "prod") { attempt in
                attempt.note { $0.useCase = String(repeating: "u", count: 1_000) }
                attempt.note { $0.inputTokens = 3 }
                return 1
            }
            _ = try await client.routed(environment: "prod") { attempt in
                attempt.note { ($0.status, $0.selectedProvider, $0.requestId) = (.refused, "x", "y") }
                return 2
            }
            try await client.flushOutcomes()
        }
        #expect(server.outcomes.map(\.status) == [.ok, .refused])
        #expect(server.outcomes.map(\.selectedProvider) == ["a", "a"])
        #expect(server.outcomes.map(\.inputTokens) == [0, 0])
    }

    @Test("A router in the process decides every attempt")
    func local() async throws {
        let server = FakeServer()
        server.acceptOutcomes()
        server.setSnapshot(LocalRouterTests.snapshot(["a": 50, "b": 50]), revision: 7)
        let script = Script([HTTPStatusError(404)])
        try await LocalRouterTests.withRouter(server) { router, _ in
            try await router.ready(timeout: hangLimit)
            // The client of the router is not at hand here; another one of the same server reports as well.
            let client = try await RegentClient.connect(to: server.address, options: quickOptions())
            let answer = try await client.routed(environment: "prod", key: "k", model: "m", router: router) {
                try script.answer($0)
            }
            try await client.flushOutcomes()
            await client.close(grace: .zero)
            #expect(answer == "\(script.asked[1]) answered")
        }
        #expect(Set(script.asked) == ["a", "b"])
        #expect(server.calls(of: RoutingServiceMethods.select).isEmpty)
        #expect(server.outcomes.map(\.selectedProvider) == script.asked)
        #expect(server.outcomes.map(\.policyRevision) == [6, 6])
    }
}
