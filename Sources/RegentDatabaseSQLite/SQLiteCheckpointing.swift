import CRegentSQLite
import GRDB
import RegentDatabase
import Synchronization

/// When the writer moves the write-ahead log into the file.
package struct SQLiteCheckpointing: Sendable, Hashable {
    /// PASSIVE after so many more pages (32 MiB): a page that was written many times meanwhile is moved once.
    /// Never waits for a reader.
    package var passivePages = 8_000
    /// TRUNCATE above so many pages (64 MiB of 4,096 bytes): waits for readers, which end within seconds. During a
    /// backup or a check of the file, which do not, the log grows instead.
    package var truncatePages = 16_384
    /// TRUNCATE when nothing was written for so long, if no reader is in the way.
    package var idleAfter = Duration.seconds(1)

    /// The figures of docs/reliability.md, "Checkpoints".
    package init() {}
}

/// Pages in the write-ahead log, kept by SQLite's own hook.
final class WALPageCount: Sendable {
    private let latest = Atomic(0)
    private let checkpointed = Atomic(0)

    /// Pages as of the last commit.
    var pages: Int { latest.load(ordering: .relaxed) }

    /// Pages not covered by a checkpoint yet; a log that was restarted counts from its beginning.
    var pending: Int {
        let (pages, done) = (pages, checkpointed.load(ordering: .relaxed))
        return pages < done ? pages : pages - done
    }

    /// The log was checkpointed as of the last commit; truncated, it is empty.
    func noteCheckpoint(truncated: Bool) {
        if truncated { latest.store(0, ordering: .relaxed) }
        checkpointed.store(pages, ordering: .relaxed)
    }

    /// Has SQLite report the size of the log after each commit of this connection.
    ///
    /// The hook takes the place that `wal_autocheckpoint` would use, so set that to 0 first. The counter must
    /// live as long as the connection, which the writer that owns both makes sure of.
    /// - Source: https://www.sqlite.org/c3ref/wal_hook.html
    func observe(_ database: GRDB.Database) {
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe sqlite3_wal_hook(
            database.sqliteConnection,
            { context, _, _, pages in
                if let context = unsafe context {
                    let count = unsafe Unmanaged<WALPageCount>.fromOpaque(context).takeUnretainedValue()
                    count.latest.store(Int(pages), ordering: .relaxed)
                }
                return SQLITE_OK
            },
            context)
    }
}

extension SQLiteWriter {
    /// Checkpoints after a batch if the log has grown enough; replies have gone out by then.
    func checkpointWhenDue() {
        let mayWait = longReads.load(ordering: .relaxed) == 0
        if mayWait, walPages.pages > checkpointing.truncatePages, walPages.pending > 0 {
            checkpoint(.truncate, waitsForReaders: true)
        } else if walPages.pending >= checkpointing.passivePages {
            checkpoint(.passive, waitsForReaders: false)
        }
    }

    /// Empties the log while there is nothing else to do, unless a reader is in the way.
    func checkpointWhenIdle() {
        if walPages.pages > 0 { checkpoint(.truncate, waitsForReaders: false) }
    }

    /// Empties the log for good, so that the next start finds a clean end.
    func checkpointAtEnd() {
        checkpoint(.truncate, waitsForReaders: true)
    }

    private func checkpoint(_ kind: GRDB.Database.CheckpointMode, waitsForReaders: Bool) {
        guard failure == nil, engine is DatabasePool else { return }
        do {
            try engine.writeWithoutTransaction { database in
                if !waitsForReaders { try database.execute(sql: "PRAGMA busy_timeout = 0") }
                defer { try? database.execute(sql: "PRAGMA busy_timeout = \(SQLiteSettings.busyMillis)") }
                _ = try database.checkpoint(kind)
            }
            walPages.noteCheckpoint(truncated: kind == .truncate)
            status.withLock { $0.counters.checkpoints += 1 }
        } catch {
            // Busy and full leave the log as it is, and the next commit tries again; a failed sync ends all.
            let error = databaseError(error)
            if error.endsWriting { failStopNow(error) }
        }
    }
}
