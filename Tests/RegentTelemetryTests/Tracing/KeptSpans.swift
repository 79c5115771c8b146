import RegentTelemetry
import Synchronization

/// A sink that keeps spans.
final class KeptSpans: SpanSink {
    private let kept = Mutex<[FinishedSpan]>([])

    var spans: [FinishedSpan] { kept.withLock { $0 } }

    func add(_ spans: [FinishedSpan]) { kept.withLock { $0 += spans } }
}
