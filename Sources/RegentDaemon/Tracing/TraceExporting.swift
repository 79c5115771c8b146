import Logging
import RegentTelemetry
import ServiceLifecycle

/// Exports the spans of calls while the daemon runs, and what is left when it stops.
struct TraceExporting: Service {
    /// Time for what is left at the end.
    private static let flushTime = Duration.seconds(3)

    let export: SpanExport

    func run() async throws {
        await cancelWhenGracefulShutdown { await export.run() }
    }

    /// Exports what waits, once, and ends.
    func finish() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await export.flush() }
            group.addTask { try? await Task.sleep(for: Self.flushTime) }
            await group.next()
            group.cancelAll()
        }
        await export.close()
    }
}
