import Dispatch
import Foundation
package import RegentMessages
package import RegentSystem
import RegentWire
import Synchronization

/// Runs handlers on threads of its own, in the order that `FairQueue` decides.
///
/// Threads begin when there is work for them and end when there has been none for a while. There is one more than
/// named for connections that ask rarely, and another for urgent work: however long the steps that run, those begin.
package final class FairExecutor: Sendable {
    private struct State {
        var queue = FairQueue<RelayExecutor.Step>()
        /// Threads that have work, or are about to look for it.
        var busy = 0
        /// Threads that wait for work.
        var idle = 0
    }

    /// Time a thread waits for work before it ends.
    private static let idleTime = DispatchTimeInterval.seconds(5)

    private static let promptThreads = 1
    private static let urgentThreads = 1

    private let threadsMax: Int
    private let state = Mutex(State())
    private let arrivals = DispatchSemaphore(value: 0)

    /// - Parameter threads: at most, for work of any kind.
    package init(threads: Int) {
        precondition(threads > 0, "nothing would ever run")
        threadsMax = threads
    }

    /// Steps that wait for a thread.
    package var waitingCount: Int { state.withLock { $0.queue.count } }

    /// The executor of the tasks of one connection.
    package func lanes(of account: ConnectionAccount) -> CallLanes {
        func executor(_ lane: CallLane) -> RelayExecutor {
            let flow = FairQueue<RelayExecutor.Step>.FlowID(connection: account.number, lane: lane)
            return RelayExecutor { self.add($0, to: flow, of: account) }
        }
        return CallLanes(urgent: executor(.urgent), control: executor(.control), bulk: executor(.bulk))
    }

    /// A connection has gone.
    package func forget(_ account: ConnectionAccount) {
        state.withLock { $0.queue.forget(connection: account.number) }
    }

    // MARK: Threads

    private enum Waking { case nobody, sleeper, newcomer }

    private func add(
        _ step: RelayExecutor.Step, to flow: FairQueue<RelayExecutor.Step>.FlowID, of account: ConnectionAccount
    ) {
        let cost = account.takeUnbilled()
        let waking: Waking = state.withLock { state in
            state.queue.add(step, to: flow, cost: cost)
            guard let waiting = state.queue.waitingKind, let kind = kind(ofThread: state.busy + 1), kind >= waiting
            else { return .nobody }
            state.busy += 1
            guard state.idle > 0 else { return .newcomer }
            state.idle -= 1
            return .sleeper
        }
        switch waking {
        case .nobody: break
        case .sleeper: arrivals.signal()
        case .newcomer: begin()
        }
    }

    private func begin() {
        let thread = Thread { self.work() }
        thread.name = "regent.calls"
        thread.start()
    }

    private func work() {
        repeat { runAll() } while wait()
    }

    /// Runs steps until there is none for this thread.
    private func runAll() {
        var last: (taken: FairQueue<RelayExecutor.Step>.Taken, cost: Int)?
        while let next = next(after: last) { last = (next, next.work.run()) }
    }

    /// The purpose of the n-th thread, from 1.
    private func kind(ofThread number: Int) -> FairQueue<RelayExecutor.Step>.Kind? {
        switch number - threadsMax {
        case ...0: .any
        case ...Self.promptThreads: .prompt
        case ...(Self.promptThreads + Self.urgentThreads): .urgent
        default: nil
        }
    }

    /// The next step for this thread; nil, and the thread is idle, where there is none.
    private func next(
        after last: (taken: FairQueue<RelayExecutor.Step>.Taken, cost: Int)?
    ) -> FairQueue<RelayExecutor.Step>.Taken? {
        state.withLock { state in
            if let last { state.queue.finished(last.taken, cost: last.cost) }
            if let kind = kind(ofThread: state.busy), let next = state.queue.take(kind) { return next }
            state.busy -= 1
            state.idle += 1
            return nil
        }
    }

    /// Waits for work; false when there has been none, and the thread is to end.
    private func wait() -> Bool {
        if arrivals.wait(timeout: .now() + Self.idleTime) == .success { return true }
        let ends = state.withLock { state in
            guard state.idle > 0 else { return false }
            state.idle -= 1
            return true
        }
        // This thread was woken at the last moment, and no other thread waits.
        if !ends { arrivals.wait() }
        return !ends
    }
}

/// The executors of one connection's calls, by class.
package struct CallLanes: Sendable {
    let urgent: RelayExecutor
    let control: RelayExecutor
    let bulk: RelayExecutor

    /// The executor of calls of a class.
    package subscript(_ criticality: Criticality) -> RelayExecutor {
        switch criticality {
        case .p0, .p1: urgent
        case .p4: bulk
        default: control
        }
    }
}
