import RegentMessages
import Synchronization

/// The entries that were committed last, in memory: watchers that keep up read nothing from the store, and share what
/// they find out about an entry.
final class RecentEntries: Sendable {
    /// Entries that are kept at least, and at most twice as many.
    static let countMax = 2_048
    /// Bytes of what they say, likewise.
    static let bytesMax = 2 << 20

    private struct State {
        /// In order, without a gap.
        var entries: [SharedEntry] = []
        var bytes = 0
    }

    private let state = Mutex(State())

    /// Adds entries that follow the last ones; the oldest give way.
    func append(_ entries: [LedgerEntry]) {
        let entries = entries.map(SharedEntry.init)
        state.withLock { state in
            state.entries += entries
            state.bytes += entries.reduce(0) { $0 + $1.byteCount }
            // Each removal moves those that stay, so many go at once.
            guard state.bytes > 2 * Self.bytesMax || state.entries.count > 2 * Self.countMax else { return }
            var dropped = 0
            while state.bytes > Self.bytesMax || state.entries.count - dropped > Self.countMax {
                state.bytes -= state.entries[dropped].byteCount
                dropped += 1
            }
            state.entries.removeFirst(dropped)
        }
    }

    /// Takes payload and reason out of an entry that is kept.
    func erase(_ revision: UInt64) {
        state.withLock { state in
            guard let first = state.entries.first?.revision, revision >= first else { return }
            let place = Int(clamping: revision - first)
            guard place < state.entries.count else { return }
            let (whole, left) = (state.entries[place], SharedEntry(state.entries[place].entry.withoutText))
            state.entries[place] = left
            state.bytes += left.byteCount - whole.byteCount
        }
    }

    /// Entries from a revision on, at least one; nil where the first of them is not kept.
    func entries(from revision: UInt64, limit: Int, bytesMax: Int) -> [SharedEntry]? {
        state.withLock { state in
            guard let first = state.entries.first?.revision, revision >= first else { return nil }
            let start = Int(clamping: revision - first)
            guard start < state.entries.count else { return nil }
            var bytes = 0
            return Array(
                state.entries[start...].prefix(limit).prefix { entry in
                    defer { bytes += entry.byteCount }
                    return bytes < bytesMax
                })
        }
    }
}
