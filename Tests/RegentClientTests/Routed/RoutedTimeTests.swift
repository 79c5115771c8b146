import RegentClient
import RegentMessages
import RegentRPC
import RegentServiceTestKit
import RegentTestKit
import RegentWire
import Testing

@Suite("The time of routed requests", .timeLimit(.minutes(10)))
struct RoutedTimeTests {
    /// Never answers; ends when it is cancelled.
    private static func hang() async throws -> String {
        await Signal().wait()
        throw CancellationError()
    }

    @Test("A provider that takes longer than its timeout is left, and the next one is asked")
    func timeout() async throws {
        let server = chainServer(timeouts: ["a": 20], retries: 3)
        try await withClient(server) { client in
            let answer = try await client.routed(environment: "prod") { attempt in
                if attempt.provider == "a" { return try await Self.hang() }
                return "\(attempt.provider) in time: \(attempt.timeout > .milliseconds(20))"
            }
            #expect(answer == "b in time: true")
            try await client.flushOutcomes()
        }
        #expect(server.outcomes.map(\.selectedProvider) == ["a", "b"], "a timeout is not repeated")
        #expect(server.outcomes.map(\.status) == [.timeout, .ok])
        let latency = try #require(server.outcomes.first?.latencyMs)
        #expect(latency >= 20)
    }

    @Test("The deadline of the request ends it: no other provider is asked")
    func deadline() async throws {
        let server = chainServer()
        try await withClient(server) { client in
            // On a busy machine the selection may take all the time there is.
            var (timeout, failed) = (Duration.milliseconds(50), RoutedError?.none)
            repeat {
                failed = await routedFailure { [timeout] () async throws(RoutedError) in
                    try await client.routed(environment: "prod", timeout: timeout) { _ in try await Self.hang() }
                }
                #expect(failed?.reason == .deadline)
                timeout *= 4
            } while failed?.attempts.isEmpty == true && timeout < hangLimit
            #expect(failed?.attempts.map(\.provider) == ["a"] && failed?.attempts.map(\.status) == [.timeout])
            #expect(failed?.nextProvider == "b")
            let over = await routedFailure { () async throws(RoutedError) in
                try await client.routed(environment: "prod", timeout: .zero) { _ in try await Self.hang() }
            }
            #expect(over?.reason == .deadline && over?.attempts.isEmpty == true)
        }
        let excludes = excluded(server).allSatisfy(\.isEmpty)
        #expect(excludes)
    }

    @Test("A wait that the request has no time for is not begun: the next provider is asked")
    func wait() async throws {
        let (server, pause) = (chainServer(retries: 3), NoPause())
        let script = Script([HTTPStatusError(503, retryAfter: .seconds(3_600))])
        try await withClient(server, pause.options()) { client in
            let answer = try await client.routed(environment: "prod", timeout: hangLimit) { try script.answer($0) }
            #expect(answer == "b answered" && pause.waits.isEmpty)
        }
    }

    @Test("A stream that breaks off is PARTIAL, is not repeated, and the error names the next provider")
    func partial() async throws {
        let server = chainServer(retries: 3)
        let script = Script([HTTPStatusError(503)])
        try await withClient(server) { client in
            let failed = await routedFailure { () async throws(RoutedError) in
                try await client.routed(environment: "prod") { attempt in
                    attempt.markFirstToken()
                    return try script.answer(attempt)
                }
            }
            #expect(failed?.reason == .partial && failed?.nextProvider == "b")
            #expect((failed?.cause as? HTTPStatusError)?.status == 503)
            try await client.flushOutcomes()
        }
        #expect(script.asked == ["a"])
        let outcome = try #require(server.outcomes.first)
        #expect(server.outcomes.count == 1 && outcome.status == .partial && outcome.errorCode == "503")
        #expect(outcome.ttftMs != nil)
    }

    @Test("After its first token a stream has the time of the request, not that of the attempt")
    func longStream() async throws {
        // On a busy machine the time of the attempt may be over before its first token: then there was too little.
        var (timeoutMs, answer) = (UInt32(20), "")
        repeat {
            let wait = Duration.milliseconds(3 * timeoutMs)
            try await withClient(chainServer(timeouts: ["a": timeoutMs])) { client in
                let begin = ContinuousClock.now
                answer = try await client.routed(environment: "prod") { attempt in
                    attempt.markFirstToken()
                    // Longer than the timeout of the attempt; cut short where the stream is cancelled.
                    await Signal().wait(until: .now + wait)
                    try Task.checkCancellation()
                    return attempt.provider
                }
                #expect(ContinuousClock.now - begin >= wait)
            }
            timeoutMs *= 4
        } while answer != "a" && timeoutMs < 10_000
        #expect(answer == "a")
    }

    @Test("A caller that is cancelled ends its request, and the provider is not blamed")
    func cancelled() async throws {
        let server = chainServer(retries: 3)
        let begun = Signal(staysRaised: true)
        try await withClient(server) { client in
            let task = Task {
                await routedFailure { () async throws(RoutedError) in
                    try await client.routed(environment: "prod") { _ in
                        begun.raise()
                        return try await Self.hang()
                    }
                }
            }
            await begun.wait()
            task.cancel()
            let failed = await task.value
            #expect(failed?.reason == .cancelled)
            try await client.flushOutcomes()
        }
        #expect(server.outcomes.map(\.status) == [.error])
        #expect(server.outcomes.map(\.errorCode) == ["499"], "a fault of the caller, as the daemon judges")
    }
}
