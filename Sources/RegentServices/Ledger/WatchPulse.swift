import RegentRPC
package import RegentStorage
import Synchronization

/// Wakes all watchers together when the ledger has grown, at most a hundred times a second.
///
/// What a watcher costs is mostly being woken and writing once, however many entries it then sends. So watchers cost by
/// their number and by the time, not by how often the store commits. The first change after a quiet time is passed on
/// at once.
package final class WatchPulse: Sendable {
    /// Time between two pulses at least: a few COMMITs of a busy store, and too short for a reader to notice.
    private static let interval = Duration.milliseconds(10)

    private struct State {
        var watches = 0
        var beat: Task<Void, Never>?
    }

    private let ledger: RevisionSignal
    private let pulses: RevisionSignal
    private let pause: @Sendable () async throws -> Void
    private let state = Mutex(State())

    /// Follows the signal of a ledger while anybody watches.
    ///
    /// - Parameter pause: returns when the next pulse may come; tests own it.
    package init(
        _ ledger: RevisionSignal,
        pause: @escaping @Sendable () async throws -> Void = { try await Task.sleep(for: WatchPulse.interval) }
    ) {
        self.ledger = ledger
        self.pause = pause
        pulses = RevisionSignal(last: ledger.last)
    }

    /// Begins a watch; `leave` ends it.
    package func join() {
        state.withLock { state in
            state.watches += 1
            if state.beat == nil { state.beat = LooseWork.start { [self] in await beat() } }
        }
    }

    /// Ends a watch; nothing runs once the last one has ended.
    package func leave() {
        let beat = state.withLock { state -> Task<Void, Never>? in
            state.watches -= 1
            guard state.watches == 0 else { return nil }
            defer { state.beat = nil }
            return state.beat
        }
        beat?.cancel()
    }

    /// Waits for the first pulse after a revision was committed that comes after the given one; what was passed on
    /// already does not wait. Only within a watch.
    ///
    /// - Throws: `CancellationError` when the task is cancelled meanwhile.
    package func revision(after revision: UInt64) async throws -> UInt64 {
        try await pulses.revision(after: revision)
    }

    private func beat() async {
        do {
            while true {
                pulses.publish(try await ledger.revision(after: pulses.last))
                try await pause()
            }
        } catch {
            // Cancelled: there is no watcher.
        }
    }
}
