import Glibc
import RegentDatabase
import Synchronization

/// The files of a database under their names: what is written to a file without one is gone with the process.
final class StoreFiles: Sendable {
    private struct Identity: Equatable {
        let device: UInt64
        let inode: UInt64
    }

    /// Time between two looks while nothing is written.
    static let interval = Duration.seconds(1)

    private let paths: [String]
    private let found: Mutex<[Identity?]>

    /// Notes which files have the names of a database and its log now; one that has none yet is noted when it has.
    init(path: String) {
        paths = [path, path + "-wal"]
        found = Mutex(paths.map(Self.identity))
    }

    /// Why what was written may be in no file that a later start would find; nil where it is in one.
    func fault() -> DatabaseError? {
        found.withLock { found in
            for (index, path) in paths.enumerated() {
                let now = Self.identity(path)
                guard let before = found[index] else {
                    found[index] = now
                    continue
                }
                guard now != before else { continue }
                return DatabaseError(
                    .ioFailure, "the files of the database were removed or replaced",
                    diagnostic: "\(path) is \(now == nil ? "gone" : "another file")")
            }
            return nil
        }
    }

    /// Which file has a name; nil where none has.
    private static func identity(_ path: String) -> Identity? {
        var status = stat()
        guard unsafe stat(path, &status) == 0, status.st_nlink > 0 else { return nil }
        return Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    }
}
