import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentSystem
import RegentTestKit
import RegentWire
import Testing

@Suite("Durations of calls")
struct CallDurationsTests {
    /// How many calls there were, by "method status".
    private static func counts(_ durations: CallDurations) -> [String: UInt64] {
        Dictionary(
            uniqueKeysWithValues: durations.entries.map { entry in
                ("\(entry.method) \(entry.status)", entry.durations.counts.reduce(0, +))
            })
    }

    private static func expect(
        _ expected: [String: UInt64], _ durations: CallDurations, _ location: Testing.SourceLocation = #_sourceLocation
    ) async {
        _ = await eventually { Self.counts(durations) == expected }
        let found = Self.counts(durations)
        #expect(found == expected, sourceLocation: location)
    }

    @Test("Every end of a call is counted, with its status", arguments: [false, true])
    func ends(isInline: Bool) async throws {
        let method = TestServiceMethods.unaryCall.descriptor.name
        let entries = isInline ? InlineTests.entries : TestService.entries
        try await TestBench.with(entries: entries) { bench in
            let channel = try await bench.connect()
            for _ in 0..<3 { _ = try await channel.unary(TestServiceMethods.unaryCall, UnaryCallRequest()) }
            let bad = UnaryCallRequest(responseStatus: EchoStatus(code: 9, message: "no"))
            _ = await failure { _ = try await channel.unary(TestServiceMethods.unaryCall, bad) }
            _ = await failure { _ = try await channel.unary("/not/There", [], CallOptions()) }
            await Self.expect(
                ["\(method) OK": 3, "\(method) FAILED_PRECONDITION": 1, "_other UNIMPLEMENTED": 1],
                bench.server.methods.durations)
            channel.close()
        }
    }

    @Test("A call whose client was told that its time is over is counted as such")
    func deadline() async throws {
        let method = TestServiceMethods.unaryCall.descriptor.name
        try await TestBench.with { bench in
            let channel = try await bench.connect()
            let slow = UnaryCallRequest(sleepUs: 20_000_000)
            // Long enough that the server has the call before on a busy machine too.
            let late = await failure {
                _ = try await channel.unary(TestServiceMethods.unaryCall, slow, CallOptions(timeout: .seconds(1)))
            }
            #expect(late?.code == .deadlineExceeded)
            _ = await eventually { !Self.counts(bench.server.methods.durations).isEmpty }
            let found = Set(Self.counts(bench.server.methods.durations).keys)
            // The client may give the call up before the server's own clock does.
            #expect(found.isSubset(of: ["\(method) DEADLINE_EXCEEDED", "\(method) CANCELLED"]) && found.count == 1)
            channel.close()
        }
    }

    @Test("The trace of a caller is the example of its bucket")
    func traces() async throws {
        let trace = "0af7651916cd43dd8448eb211c80319c"
        try await TestBench.with { bench in
            let channel = try await bench.connect()
            let parent = KeyValue(key: "traceparent", value: Array("00-\(trace)-b7ad6b7169203331-01".utf8))
            _ = try await channel.unary(
                TestServiceMethods.emptyCall, EmptyCallRequest(), CallOptions(metadata: [parent]))
            let durations = bench.server.methods.durations
            _ = await eventually { !durations.entries.isEmpty }
            let examples = durations.entries.flatMap(\.durations.examples).compactMap(\.self)
            #expect(examples.map(\.trace) == [trace])
            channel.close()
        }
    }

    @Test("Pairs of method and status beyond the bound share one histogram")
    func bounded() {
        let durations = CallDurations()
        for number in 0..<(CallDurations.histogramsMax + 5) {
            durations.histogram(method: "m\(number)", status: .ok).note(nanoseconds: 1)
        }
        let entries = durations.entries
        #expect(entries.count == CallDurations.histogramsMax + 1)
        #expect(entries.last?.method == CallDurations.other && entries.last?.durations.counts.first == 5)
        #expect(durations.histogram(method: "m0", status: .ok) === durations.histogram(method: "m0", status: .ok))
    }
}
