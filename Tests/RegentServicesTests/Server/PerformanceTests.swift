import RegentMessages
import RegentRPC
import RegentServiceTestKit
import RegentServices
import RegentSystem
import RegentWire
import Testing

@Suite("Performance of methods")
struct PerformanceTests {
    private static let method = "/regent.v1.RoutingService/Select"
    private static let start = ContinuousClock.now

    /// A history of so many seconds, in each of which a method was called ten times.
    private static func history(_ seconds: Int) -> PerformanceHistory {
        let (history, figures) = (PerformanceHistory(), MethodFigures())
        for second in 0..<seconds {
            var phases = PhaseNanoseconds()
            phases[.rule] = 3_000
            for call in 0..<10 {
                figures.note(nanoseconds: 1_000_000, failure: call == 0 ? .notFound : nil, phases: phases)
            }
            history.note(
                [(method, figures), ("/a/B", MethodFigures())], at: start + .seconds(second),
                micros: Int64(second) * 1_000_000)
        }
        return history
    }

    private static func get(_ history: PerformanceHistory, _ request: GetPerformanceRequest) async throws
        -> GetPerformanceResponse
    {
        var operation = ServerOperation()
        operation.performance = history
        let bench = try await ServiceBench.open(operation: operation)
        return try await bench.call(ServerServiceMethods.getPerformance, request)
    }

    @Test("Rate, failures, duration and stages are those of the seconds that were asked for")
    func figures() async throws {
        let response = try await Self.get(Self.history(100), GetPerformanceRequest(seconds: 20))
        #expect(response.seconds == 20 && response.methods.count == 1)
        let method = try #require(response.methods.first)
        #expect(method.method == Self.method && method.calls == 200 && method.failedCalls == 20)
        #expect(method.callsPerSecond == 10 && method.failedCallsPerSecond == 1)
        #expect(method.meanPresence == .meanUs(1_000))
        guard case .p99Us(let p99)? = method.p99Presence else { throw RPCError(code: .internal, message: "no p99") }
        #expect(abs(p99 - 1_000) < 250)
        #expect(method.stages == [StageTime(stage: "rule", count: 200, totalNs: 600_000)])
        #expect(method.steps.isEmpty)
        let short = try await Self.get(Self.history(5), GetPerformanceRequest())
        #expect(short.seconds == 5 && short.methods.first?.calls == 50)
    }

    @Test("Steps of one method have its calls; without a method they are refused")
    func steps() async throws {
        let request = GetPerformanceRequest(seconds: 10, method: "Select", stepSeconds: 4)
        let response = try await Self.get(Self.history(60), request)
        #expect(response.methods.first?.steps.map(\.calls) == [40, 40, 20])
        #expect(response.methods.first?.steps.map { $0.time?.seconds } == [49, 53, 57])
        #expect(response.methods.first?.steps.first?.totalUs == 40_000)
        let error = await #expect(throws: RPCError.self) {
            _ = try await Self.get(Self.history(1), GetPerformanceRequest(stepSeconds: 1))
        }
        #expect(error?.fieldViolations.first?.field == "method")
    }

    @Test("An hour is kept, and a method that was not called has no row")
    func hour() async throws {
        let history = Self.history(4_000)
        let response = try await Self.get(history, GetPerformanceRequest(seconds: 3_600))
        #expect(response.seconds == 3_600 && response.methods.first?.calls == 36_000)
        let other = try await Self.get(history, GetPerformanceRequest(method: "B"))
        #expect(other.methods.isEmpty)
    }

    @Test("Streams are counted, and have no duration")
    func streams() async throws {
        let (history, figures) = (PerformanceHistory(), MethodFigures())
        figures.note(nanoseconds: nil, failure: .unavailable)
        history.note([(Self.method, figures)], at: Self.start, micros: 0)
        let response = try await Self.get(history, GetPerformanceRequest())
        let method = try #require(response.methods.first)
        #expect(method.calls == 1 && method.failedCalls == 1)
        #expect(method.meanPresence == nil && method.p50Presence == nil && method.p99Presence == nil)
    }
}
