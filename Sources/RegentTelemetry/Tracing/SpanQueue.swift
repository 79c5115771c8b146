import Synchronization

/// Spans that wait to be exported, a bounded number; what comes while it is full is lost, and counted.
package final class SpanQueue: SpanSink {
    /// Spans that wait at most.
    package static let spansMax = 16_384

    private let state = Mutex<[FinishedSpan]>([])
    private let lost = Atomic<UInt64>(0)
    private let spansMax: Int

    /// An empty queue.
    package init(spansMax: Int = SpanQueue.spansMax) { self.spansMax = spansMax }

    /// Spans that were lost since the start: there was no room, or they could not be exported.
    package var lostCount: UInt64 { lost.load(ordering: .relaxed) }

    /// Spans that wait.
    package var count: Int { state.withLock { $0.count } }

    /// Takes spans, all of them or none: a call's tree is whole or is not there.
    package func add(_ spans: [FinishedSpan]) {
        let isTaken = state.withLock { waiting in
            guard waiting.count + spans.count <= spansMax else { return false }
            waiting += spans
            return true
        }
        if !isTaken { noteLost(spans.count) }
    }

    /// Takes out the oldest.
    package func take(_ most: Int) -> [FinishedSpan] {
        state.withLock { waiting in
            let taken = Array(waiting.prefix(most))
            waiting.removeFirst(taken.count)
            return taken
        }
    }

    /// Counts spans that were taken out and could not be exported.
    package func noteLost(_ count: Int) { lost.add(UInt64(clamping: count), ordering: .relaxed) }
}
