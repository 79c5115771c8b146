import Logging
package import RegentGateway
import RegentSystem
import RegentTelemetry
package import ServiceLifecycle

/// The spans of a daemon: who makes them, and where they go.
package struct DaemonTracing: Sendable {
    /// Takes the calls of the server.
    package let calls: CallSpans
    /// Takes the requests of HTTP.
    package let requests: RequestSpans
    private let exports: [TraceExporting]

    /// Nil where spans go nowhere.
    ///
    /// - Parameter now: microseconds since 1970.
    /// - Throws: `DaemonError` where TLS to the collector cannot be set up.
    init?(
        _ settings: TracingSettings, now: @escaping @Sendable () -> Int64, logger: Logger
    ) throws(DaemonError) {
        guard settings.isOn else { return nil }
        let json = SpanJSON(
            service: "regentd", version: Daemon.version,
            instance: "\(CurrentProcess.processID)-\(String(FastRandom.ofProcess.next(), radix: 16))")
        var exporters: [any SpanExporter] = []
        if let collector = settings.collector {
            do throws(HTTPPoster.Failure) { exporters.append(try OTLPPost(to: collector, json: json)) } catch {
                throw DaemonError("spans cannot be sent to \(collector): \(error.description)")
            }
        }
        if let file = settings.file { exporters.append(OTLPFile(path: file, json: json)) }
        let queues = exporters.map { _ in SpanQueue() }
        exports = zip(queues, exporters).map {
            TraceExporting(export: SpanExport(queue: $0, exporter: $1, logger: logger))
        }
        let (sampler, sink) = (TraceSampler(share: settings.share), SpanQueues(queues: queues))
        requests = RequestSpans(sampler: sampler, sink: sink, now: now)
        calls = CallSpans(sampler: sampler, sink: sink, requests: requests, now: now)
    }

    /// What exports while the daemon runs.
    package var services: [any Service] { exports }

    /// Exports what waits, once, and ends.
    package func finish() async { for export in exports { await export.finish() } }
}

/// Several queues, each of which takes every span: one exporter that is slow holds up no other.
private struct SpanQueues: SpanSink {
    let queues: [SpanQueue]

    func add(_ spans: [FinishedSpan]) { for queue in queues { queue.add(spans) } }
}
