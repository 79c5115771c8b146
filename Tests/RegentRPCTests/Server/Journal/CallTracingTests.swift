import Logging
import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentSystem
import RegentTestKit
import RegentWire
import Synchronization
import Testing

@Suite("Tracing of calls")
struct CallTracingTests {
    /// Keeps the calls that it is given.
    private final class Kept: CallTracing {
        private let calls = Mutex<[EndedCall]>([])
        private let samples: Bool

        init(samples: Bool) { self.samples = samples }

        var ended: [EndedCall] { calls.withLock { $0 } }

        func isSampled(_ trace: TraceContext.TraceID) -> Bool { samples }

        func take(_ call: EndedCall) { calls.withLock { $0.append(call) } }
    }

    /// Keeps the failures that it is given.
    private final class Failures: CallFailureSink {
        private let kept = Mutex<[CallFailure]>([])

        var all: [CallFailure] { kept.withLock { $0 } }

        func note(_ failure: CallFailure) { kept.withLock { $0.append(failure) } }
    }

    private static let parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0"

    private static func metadata(_ parent: String, request: String = "") -> CallOptions {
        var metadata = [KeyValue(key: "traceparent", value: Array(parent.utf8))]
        if !request.isEmpty { metadata.append(KeyValue(key: "x-request-id", value: Array(request.utf8))) }
        return CallOptions(metadata: metadata)
    }

    private func withBench(
        _ tracing: Kept, failures: Failures? = nil, log: KeptLog = KeptLog(), _ body: (TestBench) async throws -> Void
    ) async throws {
        var options = ServerOptions.patient
        (options.tracing, options.failures, options.logger) = (tracing, failures, log.logger)
        try await TestBench.with(options: options, body)
    }

    @Test("A call whose caller records its trace lies below the caller's span")
    func below() async throws {
        let kept = Kept(samples: false)
        try await withBench(kept) { bench in
            let channel = try await bench.connect()
            let method = TestServiceMethods.unaryCall
            _ = try await channel.unary(
                method, .init(responseSize: 3), Self.metadata(Self.parent + "1", request: "r-7"))
            // What nobody records and went well leaves nothing.
            _ = try await channel.unary(method, .init(responseSize: 3), Self.metadata(Self.parent + "0"))
            _ = try await channel.unary(method, .init(responseSize: 3))
            channel.close()
        }
        let call = try #require(kept.ended.first)
        #expect(kept.ended.count == 1)
        #expect("\(call.identity.span.traceID)" == "0af7651916cd43dd8448eb211c80319c")
        #expect(call.identity.parent?.description == "b7ad6b7169203331")
        #expect(call.identity.span.spanID != call.identity.parent)
        #expect(call.identity.request == "r-7" && call.code == .ok)
        #expect(call.time.begin <= call.time.end)
        #expect(call.pieces.map(\.phase).contains(.queue))
        #expect(call.pieces.allSatisfy { $0.begin >= call.time.begin && $0.end <= call.time.end })
    }

    @Test("A trace that begins here is recorded where the sampler says so")
    func sampled() async throws {
        let kept = Kept(samples: true)
        try await withBench(kept) { bench in
            let channel = try await bench.connect()
            for _ in 0..<3 { _ = try await channel.unary(TestServiceMethods.unaryCall, .init(responseSize: 1)) }
            channel.close()
        }
        #expect(kept.ended.count == 3)
        #expect(Set(kept.ended.map(\.identity.span.traceID)).count == 3)
        #expect(kept.ended.allSatisfy { $0.identity.parent == nil && $0.identity.span.isSampled })
        #expect(Set(kept.ended.map(\.identity.request)).count == 3)
    }

    @Test("A failure is always recorded, and its line in the log has its trace and its id")
    func failures() async throws {
        let (kept, failures, log) = (Kept(samples: false), Failures(), KeptLog())
        try await withBench(kept, failures: failures, log: log) { bench in
            let channel = try await bench.connect()
            let options = Self.metadata(Self.parent + "0", request: "r 8")
            let error = await failure {
                _ = try await channel.unary(
                    TestServiceMethods.unaryCall, .init(responseStatus: EchoStatus(code: 3, message: "bad")), options)
            }
            #expect(error?.code == .invalidArgument)
            channel.close()
        }
        let call = try #require(kept.ended.first)
        #expect(call.isFailed && call.code == .invalidArgument)
        #expect("\(call.identity.span.traceID)" == "0af7651916cd43dd8448eb211c80319c")
        // An id with a blank cannot stand in a line; the call has one of the daemon's own then.
        #expect(call.identity.request == "1-1")
        let line = try #require(log.lines.first { $0.message == "call refused" })
        #expect(line.fields["trace_id"] == "0af7651916cd43dd8448eb211c80319c")
        #expect(line.fields["request_id"] == "1-1")
        let noted = try #require(failures.all.first)
        #expect(noted.method == call.method.name && noted.code == .invalidArgument && !noted.isFault)
        #expect(noted.request == "1-1" && noted.trace == call.identity.span.traceID)
    }

    @Test("Calls and failures are counted in the figures of their method")
    func figures() async throws {
        let entries = TestService.entries
        let name = TestServiceMethods.unaryCall.descriptor.name
        let figures = try #require(entries.first { $0.method.name == name }?.figures)
        // The entries have counted the calls of other tests.
        let before = figures.numbers
        try await TestBench.with(entries: entries) { bench in
            let channel = try await bench.connect()
            for _ in 0..<4 { _ = try await channel.unary(TestServiceMethods.unaryCall, .init(responseSize: 1)) }
            _ = await failure {
                _ = try await channel.unary(
                    TestServiceMethods.unaryCall, .init(responseStatus: EchoStatus(code: 3, message: "bad")))
            }
            channel.close()
        }
        // A call is counted behind its answer.
        let isCounted = await eventually { figures.numbers.calls == before.calls + 5 }
        #expect(isCounted)
        let numbers = figures.numbers
        #expect(numbers.failed == before.failed + 1)
        #expect(numbers.buckets.reduce(0, +) == before.buckets.reduce(0, +) + 5)
        #expect(numbers.nanoseconds > before.nanoseconds)
        #expect(numbers.phases[WorkPhase.queue.rawValue] > before.phases[WorkPhase.queue.rawValue])
    }
}

@Suite("Figures of methods")
struct MethodFiguresTests {
    @Test("Every time has the bucket that it lies in")
    func buckets() {
        for bits in 0..<63 {
            for part: UInt64 in [0, 1, 2, 3] {
                let time = (1 as UInt64) << UInt64(bits) + part << UInt64(max(0, bits - 2))
                let index = DurationBuckets.index(of: time)
                #expect((0..<DurationBuckets.count).contains(index))
                #expect(time < DurationBuckets.upperBound(of: index) || index == DurationBuckets.count - 1)
                #expect(index == 0 || time >= DurationBuckets.upperBound(of: index - 1))
            }
        }
        let bounds = (0..<DurationBuckets.count).map(DurationBuckets.upperBound)
        #expect(bounds == bounds.sorted() && Set(bounds).count == bounds.count)
    }

    @Test("Quantiles are right within their bucket")
    func quantiles() throws {
        var counts = [UInt64](repeating: 0, count: DurationBuckets.count)
        #expect(DurationBuckets.quantile(0.5, of: counts) == nil)
        for time in 1...1_000 as ClosedRange<UInt64> { counts[DurationBuckets.index(of: time * 10_000)] += 1 }
        for (share, expected) in [(0.5, 5_000_000.0), (0.99, 9_900_000.0)] {
            let found = try #require(DurationBuckets.quantile(share, of: counts))
            #expect(abs(found - expected) / expected < 0.1)
        }
    }

    @Test("A call is slow when it takes longer than 99 of 100 before it")
    func slow() {
        let figures = MethodFigures()
        let early = figures.note(nanoseconds: 1 << 40, failure: nil)
        #expect(!early)
        for _ in 0..<2_000 { figures.note(nanoseconds: 100_000, failure: nil) }
        figures.renewSlow()
        let usual = figures.note(nanoseconds: 100_000, failure: nil)
        let slow = figures.note(nanoseconds: 10_000_000, failure: nil)
        #expect(!usual && slow)
        let stream = figures.note(nanoseconds: nil, failure: .unavailable)
        #expect(!stream)
        #expect(figures.numbers.failed == 1 && figures.numbers.calls == 2_004)
    }
}
