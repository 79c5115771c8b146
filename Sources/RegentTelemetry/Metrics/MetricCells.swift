import CoreMetrics
import RegentSystem
import Synchronization

/// Where the handler of one series keeps its value: written by whoever records, read by the page, without a lock.
protocol MetricCell: AnyObject, Sendable {
    /// The value now.
    var value: MetricValue { get }
}

/// A whole number that only rises.
final class CounterCell: MetricCell, CounterHandler {
    private let count = Atomic<Int64>(0)

    var value: MetricValue { .count(UInt64(clamping: count.load(ordering: .relaxed))) }

    func increment(by amount: Int64) {
        // A counter that fell would look as if the daemon had begun again.
        if amount > 0 { count.wrappingAdd(amount, ordering: .relaxed) }
    }

    func reset() { count.store(0, ordering: .relaxed) }
}

/// A number that only rises.
final class FloatingCounterCell: MetricCell, FloatingPointCounterHandler {
    private let number = AtomicNumber()

    var value: MetricValue { .number(number.value) }

    func increment(by amount: Double) { if amount > 0, amount.isFinite { number.add(amount) } }

    func reset() { number.set(0) }
}

/// A number that rises and falls: a meter, or a recorder that only shows what it was told last.
final class GaugeCell: MetricCell, MeterHandler, RecorderHandler {
    private let number = AtomicNumber()

    var value: MetricValue { .number(number.value) }

    func set(_ value: Int64) { number.set(Double(value)) }
    func set(_ value: Double) { number.set(value) }
    func increment(by amount: Double) { number.add(amount) }
    func decrement(by amount: Double) { number.add(-amount) }
    func record(_ value: Int64) { number.set(Double(value)) }
    func record(_ value: Double) { number.set(value) }
}

/// What a recorder was told: how often, and the sum. Its unit is not known, so that no bounds of buckets would fit.
final class SummaryCell: MetricCell, RecorderHandler {
    private let count = Atomic<UInt64>(0)
    private let sum = AtomicNumber()

    var value: MetricValue { .summary(count: count.load(ordering: .relaxed), sum: sum.value) }

    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        count.wrappingAdd(1, ordering: .relaxed)
        sum.add(value)
    }
}

/// Durations, in buckets of seconds.
final class TimerCell: MetricCell, TimerHandler {
    private let durations = DurationHistogram()

    var value: MetricValue { .histogram(MetricHistogram(durations.numbers)) }

    func recordNanoseconds(_ duration: Int64) { durations.note(nanoseconds: UInt64(clamping: duration)) }
}

/// A number that any thread may change.
private final class AtomicNumber: Sendable {
    private let bits = Atomic<UInt64>(0)

    var value: Double { Double(bitPattern: bits.load(ordering: .relaxed)) }

    func set(_ value: Double) { bits.store(value.bitPattern, ordering: .relaxed) }

    func add(_ amount: Double) {
        var before = bits.load(ordering: .relaxed)
        while true {
            let after = (Double(bitPattern: before) + amount).bitPattern
            let (exchanged, original) = bits.weakCompareExchange(expected: before, desired: after, ordering: .relaxed)
            if exchanged { return }
            before = original
        }
    }
}
