import Foundation
import GRDB
package import RegentDatabase
import RegentSystem
import Synchronization

/// SQLite as a `Database`: one writer thread with group commit, and readers on snapshots.
///
/// A file lives in WAL mode with `synchronous=FULL`: what was acknowledged survives a power loss. The path
/// `:memory:` gives a volatile database on one connection, for trials and tests; there reads take turns
/// with writes. One process only may open a file, which the caller's lock file makes sure of.
package final class SQLiteDatabase: RegentDatabase.Database {
    /// How to open a database.
    package struct Options: Sendable {
        /// File, or `:memory:`.
        package var path: String
        /// Marks the file as ours.
        package var format: DatabaseFormat
        /// Read-only connections.
        package var readerCount = 4
        /// Longest read; a longer one would keep the write-ahead log from being reset.
        package var readTimeMax = Duration.seconds(5)
        /// When the writer checkpoints.
        package var checkpointing = SQLiteCheckpointing()
        /// Whether a COMMIT waits until the disk has it. False is the fault that the test of power losses plants: an
        /// acknowledged write may then be lost.
        package var syncsCommits = true
        /// Called once, on the writer, when an error ended all writing: the process must then exit non-zero.
        package var onFailStop: @Sendable (RegentDatabase.DatabaseError) -> Void = { _ in }
        /// Told of each COMMIT that returned, on the writer: the time of its statements, and its own.
        package var onCommit: @Sendable (_ work: Duration, _ commit: Duration) -> Void = { _, _ in }

        /// The defaults for a path.
        package init(path: String, format: DatabaseFormat) {
            self.path = path
            self.format = format
        }
    }

    package let isVolatile: Bool

    /// Whether a crash left the file: `checkAfterCrash` then reads all of it.
    package let wasUnclean: Bool

    let options: Options
    let engine: any DatabaseWriter
    let writer: SQLiteWriter
    let texts = SQLiteStatementTexts()
    private let turns: ReaderTurns
    private let closing = ClosingSignal()

    /// Opens or creates the file, verifies every setting, and starts the writer.
    ///
    /// - Throws: `DatabaseError`: `.cannotOpen`, `.foreignFile`, `.newerFormat`, `.settingMismatch`, `.corrupt`.
    package init(_ options: Options) throws(RegentDatabase.DatabaseError) {
        self.options = options
        isVolatile = options.path == ":memory:"
        wasUnclean = !isVolatile && Self.hasUnfinishedLog(options.path)
        turns = ReaderTurns(count: options.readerCount)
        let walPages = WALPageCount()
        do {
            try SQLitePageChecksums.install()
            if !isVolatile { try SQLitePageChecksums.adopt(options.path, as: options.format) }
            engine = try Self.openEngine(options, isVolatile: isVolatile)
            try Self.finishOpening(engine, walPages: walPages, syncsCommits: options.syncsCommits)
        } catch {
            throw databaseError(error)
        }
        writer = SQLiteWriter(
            engine: engine, walPages: walPages, texts: texts,
            files: isVolatile ? nil : StoreFiles(path: options.path),
            checkpointing: options.checkpointing, onFailStop: options.onFailStop, onCommit: options.onCommit)
        writer.start { [closing] in closing.signal() }
    }

    deinit { writer.queue.close() }

    /// Writes that wait for the writer, by lane.
    package var waitingWrites: [WriteLane: Int] { writer.queue.waiting }

    /// Version of the SQLite library in use, for example "3.40.1".
    ///
    /// Versions 3.7.0 to 3.51.2 can lose a commit when two connections write or checkpoint at the same
    /// instant; hence the one writer, and the rule that no other process may touch the file.
    /// - Source: https://www.sqlite.org/wal.html, "The WAL-Reset Bug"
    package static var sqliteVersion: String {
        let number = GRDB.Database.sqliteLibVersionNumber
        return "\(number / 1_000_000).\(number / 1_000 % 1_000).\(number % 1_000)"
    }

    /// Most requests that share one COMMIT, and bytes of bound values after which no more join.
    package static let commitMax = (
        requests: SQLiteWriter.Batch.requestCountMax, bytes: SQLiteWriter.Batch.boundBytesMax
    )

    /// COMMITs, requests in them, and checkpoints since the start.
    package var counters: (commits: Int, requests: Int, checkpoints: Int) {
        let counters = writer.status.withLock { $0.counters }
        return (counters.commits, counters.requests, counters.checkpoints)
    }

    /// Reads that wait for their turn.
    package var waitingReadCount: Int { turns.waitingCount }

    /// The error that ended all writing, or nil.
    package var failure: RegentDatabase.DatabaseError? { writer.failure }

    package func read<T: Sendable>(
        _ body: @escaping @Sendable (any DatabaseConnection) throws -> T
    ) async throws -> T {
        try checkOpen()
        let begin = SteadyClock.nanoseconds
        defer { WorkRecord.current?.add(WorkRecord.readPhase, from: begin) }
        let turn = try await turns.take(for: WorkOwner.number)
        defer { turns.giveBack(turn) }
        let (texts, timeMax) = (texts, options.readTimeMax)
        do {
            return try await engine.read { database in
                let began = CurrentThread.processorNanoseconds
                defer { turn.note(nanoseconds: Int(clamping: CurrentThread.processorNanoseconds &- began)) }
                return try body(SQLiteSession(database, PreparedStatements(texts), deadline: .now + timeMax))
            }
        } catch {
            throw Self.readError(error)
        }
    }

    package func submit<T: Sendable>(
        lane: WriteLane,
        _ body: @escaping @Sendable (any DatabaseConnection) throws -> T,
        completion: @escaping @Sendable (Result<T, any Error>) -> Void
    ) {
        let job =
            if let record = WorkRecord.current {
                Self.recorded(record, body, completion)
            } else {
                WriteJob(
                    run: { connection in
                        let value = try body(connection)
                        return { completion(.success(value)) }
                    },
                    fail: { completion(.failure($0)) })
            }
        if !writer.queue.append(job, lane: lane) { completion(.failure(Self.closed)) }
    }

    /// The job of a call whose times are recorded: its wait, its work, and the COMMIT that it waits for.
    private static func recorded<T: Sendable>(
        _ record: WorkRecord, _ body: @escaping @Sendable (any DatabaseConnection) throws -> T,
        _ completion: @escaping @Sendable (Result<T, any Error>) -> Void
    ) -> WriteJob {
        let submitted = SteadyClock.nanoseconds
        return WriteJob(
            run: { connection in
                record.add(.wait, from: submitted)
                let value = try record.measure(.rule) { try body(connection) }
                let begin = SteadyClock.nanoseconds
                return {
                    record.add(.commit, from: begin)
                    completion(.success(value))
                }
            },
            fail: { completion(.failure($0)) })
    }

    /// The writer calls it on its thread.
    package func follow(by companion: any WriteCompanion) throws(RegentDatabase.DatabaseError) {
        let isFirst = writer.companions.withLock { companions -> Bool in
            guard companions.isEmpty else { return false }
            companions = [companion]
            return true
        }
        guard isFirst else {
            throw RegentDatabase.DatabaseError(
                .misuse, "the database already serves a store; close it and open it again for another one")
        }
    }

    package func settings() async throws -> [String: String] {
        let engine = engine
        return try await engine.writeWithoutTransaction { database in
            do { return try SQLiteSettings.report(database) } catch { throw databaseError(error) }
        }
    }

    package func close() async {
        writer.queue.close()
        await closing.wait()
    }

    /// - Throws: `DatabaseError` `.closed` after `close`.
    func checkOpen() throws(RegentDatabase.DatabaseError) {
        if closing.isSignalled { throw Self.closed }
    }

    private static let closed = RegentDatabase.DatabaseError(.closed, "the database is closed")

    /// A cancelled task sees its own cancellation; the engine's error otherwise; the body's as it is.
    static func readError(_ error: any Error) -> any Error {
        guard error is GRDB.DatabaseError else { return error }
        return Task.isCancelled ? CancellationError() : databaseError(error)
    }
}

extension SQLiteDatabase {
    /// A log with content means that the database was not closed: the process was killed or the power failed.
    private static func hasUnfinishedLog(_ path: String) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path + "-wal")
        return (attributes?[.size] as? UInt64 ?? 0) > 0
    }

    private static func openEngine(_ options: Options, isVolatile: Bool) throws -> any DatabaseWriter {
        var configuration = Configuration()
        configuration.label = "regent"
        configuration.maximumReaderCount = options.readerCount
        configuration.persistentReadOnlyConnections = true
        configuration.busyMode = .timeout(Double(SQLiteSettings.busyMillis) / 1_000)
        let format = options.format
        configuration.prepareDatabase { database in
            if !database.configuration.readonly { try SQLiteFileFormat.claim(database, as: format) }
            try SQLiteSettings.prepare(database, isVolatile: isVolatile)
        }
        return isVolatile
            ? try DatabaseQueue(configuration: configuration)
            : try DatabasePool(path: options.path, configuration: configuration)
    }

    private static func finishOpening(
        _ engine: any DatabaseWriter, walPages: WALPageCount, syncsCommits: Bool
    ) throws {
        guard engine is DatabasePool else { return }
        try engine.writeWithoutTransaction { database in
            try SQLiteSettings.apply(SQLiteSettings.onWriter(syncsCommits: syncsCommits), to: database)
            walPages.observe(database)
        }
    }
}

/// Signals once, to all waiting tasks, that the writer has ended.
private final class ClosingSignal: Sendable {
    private let state = Mutex<(signalled: Bool, waiting: [CheckedContinuation<Void, Never>])>((false, []))

    var isSignalled: Bool { state.withLock { $0.signalled } }

    func signal() {
        let waiting = state.withLock { state in
            state.signalled = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    func wait() async {
        await withCheckedContinuation { continuation in
            let signalled = state.withLock { state in
                if !state.signalled { state.waiting.append(continuation) }
                return state.signalled
            }
            if signalled { continuation.resume() }
        }
    }
}
