import Dispatch
import RegentDatabase
import Synchronization

/// One submitted write, its result type erased.
struct WriteJob: Sendable {
    /// Does the work and gives what is to be called once it is committed.
    let run: @Sendable (any DatabaseConnection) throws -> @Sendable () -> Void
    /// Reports the failure to the submitter.
    let fail: @Sendable (any Error) -> Void
}

/// The queue of the writer: three lanes, each first in first out, the urgent one first, the others by weighted turns.
final class WriteQueue: Sendable {
    /// Why a wait ended.
    enum Wake: Sendable {
        /// There is a job.
        case work
        /// Nothing came for the time given.
        case idle
        /// Closed, and every job was taken.
        case closed
    }

    /// Control jobs taken before a waiting bulk job gets its turn: control goes first, bulk is not starved.
    private static let controlTurns = 8

    private struct State {
        var urgent = JobLine()
        var control = JobLine()
        var bulk = JobLine()
        var controlTaken = 0
        var sleeping = false
        var closed = false

        var isEmpty: Bool { urgent.isEmpty && control.isEmpty && bulk.isEmpty }
    }

    private let state = Mutex(State())
    private let wakeUp = DispatchSemaphore(value: 0)

    /// Appends a job to its lane; false when the queue is closed.
    func append(_ job: WriteJob, lane: WriteLane) -> Bool {
        let (accepted, wakes) = state.withLock { state in
            guard !state.closed else { return (false, false) }
            switch lane {
            case .urgent: state.urgent.append(job)
            case .control: state.control.append(job)
            case .bulk: state.bulk.append(job)
            }
            defer { state.sleeping = false }
            return (true, state.sleeping)
        }
        if wakes { wakeUp.signal() }
        return accepted
    }

    /// The next job, or nil when there is none now.
    func next() -> WriteJob? {
        state.withLock { state in
            if let urgent = state.urgent.removeFirst() { return urgent }
            let bulkWaits = !state.bulk.isEmpty
            guard !state.control.isEmpty, !bulkWaits || state.controlTaken < Self.controlTurns else {
                state.controlTaken = 0
                return state.bulk.removeFirst()
            }
            state.controlTaken += bulkWaits ? 1 : 0
            return state.control.removeFirst()
        }
    }

    /// The next job, or nil when none comes before a moment.
    func next(before end: ContinuousClock.Instant) -> WriteJob? {
        while true {
            if let job = next() { return job }
            let left = end - .now
            guard left > .zero, wait(idleAfter: left) == .work else { return nil }
        }
    }

    /// Jobs that wait, by lane.
    var waiting: [WriteLane: Int] {
        state.withLock { [.urgent: $0.urgent.count, .control: $0.control.count, .bulk: $0.bulk.count] }
    }

    /// Accepts no more jobs; those already in it are still handed out.
    func close() {
        let wakes = state.withLock { state in
            state.closed = true
            defer { state.sleeping = false }
            return state.sleeping
        }
        if wakes { wakeUp.signal() }
    }

    /// Blocks the one waiting thread until there is a job, the queue is closed and empty, or time is over.
    func wait(idleAfter: Duration?) -> Wake {
        while true {
            let ready: Wake? = state.withLock { state in
                if !state.isEmpty { return .work }
                if state.closed { return .closed }
                state.sleeping = true
                return nil
            }
            if let ready { return ready }
            if wakeUp.wait(timeout: .after(idleAfter)) == .timedOut {
                let stillSleeping = state.withLock { state in
                    defer { state.sleeping = false }
                    return state.sleeping
                }
                if stillSleeping { return .idle }
                wakeUp.wait()  // Somebody saw us asleep: the signal is on its way and must not be left over.
            }
        }
    }
}

/// Jobs in order; removing the first is O(1) amortised.
private struct JobLine {
    private var jobs: [WriteJob] = []
    private var taken = 0

    var isEmpty: Bool { taken == jobs.count }
    var count: Int { jobs.count - taken }

    mutating func append(_ job: WriteJob) { jobs.append(job) }

    mutating func removeFirst() -> WriteJob? {
        guard !isEmpty else { return nil }
        defer {
            taken += 1
            if taken == jobs.count || taken == 1_024 {
                jobs.removeFirst(taken)
                taken = 0
            }
        }
        return jobs[taken]
    }
}

extension DispatchTime {
    /// So far from now; never for nil.
    fileprivate static func after(_ duration: Duration?) -> DispatchTime {
        guard let duration else { return .distantFuture }
        let (seconds, attoseconds) = duration.components
        return .now() + .nanoseconds(Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000))
    }
}
