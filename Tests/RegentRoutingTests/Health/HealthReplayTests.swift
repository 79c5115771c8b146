import Foundation
import RegentKernels
import RegentMessages
import RegentRouting
import RegentTestKit
import Testing

/// Measurements of eight hosted endpoints by the LLMPerf leaderboard (github.com/ray-project/llmperf-leaderboard), as
/// the outcomes of requests of one a second, by keys over the eight.
@Suite("Replay of measured providers")
struct HealthReplayTests {
    /// How a provider answers in each round of eight seconds.
    struct Answers {
        var codes: [String] = []
        var latencies: [UInt32] = []

        func event(_ round: Int, nowMicros: Int64) -> HealthEvent {
            let code = codes[round % codes.count]
            let verdict = HealthVerdict(status: code.isEmpty ? .ok : .error, errorCode: code)
            return HealthEvent(
                createMicros: nowMicros, verdict: verdict,
                latencyMicros: code.isEmpty ? latencies[round % codes.count] : 0)
        }
    }

    static func answers() throws -> [String: Answers] {
        let text = try String(contentsOf: Checkout.file("Tests/Fixtures/health/llmperf.csv"), encoding: .utf8)
        var answers: [String: Answers] = [:]
        for line in text.split(separator: "\n").dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            answers[cells[0], default: Answers()].codes.append(cells[3])
            answers[cells[0], default: Answers()].latencies.append((UInt32(cells[2]) ?? 0) * 1_000)
        }
        return answers
    }

    /// What happened to each provider.
    struct Played {
        var failures: [String: Int] = [:]
        var failuresBeforeEjection: [String: Int] = [:]
        var ejections: [String: Int] = [:]
        var probesAtOnce = 0
        var failedRequests = 0
    }

    static func play(_ answers: [String: Answers], seconds: Int) -> Played {
        let ids = answers.keys.sorted()
        let settings = HealthSettings(
            nil,
            ids.map {
                ProviderConfig(
                    name: "environments/prod/providers/\($0)", provider: $0, environment: "prod", enabled: true,
                    weight: 100, timeoutMs: 30_000)
            })
        var (health, played) = (EnvironmentHealth(environment: "prod"), Played())
        for second in 0..<seconds {
            let now = 1_000_000_000 + Int64(second) * 1_000_000
            let chain = ids.sorted { score($0, second) > score($1, second) }
            var isServed = false
            for provider in chain where !isServed {
                let standing = health.standings(settings, nowMicros: now)[provider] ?? .healthy
                if !standing.serves {
                    let probe = health.takeProbe(of: provider, for: "principals/p", settings, nowMicros: now)
                    guard probe != nil else { continue }
                    let another = health.takeProbe(of: provider, for: "principals/q", settings, nowMicros: now)
                    if another != nil { played.probesAtOnce += 1 }
                }
                let event = answers[provider]?.event(second / 8, nowMicros: now)
                let evidence = ProviderEvidence(provider: provider, events: event.map { [$0] } ?? [])
                let changes = health.take([evidence], from: "principals/p", settings, nowMicros: now)
                played.ejections[provider, default: 0] += changes.count { $0.kind == .ejected }
                isServed = event?.verdict == .success
                guard !isServed else { continue }
                played.failures[provider, default: 0] += 1
                if played.ejections[provider] == 0 || played.failuresBeforeEjection[provider] == nil {
                    played.failuresBeforeEjection[provider] = played.failures[provider]
                }
            }
            if !isServed { played.failedRequests += 1 }
        }
        return played
    }

    private static func score(_ provider: String, _ second: Int) -> UInt64 {
        Kernels.xxh64(Array("\(second) \(provider)".utf8).span)
    }

    @Test("who fails is ejected, and probed one at a time; no request fails while another provider is healthy")
    func replay() throws {
        let answers = try Self.answers()
        #expect(answers.count == 8)
        let failing = answers["lepton"]?.codes.count { $0 == "429" } ?? 0
        #expect(failing == 130)
        let played = Self.play(answers, seconds: 1_160 + 40)
        #expect(played.failedRequests == 0)
        #expect(played.probesAtOnce == 0)
        let ejections = played.ejections["lepton"] ?? 0
        #expect(ejections > 1)
        #expect(played.failuresBeforeEjection["lepton"] ?? 0 <= 10)
        // Each failure after the first is a probe, and each cooldown has one.
        #expect(played.failures["lepton"] ?? 0 <= ejections + 10)
        #expect(played.ejections["perplexity"] ?? 0 <= 1)
        for provider in ["anyscale", "fireworks", "groq", "replicate", "together"] {
            #expect(played.ejections[provider] ?? 0 == 0, "\(provider)")
        }
    }
}
