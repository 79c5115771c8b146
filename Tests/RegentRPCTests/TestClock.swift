import RegentRPC
import RegentTestKit
import Synchronization

/// A server's time that stands still until the test moves it.
///
/// However long a busy machine takes, no limit of the server passes meanwhile. Timers of the transport are the real
/// ones: a limit of milliseconds has them fire every few milliseconds, and then the server looks at this clock.
final class TestClock: Sendable {
    private let state = Mutex((now: ContinuousClock.now, looks: 0))

    /// How often the server has looked at it.
    var looks: Int { state.withLock { $0.looks } }

    /// What a server asks.
    func read() -> ContinuousClock.Instant {
        state.withLock { state in
            state.looks += 1
            return state.now
        }
    }

    func advance(by duration: Duration) { state.withLock { $0.now += duration } }

    /// Goes on until a condition holds; false if it hangs.
    func advance(by step: Duration, until condition: () -> Bool) async -> Bool {
        await eventually {
            if condition() { return true }
            advance(by: step)
            return false
        }
    }

    /// Returns when the server's timers have fired since, whatever was under way, or have stopped.
    func isLookedAt(unless isOver: () -> Bool = { false }) async -> Bool {
        let before = looks
        // One timer has at most five looks.
        return await eventually { looks >= before + 20 || isOver() }
    }
}
