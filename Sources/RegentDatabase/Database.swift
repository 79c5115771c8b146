/// The interface to a database engine: it has bytes and types, not tables.
///
/// Reads run beside each other on snapshots; writes go through one writer in the order they were submitted.
/// Conformers: one per driver, and the databases for tests in `Twins`.
package protocol Database: Sendable {
    /// Whether the content is lost when the process ends.
    var isVolatile: Bool { get }

    /// Runs a closure on a read-only snapshot that holds every write completed before the call.
    ///
    /// Safe to repeat. Cancelling the task interrupts the statement under way.
    /// - Throws: what the closure throws; `DatabaseError` `.readOnly` for a write, `.timeout` after the
    ///   driver's limit, `.closed` after `close`; `CancellationError`.
    func read<T: Sendable>(
        _ body: @escaping @Sendable (any DatabaseConnection) throws -> T
    ) async throws -> T

    /// Enqueues a closure for the single writer; first in, first out within a lane.
    ///
    /// The closure runs in a SAVEPOINT of its own: a throw undoes it and nothing else. Several closures may
    /// share one COMMIT. `completion` is called once, on the writer, in order, and with success only after
    /// that COMMIT returned, so that what it acknowledges survives a power loss. It must be brief.
    /// It may be called before this method returns when the database is closed.
    ///
    /// Not safe to repeat blindly. Failures in `completion`: what the closure threw; `DatabaseError` `.full`
    /// when the disk was full (nothing changed); `.ioFailure` when the COMMIT itself failed (unknown whether
    /// it is durable: the store has failed and throws `.failStopped` from then on); `.closed` after `close`.
    func submit<T: Sendable>(
        lane: WriteLane,
        _ body: @escaping @Sendable (any DatabaseConnection) throws -> T,
        completion: @escaping @Sendable (Result<T, any Error>) -> Void)

    /// Has the writer tell a companion of every write from now on.
    ///
    /// - Throws: `DatabaseError` `.misuse` where it has one already: each would go on from its own revisions only, so a
    ///   database serves one store from its opening to its end.
    func follow(by companion: any WriteCompanion) throws(DatabaseError)

    /// Applies the migrations that are not recorded yet, in order, each in one transaction or in batches, and then
    /// marks the file as of the format it was opened with.
    ///
    /// Safe to repeat: what is recorded is skipped, and one that was interrupted goes on from its last batch.
    /// - Throws: `DatabaseError` `.migrationMismatch` when the recorded names are not the beginning of the
    ///   list, which means a newer program wrote the file, or a migration was renamed or removed.
    func migrate(_ migrations: [Migration]) async throws

    /// Writes a copy of the whole content, as of one moment, into a new file, while writes go on.
    ///
    /// The body runs on the copied snapshot before the copy begins, receives the bytes that the copy will have, and
    /// refuses it by throwing. The file is as the engine's own, not synced; after a failure it is the caller's to
    /// remove. Safe to repeat with another path. Cancelling the task ends the copy.
    /// - Throws: what the body throws; `DatabaseError` `.full`, `.corrupt` when the content to copy is damaged,
    ///   `.closed`; `CancellationError`.
    func backup<T: Sendable>(
        to path: String, _ body: @escaping @Sendable (any DatabaseConnection, _ byteCount: UInt64) throws -> T
    ) async throws -> T

    /// Faults that the engine finds in its own files, in its words; empty if there are none.
    ///
    /// It reads everything that is in use. Safe to repeat; writes go on meanwhile.
    /// - Parameter limit: findings at most.
    /// - Throws: `DatabaseError` when it cannot look; `CancellationError`.
    func faults(limit: Int) async throws -> [String]

    /// Reads everything of a file that a crash left, beside reads and writes; nothing where the last process closed it.
    ///
    /// Damage makes the store fail, as a fault of the disk does. Page checksums find damage at the first read as well,
    /// so that no start has to wait for it.
    /// - Throws: `DatabaseError` when it cannot look; `CancellationError`.
    func checkAfterCrash() async throws

    /// The engine's settings as it reports them now, name to value.
    ///
    /// - Throws: `DatabaseError` when they cannot be read.
    func settings() async throws -> [String: String]

    /// Completes the writes already submitted, then closes the files. Safe to repeat; never fails.
    func close() async
}

extension Database {
    /// Runs a closure on the writer and waits until its COMMIT returned.
    ///
    /// Cancelling the task does not take the write back: once submitted it runs.
    /// - Throws: what the closure throws, or `DatabaseError` as described at `submit`.
    @discardableResult
    package func write<T: Sendable>(
        lane: WriteLane = .control,
        _ body: @escaping @Sendable (any DatabaseConnection) throws -> T
    ) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            submit(lane: lane, body) { continuation.resume(with: $0) }
        }
    }
}

/// Which of the writer's queues a write waits in.
///
/// Urgent goes before everything: it takes something away, and is rare. Bulk and control share the one writer by
/// weighted turns, control first, so that a long upload delays a decision by a few milliseconds at most and is never
/// starved itself.
package enum WriteLane: Sendable, Hashable, CaseIterable {
    /// Mutations of class P1: revocations.
    case urgent
    /// Small mutations of resources.
    case control
    /// Sample batches and outcomes.
    case bulk
}
