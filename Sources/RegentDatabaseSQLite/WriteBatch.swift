import GRDB
import RegentDatabase

/// The result of a job, held back until the COMMIT is known.
struct PendingReply {
    /// The job.
    let job: WriteJob
    /// Its success callback, or why it failed.
    var outcome: Result<@Sendable () -> Void, any Error>

    /// Reports to the submitter.
    func send() {
        switch outcome {
        case .success(let succeed): succeed()
        case .failure(let error): job.fail(error)
        }
    }

    /// Turns a success into a failure; a failure keeps its own reason.
    mutating func fail(_ error: any Error) {
        if case .success = outcome { outcome = .failure(error) }
    }
}

/// One batch: BEGIN, a SAVEPOINT for each job, one COMMIT.
struct WriteBatch {
    /// The failure after which nothing more may be written.
    private(set) var fatal: RegentDatabase.DatabaseError?

    /// Time of the statements and of the COMMIT; nil where it did not return.
    private(set) var times: (work: Duration, commit: Duration)?

    private let database: GRDB.Database
    private let session: SQLiteSession
    private let companions: [any WriteCompanion]
    private var replies: [PendingReply] = []

    /// A batch on the writer's connection, outside any transaction.
    init(_ database: GRDB.Database, _ session: SQLiteSession, companions: [any WriteCompanion]) {
        self.database = database
        self.session = session
        self.companions = companions
    }

    /// Takes jobs while there are any and the batch is not full, and commits; never throws, because the replies have
    /// the errors.
    ///
    /// - Parameter last: the COMMIT before, after which as many may be about to come.
    mutating func run(jobsFrom queue: WriteQueue, after last: CommitPace) -> [PendingReply] {
        guard let first = queue.next() else { return [] }
        append(first)
        do {
            let start = ContinuousClock.now
            try session.execute("BEGIN IMMEDIATE", [])
            let changes = database.totalChangesCount
            try gather(from: queue, after: last)
            // A batch that only looked writes nothing.
            if database.totalChangesCount != changes { for companion in companions { try companion.seal(session) } }
            let gathered = ContinuousClock.now
            try session.execute("COMMIT", [])
            for companion in companions { companion.commit() }
            times = (gathered - start, .now - gathered)
        } catch {
            abandon(databaseError(error))
        }
        return replies
    }

    private mutating func append(_ job: WriteJob) {
        replies.append(PendingReply(job: job, outcome: .success({})))
    }

    private mutating func gather(from queue: WriteQueue, after last: CommitPace) throws {
        let start = ContinuousClock.now
        let companyEnd = last.companyEnd(now: start)
        try runLast()
        while replies.count < SQLiteWriter.Batch.requestCountMax,
            session.boundBytes < SQLiteWriter.Batch.boundBytesMax,
            ContinuousClock.now - start < SQLiteWriter.Batch.gatherTime
        {
            let waitEnd = replies.count < last.requestCount ? companyEnd : nil
            guard let job = queue.next() ?? waitEnd.flatMap(queue.next(before:)) else { return }
            append(job)
            try runLast()
        }
    }

    /// Runs the job appended last in its savepoint.
    ///
    /// - Throws: `DatabaseError` when the whole batch is lost: after a failure that ends writing, or where
    ///   SQLite itself rolled the transaction back, as it may for a full disk.
    private mutating func runLast() throws {
        let last = replies.count - 1
        try session.execute("SAVEPOINT request", [])
        for companion in companions { companion.begin() }
        replies[last].outcome = Result { try replies[last].job.run(session) }
        if let fatal = session.fatal { throw fatal }
        switch replies[last].outcome {
        case .success: break
        case .failure(let error) where !database.isInsideTransaction: throw error
        case .failure: try session.execute("ROLLBACK TO request", [])
        }
        try session.execute("RELEASE request", [])
        if case .success = replies[last].outcome {
            for companion in companions { companion.keep() }
        } else {
            for companion in companions { companion.undo() }
        }
    }

    private mutating func abandon(_ error: RegentDatabase.DatabaseError) {
        for companion in companions { companion.lose() }
        if database.isInsideTransaction {
            // A rollback that fails leaves nothing committed either; the connection is done for then.
            do { try session.execute("ROLLBACK", []) } catch { fatal = error }
        }
        fatal = session.fatal ?? fatal
        for index in replies.indices { replies[index].fail(error) }
    }
}
