/// Wakes who waits for something to have changed.
///
/// A raise without a waiting task is kept for the next one, so that looking, finding
/// nothing and then waiting cannot miss it. Waking says nothing about what has changed: look again.
package final class Signal: Sendable {
    private let state: SignalState

    /// Makes a signal that is not raised.
    ///
    /// - Parameter staysRaised: whether the first raise is for ever, as of "the server drains".
    package init(staysRaised: Bool = false) { state = SignalState(staysRaised: staysRaised) }

    /// Whether a raise is kept.
    package var isRaised: Bool { state.isRaised }

    /// Wakes all who wait, or the next who comes.
    package func raise() { state.raise() }

    /// Returns at the next raise, or when the task is cancelled.
    package func wait() async { await state.wait() }

    /// Returns at the next raise, at a moment if there is one, or when the task is cancelled.
    package func wait(until moment: ContinuousClock.Instant?) async {
        guard let moment else { return await wait() }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.wait() }
            // Ends early when the group is cancelled, which is what its failure would say.
            group.addTask { try? await Task.sleep(until: moment) }
            await group.next()
            group.cancelAll()
        }
    }
}
