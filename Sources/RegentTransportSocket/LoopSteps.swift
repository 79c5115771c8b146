import NIOCore
import RegentSystem
import Synchronization

/// Steps of tasks that run on an event loop.
///
/// The loop is told once for all that wait, by a closure that is the same each time: a step costs it no memory.
final class LoopSteps: Sendable {
    private struct State {
        var waiting: [RelayExecutor.Step] = []
        /// No steps; its memory is for those that come while others run.
        var spare: [RelayExecutor.Step] = []
    }

    private let loop: any EventLoop
    private let state = Mutex(State())

    init(_ loop: any EventLoop) { self.loop = loop }

    /// Runs a step, after those that were added before.
    func add(_ step: RelayExecutor.Step) {
        let isFirst = state.withLock { state in
            state.waiting.append(step)
            return state.waiting.count == 1
        }
        if isFirst { loop.execute { self.run() } }
    }

    /// Runs the steps that wait. Those that are added meanwhile have to let the sockets have their turn.
    private func run() {
        var steps = state.withLock { state in
            var steps = state.spare
            state.spare = []
            swap(&steps, &state.waiting)
            return steps
        }
        for step in steps { step.runUncounted() }
        steps.removeAll(keepingCapacity: true)
        state.withLock { [steps] in $0.spare = steps }
    }
}
