import Logging
import RegentModel
import RegentTelemetry
import RegentTestKit
import Synchronization
import Testing

@Suite("Export of spans")
struct SpanExportTests {
    private struct Fault: Error {}

    /// Takes spans, but for so many tries that fail.
    private final class Collector: SpanExporter {
        private let state: Mutex<(failures: [any Error], batches: [[FinishedSpan]], tries: Int)>

        init(failures: [any Error] = []) { state = Mutex((failures, [], 0)) }

        let place = "test"

        var batches: [[FinishedSpan]] { state.withLock { $0.batches } }

        var tries: Int { state.withLock { $0.tries } }

        func export(_ spans: [FinishedSpan]) async throws {
            try state.withLock { state in
                state.tries += 1
                if !state.failures.isEmpty { throw state.failures.removeFirst() }
                state.batches.append(spans)
            }
        }
    }

    static func span(_ number: UInt64) throws -> FinishedSpan {
        let context = TraceContext(
            traceID: try #require(.init(high: 1, low: number)), spanID: try #require(.init(number)), isSampled: true)
        return FinishedSpan(context: context, parent: nil, name: "s\(number)", kind: .internal, begin: 1, end: 2)
    }

    private static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    @Test("Spans are exported in batches, in order")
    func batches() async throws {
        let (queue, collector) = (SpanQueue(), Collector())
        let spans = try (1...1_200).map { try Self.span($0) }
        queue.add(spans)
        await SpanExport(queue: queue, exporter: collector, logger: Self.quiet).flush()
        #expect(collector.batches.map(\.count) == [512, 512, 176])
        #expect(collector.batches.flatMap(\.self) == spans)
        #expect(queue.count == 0 && queue.lostCount == 0)
    }

    @Test("A full queue takes no more, the spans of a call all or none, and counts")
    func full() throws {
        let queue = SpanQueue(spansMax: 5)
        queue.add(try (1...3).map { try Self.span($0) })
        queue.add(try (4...6).map { try Self.span($0) })
        queue.add(try (7...8).map { try Self.span($0) })
        #expect(queue.count == 5 && queue.lostCount == 3)
        #expect(queue.take(9).map(\.name) == ["s1", "s2", "s3", "s7", "s8"])
    }

    @Test("A batch that fails is tried again, then lost; one that is refused is lost at once")
    func retries() async throws {
        let failures: [any Error] = Array(repeating: Fault(), count: 5) + [SpanExportRefusal("no"), Fault()]
        let (queue, collector) = (SpanQueue(), Collector(failures: failures))
        let pauses = Mutex<[Duration]>([])
        let export = SpanExport(queue: queue, exporter: collector, logger: Self.quiet) { pause in
            pauses.withLock { $0.append(pause) }
            await Task.yield()
        }
        let running = Task { await export.run() }
        queue.add([try Self.span(1)])
        _ = await eventually { collector.tries == 5 }
        queue.add([try Self.span(2)])
        _ = await eventually { collector.tries == 6 }
        queue.add([try Self.span(3)])
        _ = await eventually { collector.batches.count == 1 }
        running.cancel()
        await running.value
        #expect(collector.batches.first?.map(\.name) == ["s3"])
        #expect(queue.lostCount == 2)
        let waits = pauses.withLock { $0 }.filter { $0 != .seconds(1) }
        #expect(waits.first == .milliseconds(500) && waits.contains(.seconds(2)))
    }
}
