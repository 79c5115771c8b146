import RegentDatabase
import RegentDatabaseSQLite
import RegentSystem
import Synchronization

/// What is measured of the writer of the store.
final class WriterFigures: Sendable {
    private struct Link { weak var database: SQLiteDatabase? }

    /// How long COMMITs took, with what they waited for the disk.
    let commits = DurationHistogram()
    private let link = Mutex(Link())

    /// Looks at the writer of a database from now on, without keeping it alive.
    func follow(_ database: SQLiteDatabase) { link.withLock { $0.database = database } }

    /// Writes that wait, by lane.
    var waiting: [(lane: String, count: Int)] {
        let counts = link.withLock { $0.database }?.waitingWrites ?? [:]
        return WriteLane.allCases.map { lane in (lane: "\(lane)", count: counts[lane] ?? 0) }
    }
}
