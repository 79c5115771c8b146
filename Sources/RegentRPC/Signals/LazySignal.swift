import Synchronization

/// A signal that takes memory only when somebody waits for it: for most calls nobody waits for most of their signals.
struct LazySignal: ~Copyable, Sendable {
    private struct State {
        /// Whether a raise is kept for the first who comes.
        var isRaised = false
        var signal: Signal?
    }

    private let state = Mutex(State())
    private let staysRaised: Bool

    /// Makes a signal that is not raised; see `Signal`.
    init(staysRaised: Bool = false) { self.staysRaised = staysRaised }

    /// Wakes all who wait, or the next who comes.
    func raise() {
        let signal = state.withLock { state in
            if state.signal == nil { state.isRaised = true }
            return state.signal
        }
        signal?.raise()
    }

    /// What to wait for; nil when there is nothing to wait for, because it was raised before.
    func signal() -> Signal? {
        state.withLock { state in
            if let signal = state.signal { return signal }
            guard !state.isRaised else {
                state.isRaised = staysRaised
                return nil
            }
            let made = Signal(staysRaised: staysRaised)
            state.signal = made
            return made
        }
    }
}
