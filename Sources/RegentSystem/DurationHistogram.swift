import Synchronization

/// How long pieces of work took, counted in buckets of fixed bounds; any thread may add.
///
/// To add is a search among the bounds and two relaxed additions; it allocates nothing. Only a duration with a trace
/// takes a lock, which nobody holds for longer than a copy of what it guards.
package final class DurationHistogram: Sendable {
    /// Upper bounds of the buckets but the last one, which has none: nanoseconds, ascending.
    package static let bounds: [UInt64] = [
        10_000, 50_000, 100_000, 500_000, 1_000_000, 5_000_000, 10_000_000, 50_000_000, 100_000_000, 500_000_000,
        1_000_000_000, 5_000_000_000, 10_000_000_000,
    ]

    /// A duration whose trace is known.
    package struct Example: Sendable, Hashable {
        /// Id of the trace, 32 hexadecimal digits.
        package let trace: String
        /// The duration.
        package let nanoseconds: UInt64

        /// An example, by its parts.
        package init(trace: String, nanoseconds: UInt64) {
            self.trace = trace
            self.nanoseconds = nanoseconds
        }
    }

    /// The numbers at one moment.
    package struct Numbers: Sendable, Hashable {
        /// Durations in each bucket alone; one more than there are bounds.
        package var counts: [UInt64]
        /// Their sum; it wraps after 584 years.
        package var nanoseconds: UInt64
        /// The last duration of each bucket whose trace is known.
        package var examples: [Example?]

        /// Numbers, by their parts.
        package init(counts: [UInt64], nanoseconds: UInt64, examples: [Example?]) {
            self.counts = counts
            self.nanoseconds = nanoseconds
            self.examples = examples
        }
    }

    private final class Counter: Sendable {
        let count = Atomic<UInt64>(0)
    }

    private let bounds = DurationHistogram.bounds
    private let counters = (0...DurationHistogram.bounds.count).map { _ in Counter() }
    private let sum = Atomic<UInt64>(0)
    private let examples = Mutex<[Example?]>([])

    /// Nothing yet.
    package init() {}

    /// Adds a duration.
    ///
    /// - Parameter trace: id of its trace; empty = it has none.
    package func note(nanoseconds: UInt64, trace: String = "") {
        let place = bucket(of: nanoseconds)
        counters[place].count.wrappingAdd(1, ordering: .relaxed)
        sum.wrappingAdd(nanoseconds, ordering: .relaxed)
        guard !trace.isEmpty else { return }
        examples.withLock { examples in
            if examples.isEmpty { examples = Array(repeating: nil, count: counters.count) }
            examples[place] = Example(trace: trace, nanoseconds: nanoseconds)
        }
    }

    /// Adds a duration; one below zero is zero.
    package func note(_ duration: Duration, trace: String = "") {
        let (seconds, attoseconds) = duration.components
        let (whole, isTooLong) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let nanoseconds =
            isTooLong ? Int64.max : whole.addingReportingOverflow(attoseconds / 1_000_000_000).partialValue
        note(nanoseconds: UInt64(clamping: nanoseconds), trace: trace)
    }

    /// The numbers now; each by itself, so that the sum may be of a slightly different moment.
    package var numbers: Numbers {
        Numbers(
            counts: counters.map { $0.count.load(ordering: .relaxed) }, nanoseconds: sum.load(ordering: .relaxed),
            examples: examples.withLock { $0 })
    }

    /// The first bucket whose bound is not below.
    private func bucket(of nanoseconds: UInt64) -> Int {
        var place = 0
        while place < bounds.count, nanoseconds > bounds[place] { place += 1 }
        return place
    }
}
