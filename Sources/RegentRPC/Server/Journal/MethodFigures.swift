package import RegentSystem
package import RegentWire
import Synchronization

/// How often a method was called, how often it failed, and how long it took, since the server began.
///
/// To count a call is three relaxed additions, and allocates nothing.
package final class MethodFigures: Sendable {
    /// The numbers at one moment; none ever falls.
    package struct Numbers: Sendable, Hashable {
        /// Calls that have ended.
        package var calls: UInt64 = 0
        /// Those that failed: every status but OK and CANCELLED.
        package var failed: UInt64 = 0
        /// Time of the calls that `buckets` has, nanoseconds.
        package var nanoseconds: UInt64 = 0
        /// Time by phase, in the order of `WorkPhase`, nanoseconds.
        package var phases = [UInt64](repeating: 0, count: WorkPhase.allCases.count)
        /// Calls by their time: of streams there are none. See `DurationBuckets`.
        package var buckets = [UInt64](repeating: 0, count: DurationBuckets.count)

        /// Nothing yet.
        package init() {}
    }

    private final class Counter: Sendable {
        let value = Atomic<UInt64>(0)
    }

    private let calls = Counter()
    private let failed = Counter()
    private let nanoseconds = Counter()
    private let phases = WorkPhase.allCases.map { _ in Counter() }
    private let buckets = (0..<DurationBuckets.count).map { _ in Counter() }
    /// Calls that take longer are slow.
    private let slowFrom = Atomic<UInt64>(.max)
    private let recent = Mutex(RecentDurations())

    /// Counts from zero.
    package init() {}

    /// Counts a call; gives whether it took longer than 99 of 100 before it.
    ///
    /// - Parameters:
    ///   - nanoseconds: how long it took; nil for a stream, which lasts as long as its client wants.
    ///   - failure: its status; nil for OK.
    @discardableResult
    package func note(
        nanoseconds: UInt64?, failure: StatusCode?, phases: PhaseNanoseconds = PhaseNanoseconds()
    ) -> Bool {
        calls.value.wrappingAdd(1, ordering: .relaxed)
        if let failure, failure != .ok, failure != .cancelled { failed.value.wrappingAdd(1, ordering: .relaxed) }
        for phase in WorkPhase.allCases where phases[phase] > 0 {
            self.phases[phase.rawValue].value.wrappingAdd(phases[phase], ordering: .relaxed)
        }
        guard let nanoseconds else { return false }
        self.nanoseconds.value.wrappingAdd(nanoseconds, ordering: .relaxed)
        buckets[DurationBuckets.index(of: nanoseconds)].value.wrappingAdd(1, ordering: .relaxed)
        return nanoseconds > slowFrom.load(ordering: .relaxed)
    }

    /// The numbers now; each by itself, so that they may be of slightly different moments.
    package var numbers: Numbers {
        var numbers = Numbers()
        numbers.calls = calls.value.load(ordering: .relaxed)
        numbers.failed = failed.value.load(ordering: .relaxed)
        numbers.nanoseconds = nanoseconds.value.load(ordering: .relaxed)
        for (place, counter) in phases.enumerated() { numbers.phases[place] = counter.value.load(ordering: .relaxed) }
        for (place, counter) in buckets.enumerated() { numbers.buckets[place] = counter.value.load(ordering: .relaxed) }
        return numbers
    }

    /// Whether it was called at all.
    package var isUsed: Bool { calls.value.load(ordering: .relaxed) > 0 }

    /// Finds anew from which time on a call is slow; to be called once a second.
    package func renewSlow() {
        let counts = buckets.map { $0.value.load(ordering: .relaxed) }
        let limit = recent.withLock { $0.slowFrom(counts) }
        slowFrom.store(limit, ordering: .relaxed)
    }
}

/// The times of calls of about the last minute.
struct RecentDurations {
    /// What is left of a call's weight after a second: half after 35.
    private static let keptEachSecond = 0.98
    /// Weight from which on the slowest hundredth is known.
    private static let weightMin = 100.0

    private var seen = [UInt64](repeating: 0, count: DurationBuckets.count)
    private var weights = [Double](repeating: 0, count: DurationBuckets.count)

    /// Takes the counts of a second later; gives the time that 99 of 100 calls do not exceed, the greatest number
    /// where there were too few.
    mutating func slowFrom(_ counts: [UInt64]) -> UInt64 {
        for place in counts.indices {
            weights[place] = weights[place] * Self.keptEachSecond + Double(counts[place] &- seen[place])
        }
        seen = counts
        let total = weights.reduce(0, +)
        guard total >= Self.weightMin else { return .max }
        var rank = 0.0
        for (place, weight) in weights.enumerated() {
            rank += weight
            if rank >= total * 0.99 { return DurationBuckets.upperBound(of: place) }
        }
        return .max
    }
}

/// Buckets of times, four for each doubling, from a microsecond to a minute.
package enum DurationBuckets {
    /// Bits of a time below which all are alike: 1,024 ns.
    private static let lowBits = 10
    private static let highBits = 36
    /// How many there are.
    package static let count = (highBits - lowBits) * 4 + 2

    /// The bucket of a time.
    package static func index(of nanoseconds: UInt64) -> Int {
        guard nanoseconds >= 1 << lowBits else { return 0 }
        let bits = 63 - nanoseconds.leadingZeroBitCount
        guard bits < highBits else { return count - 1 }
        return (bits - lowBits) * 4 + Int(nanoseconds >> UInt64(bits - 2) & 3) + 1
    }

    /// The time below which all of a bucket are; the greatest number for the last.
    package static func upperBound(of index: Int) -> UInt64 {
        guard index > 0 else { return 1 << lowBits }
        guard index < count - 1 else { return .max }
        let (octave, quarter) = ((index - 1) / 4, UInt64((index - 1) % 4))
        return (5 + quarter) << UInt64(octave + lowBits - 2)
    }

    /// The time that so much of the calls do not exceed; nil where there are none. Within the bucket it is taken as if
    /// they lay evenly.
    ///
    /// - Parameter share: 0 to 1.
    package static func quantile(_ share: Double, of counts: [UInt64]) -> Double? {
        let total = counts.reduce(0 as UInt64, &+)
        guard total > 0 else { return nil }
        let rank = max(1, share * Double(total))
        var before = 0.0
        for (place, count) in counts.enumerated() where count > 0 {
            if before + Double(count) >= rank {
                let low = place == 0 ? 0 : Double(upperBound(of: place - 1))
                let high = place == Self.count - 1 ? low : Double(upperBound(of: place))
                return low + (high - low) * (rank - before) / Double(count)
            }
            before += Double(count)
        }
        return nil
    }
}
