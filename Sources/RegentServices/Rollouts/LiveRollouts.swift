import RegentEvaluation
import RegentMessages
import RegentModel
import RegentStorage
import Synchronization

/// The judges of open rollouts, in memory: made of stored states and of the outcomes after them.
package final class LiveRollouts: Sendable {
    /// Open rollouts, as the ledger has them.
    let open: Projected<RolloutProjection>
    /// One at a time brings judges up to date.
    let turn = BulkLane(bytesMax: BulkLane.batchBytesMax)
    /// Announces that figures have changed, by a number that only rises.
    let changes = RevisionSignal(last: 0)

    private let judges = Mutex<[String: LiveRollout]>([:])

    /// Follows a store.
    ///
    /// - Throws: `StorageError`; `Refusal` STORE_CORRUPT.
    init(_ store: Store) async throws { open = try await store.project(RolloutProjection()) }

    /// The judge of a rollout; nil where none was made yet.
    func judge(of rollout: String) -> LiveRollout? { judges.withLock { $0[rollout] } }

    /// Keeps the judge of a rollout; nil forgets it.
    func keep(_ judge: LiveRollout?, of rollout: String) {
        judges.withLock { $0[rollout] = judge }
        changes.publish(changes.last &+ 1)
    }

    /// Forgets the judges of rollouts that are at their end.
    func forget(without open: OpenRollouts) {
        judges.withLock { judges in judges = judges.filter { open.runs[$0.key] != nil } }
    }
}

/// The judge of one rollout, and how far it has come.
struct LiveRollout: Sendable {
    /// What is judged by.
    var evidence: RolloutEvidence
    /// When the rollout was started.
    let startTime: Timestamp
    /// Outcomes up to this batch are in the evidence.
    var batch: Int64
    /// Outcomes up to this batch are in the stored state.
    var storedBatch: Int64
    /// When that was stored, microseconds since 1970.
    var storedMicros: Int64
    /// The decision that the rollout has.
    var settled: RolloutDecision
    /// Outcomes of damaged segments that could not be read.
    var lostCount: UInt64 = 0
}
