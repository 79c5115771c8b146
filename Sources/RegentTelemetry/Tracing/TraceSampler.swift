package import RegentModel
import RegentSystem
import Synchronization

/// Decides which traces are recorded: as their caller has decided, else a share of them by the random bytes of the
/// trace id, so that every process with the same share decides alike.
///
/// - Source: OpenTelemetry, "TraceIdRatioBased" and "ParentBased".
package struct TraceSampler: Sendable, Hashable {
    /// The share that is recorded unless another one is asked for.
    package static let shareStandard = 0.01
    /// Bits of a trace id that are random.
    private static let randomBits: UInt64 = 56

    /// Traces below it are recorded.
    private let limit: UInt64

    /// - Parameter share: of the traces that begin here, 0 to 1.
    package init(share: Double = TraceSampler.shareStandard) {
        let most = Double((1 as UInt64) << Self.randomBits)
        limit = UInt64((min(max(share, 0), 1) * most).rounded())
    }

    /// Whether a trace that begins here is recorded.
    package func isSampled(_ trace: TraceContext.TraceID) -> Bool {
        trace.low & ((1 << Self.randomBits) - 1) < limit
    }

    /// Whether a span is recorded.
    ///
    /// - Parameter parent: the span that it lies below; nil = its trace begins here.
    package func isSampled(_ trace: TraceContext.TraceID, below parent: TraceContext?) -> Bool {
        parent?.isSampled ?? isSampled(trace)
    }
}

/// How many traces are recorded only for what they turned out to be, a failure or slow: so many a second, so that a
/// flood of failures is no flood of spans.
package final class TailAllowance: Sendable {
    /// A second.
    package static let perSecond = 100

    private struct State {
        var second: UInt64 = 0
        var taken = 0
    }

    private let state = Mutex(State())
    private let left = Atomic<UInt64>(0)

    /// All of the first second.
    package init() {}

    /// Traces that were left out.
    package var leftOut: UInt64 { left.load(ordering: .relaxed) }

    /// Takes one; false where those of the second are used up.
    ///
    /// - Parameter nanoseconds: of a clock that never runs back.
    package func take(at nanoseconds: UInt64) -> Bool {
        let second = nanoseconds / 1_000_000_000
        let isTaken = state.withLock { state in
            if state.second != second { state = State(second: second) }
            guard state.taken < Self.perSecond else { return false }
            state.taken += 1
            return true
        }
        if !isTaken { left.add(1, ordering: .relaxed) }
        return isTaken
    }
}
