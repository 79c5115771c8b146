import Synchronization

/// Which replaced segments of outcomes a reader may still need.
///
/// A generation is the id of the last segment that replaced others. A reader that reads in several snapshots takes the
/// generation at its beginning and sees the segments of that one throughout; what was replaced since stays until no
/// reader of an earlier generation is left.
final class OutcomeGenerations: Sendable {
    private struct State {
        var current: Int64
        var readers: [Int64: Int] = [:]
    }

    private let state: Mutex<State>

    /// No readers yet.
    ///
    /// - Parameter current: id of the last segment.
    init(current: Int64) { state = Mutex(State(current: current)) }

    /// A reader begins; gives the generation that it sees.
    func enter() -> Int64 {
        state.withLock { state in
            state.readers[state.current, default: 0] += 1
            return state.current
        }
    }

    /// A reader of a generation ends.
    func leave(_ generation: Int64) {
        state.withLock { state in
            let left = state.readers[generation, default: 1] - 1
            state.readers[generation] = left > 0 ? left : nil
        }
    }

    /// Segments were replaced, after the COMMIT: readers from now on see what replaced them.
    func publish(_ generation: Int64) { state.withLock { $0.current = max($0.current, generation) } }

    /// The earliest generation that any reader sees, now or later.
    var earliest: Int64 { state.withLock { min($0.current, $0.readers.keys.min() ?? .max) } }
}
