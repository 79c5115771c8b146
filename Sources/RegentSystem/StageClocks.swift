import CRegentSystem
import Synchronization

/// Work that is timed, in the order of an upload's way. The stages of one thread never overlap.
package enum Stage: Int, CaseIterable, Sendable {
    /// Bytes of a streamed message, or of stored columns, become values.
    case decode
    /// zstd backwards: cold columns, and messages that came compressed.
    case decompress
    /// Every value of a batch is held against its rules.
    case check
    /// zstd forwards: cold columns made of rows, and messages that go out compressed.
    case compress
    /// The canonical encoding of a batch and its SHA-256.
    case digest
    /// The statements of one transaction, before its COMMIT.
    case write
    /// COMMIT, with what it waits for the disk.
    case commit
    /// Counts, sums and percentiles of columns.
    case kernel

    /// Its name on the wire and in tables.
    package var name: String { "\(self)" }
}

/// How long the stages have taken since the clocks were made; any thread may add.
///
/// A measurement is two readings of the clock and two relaxed additions, 50 to 100 ns, and allocates nothing. It stands
/// around work on a whole batch, column or transaction, never around that on one sample or one key.
package final class StageClocks: Sendable {
    /// What one stage has come to.
    package struct Total: Sendable, Hashable {
        /// Which.
        package let stage: Stage
        /// Pieces of work.
        package let count: UInt64
        /// Time of all threads together.
        package let nanoseconds: UInt64
    }

    private final class Counter: Sendable {
        let count = Atomic<UInt64>(0)
        let nanoseconds = Atomic<UInt64>(0)
    }

    private let counters = Stage.allCases.map { _ in Counter() }
    private let start = regent_clock_ns()

    /// Clocks at zero.
    package init() {}

    /// Nanoseconds since the clocks were made.
    package var elapsedNanoseconds: UInt64 { regent_clock_ns() - start }

    /// Every stage in order; none ever falls.
    package var totals: [Total] {
        Stage.allCases.map { stage in
            let counter = counters[stage.rawValue]
            return Total(
                stage: stage, count: counter.count.load(ordering: .relaxed),
                nanoseconds: counter.nanoseconds.load(ordering: .relaxed))
        }
    }

    /// Does the work and adds its time, also when it fails.
    ///
    /// - Parameter isContinued: the piece of work was counted before.
    /// - Throws: what the work throws.
    @inline(__always)
    package func measure<Value, Failure: Error>(
        _ stage: Stage, isContinued: Bool = false, _ work: () throws(Failure) -> Value
    ) throws(Failure) -> Value {
        let start = regent_clock_ns()
        defer {
            let end = regent_clock_ns()
            add(stage, nanoseconds: end - start, count: isContinued ? 0 : 1)
            if let phase = WorkPhase(stage) { WorkRecord.current?.add(phase, from: start, to: end) }
        }
        return try work()
    }

    /// Adds work that was measured elsewhere.
    package func add(_ stage: Stage, _ time: Duration) {
        let (seconds, attoseconds) = time.components
        add(stage, nanoseconds: UInt64(clamping: seconds * 1_000_000_000 + attoseconds / 1_000_000_000), count: 1)
    }

    private func add(_ stage: Stage, nanoseconds: UInt64, count: UInt64) {
        let counter = counters[stage.rawValue]
        counter.nanoseconds.add(nanoseconds, ordering: .relaxed)
        counter.count.add(count, ordering: .relaxed)
    }
}

extension Optional where Wrapped == StageClocks {
    /// Does the work and adds its time as the clocks do; without clocks just does it.
    ///
    /// - Throws: what the work throws.
    @inline(__always)
    package func measure<Value, Failure: Error>(
        _ stage: Stage, isContinued: Bool = false, _ work: () throws(Failure) -> Value
    ) throws(Failure) -> Value {
        guard let self else { return try work() }
        return try self.measure(stage, isContinued: isContinued, work)
    }
}
