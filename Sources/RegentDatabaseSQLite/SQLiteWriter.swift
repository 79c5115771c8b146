import Foundation
import GRDB
import RegentDatabase
import Synchronization

/// The one thread that writes and checkpoints.
///
/// SQLite up to 3.51.2 can lose a commit when two connections write or checkpoint at the same instant, so
/// exactly one does both. Requests that arrive while it works share the next COMMIT (group commit): one
/// fdatasync costs about a millisecond, and 256 requests pay it together. A lone write on an idle store commits at
/// once; where several came in the last COMMIT, which has just ended, it waits for as many again, at most as long as
/// that COMMIT took: who was answered then is about to ask again.
/// - Source: docs/reliability.md, "SQLite settings" and "Group commit"
final class SQLiteWriter: Sendable {
    /// The limits of a batch, whichever is reached first; an empty queue always ends it.
    enum Batch {
        /// Requests in one COMMIT.
        static let requestCountMax = 256
        /// Time since the first request was begun; keeps a bulk turn below 10 ms.
        static let gatherTime = Duration.milliseconds(5)
        /// Bytes bound since the first request was begun.
        static let boundBytesMax = 1 << 20
    }

    /// Counters so far.
    struct Counters: Sendable, Hashable {
        /// COMMITs that returned.
        var commits = 0
        /// Requests in them.
        var requests = 0
        /// Checkpoints that ended.
        var checkpoints = 0
    }

    /// GRDB's pool or queue.
    let engine: any DatabaseWriter
    /// The jobs.
    let queue = WriteQueue()
    /// Frames in the write-ahead log, as of the last commit.
    let walPages: WALPageCount
    /// When to checkpoint.
    let checkpointing: SQLiteCheckpointing
    /// Reads under way that may take long: while there are any, no checkpoint waits for readers.
    let longReads = Atomic(0)
    /// Counters so far, and the error that ended writing.
    let status = Mutex<(counters: Counters, failure: RegentDatabase.DatabaseError?)>((Counters(), nil))

    /// Told of every write.
    let companions = Mutex<[any WriteCompanion]>([])

    private let texts: SQLiteStatementTexts
    /// The files that are written; nil for a database in memory.
    private let files: StoreFiles?
    private let onFailStop: @Sendable (RegentDatabase.DatabaseError) -> Void
    private let onCommit: @Sendable (_ work: Duration, _ commit: Duration) -> Void

    /// A writer on an open engine; `start` sets it to work.
    init(
        engine: any DatabaseWriter, walPages: WALPageCount, texts: SQLiteStatementTexts,
        files: StoreFiles?, checkpointing: SQLiteCheckpointing,
        onFailStop: @escaping @Sendable (RegentDatabase.DatabaseError) -> Void,
        onCommit: @escaping @Sendable (_ work: Duration, _ commit: Duration) -> Void
    ) {
        self.engine = engine
        self.walPages = walPages
        self.texts = texts
        self.files = files
        self.checkpointing = checkpointing
        self.onFailStop = onFailStop
        self.onCommit = onCommit
    }

    /// Starts the thread; it ends after the queue was closed, with the engine closed and `onEnd` called.
    func start(onEnd: @escaping @Sendable () -> Void) {
        let thread = Thread { [self] in
            work()
            checkpointAtEnd()
            try? engine.close()  // Nothing is lost by a connection that stays open until the process ends.
            onEnd()
        }
        thread.name = "regent.writer"
        thread.stackSize = 8 << 20
        thread.start()
    }

    /// The error that ended all writing, or nil.
    var failure: RegentDatabase.DatabaseError? { status.withLock { $0.failure } }

    private func work() {
        let statements = PreparedStatements(texts)
        // The statements must go before the connection does, on its own queue.
        defer { engine.writeWithoutTransaction { _ in statements.removeAll() } }
        var last = CommitPace()
        var idleWatch = true
        while true {
            switch queue.wait(idleAfter: idleWatch ? checkpointing.idleAfter : files.map { _ in StoreFiles.interval }) {
            case .closed: return
            case .idle:
                if idleWatch { checkpointWhenIdle() }
                idleWatch = false
                if failure == nil, let fault = files?.fault() { failStopNow(fault) }
            case .work:
                last = commitBatch(statements, after: last)
                checkpointWhenDue()
                idleWatch = true
            }
        }
    }

    /// Runs one batch in one transaction, then replies in order.
    private func commitBatch(_ statements: PreparedStatements, after last: CommitPace) -> CommitPace {
        guard failure == nil else {
            refuseAll()
            return last
        }
        var replies: [PendingReply] = []
        var pace = CommitPace()
        engine.writeWithoutTransaction { database in
            var batch = WriteBatch(
                database, SQLiteSession(database, statements), companions: companions.withLock { $0 })
            replies = batch.run(jobsFrom: queue, after: last)
            if let fatal = batch.fatal { failStop(fatal) }
            // Before any answer leaves.
            if failure == nil, let fault = files?.fault() {
                for index in replies.indices { replies[index].fail(fault) }
                failStop(fault)
            }
            if let times = batch.times {
                status.withLock { status in
                    status.counters.commits += 1
                    status.counters.requests += replies.count
                }
                onCommit(times.work, times.commit)
                pace = CommitPace(requestCount: replies.count, duration: times.commit, end: .now)
            }
        }
        for reply in replies { reply.send() }
        if let failure { onFailStop(failure) }
        return pace
    }

    private func refuseAll() {
        let error = RegentDatabase.DatabaseError(
            .failStopped, "the store stopped after an input or output error; restart the daemon",
            cause: failure?.cause ?? 0)
        while let job = queue.next() { job.fail(error) }
    }

    /// Marks the store failed; the first failure stays.
    func failStop(_ error: RegentDatabase.DatabaseError) {
        status.withLock { $0.failure = $0.failure ?? error }
    }

    /// Marks the store as failed outside a batch and reports it.
    func failStopNow(_ error: RegentDatabase.DatabaseError) {
        failStop(error)
        onFailStop(error)
    }
}

/// How many came in the last COMMIT, and how long it took: what the next batch waits for.
struct CommitPace {
    /// Requests in it.
    var requestCount = 0
    /// Time of COMMIT alone.
    var duration = Duration.zero
    /// When it returned; nil before the first.
    var end: ContinuousClock.Instant?

    /// Until when a batch that begins now waits for as many requests; nil where it does not wait.
    func companyEnd(now: ContinuousClock.Instant) -> ContinuousClock.Instant? {
        let longest = min(duration, SQLiteWriter.Batch.gatherTime)
        guard requestCount > 1, let end, now - end < longest else { return nil }
        return now + longest
    }
}
