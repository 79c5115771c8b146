import RegentMessages
package import RegentStorage
package import RegentTelemetry
import Synchronization

/// Entries of the ledger since the daemon began, by event, and the verdicts among them.
///
/// It follows the ledger from behind, so that no change waits for it.
package final class LedgerFigures: Sendable {
    /// Entries read at once.
    private static let pageSize = 1_000

    private struct State {
        var events: [String: UInt64] = [:]
        var verdicts: [GateVerdict: UInt64] = [:]
        /// Entries up to this revision are counted.
        var revision: UInt64
    }

    private let store: Store
    private let state: Mutex<State>

    /// Counts what comes after the last entry of a store.
    package init(_ store: Store) {
        self.store = store
        state = Mutex(State(revision: store.revisions.last))
    }

    /// Counts what was committed meanwhile; to be called about once a second, by one task.
    ///
    /// - Throws: `StorageError`.
    package func catchUp() async throws {
        while true {
            let revision = state.withLock { $0.revision }
            guard store.revisions.last > revision else { return }
            let entries = try await store.sharedEntries(from: revision + 1, limit: Self.pageSize).map(\.entry)
            guard let last = entries.last else { return }
            let verdicts = entries.compactMap(Self.verdict)
            state.withLock { state in
                for entry in entries { state.events[entry.event, default: 0] += 1 }
                for verdict in verdicts { state.verdicts[verdict, default: 0] += 1 }
                state.revision = last.revision
            }
        }
    }

    /// The families as of what was counted last.
    package var families: [MetricFamily] {
        let (events, verdicts) = state.withLock { ($0.events, $0.verdicts) }
        return [
            MetricFamily(
                "regent_ledger_revision", .gauge, help: "Revision of the last entry of the ledger.",
                [MetricSample([], .count(store.revisions.last))]),
            MetricFamily(
                "regent_ledger_entries", .counter, help: "Entries of the ledger since the daemon began, by event.",
                events.sorted { $0.key < $1.key }.map { MetricSample([("event", $0.key)], .count($0.value)) }),
            MetricFamily(
                "regent_gate_verdicts", .counter, help: "Verdicts of gates about eval runs since the daemon began.",
                GateVerdict.allKnown.filter { $0 != .unspecified }.map {
                    MetricSample([("verdict", $0.name)], .count(verdicts[$0] ?? 0))
                }),
        ]
    }

    /// The verdict of an entry that records one.
    private static func verdict(_ entry: LedgerEntry) -> GateVerdict? {
        guard entry.event == "evalRun.judged" else { return nil }
        return (try? EvalRun(decoding: entry.payload))?.verdict?.status
    }
}
