import Foundation
import RegentModel
import Synchronization

/// Where an image of the store is made on its way out: one at a time.
package final class ImageFolder: Sendable {
    /// Name of the file that an image is made in.
    package static let fileName = "regent.db.backup"
    /// What must stay free beside an image: the write-ahead log goes on meanwhile.
    private static let reserveBytes: UInt64 = 64 << 20

    private let directory: String?
    private let freeBytes: @Sendable (_ path: String) -> UInt64?
    private let isTaken = Mutex(false)

    /// A folder that only this process writes.
    ///
    /// - Parameters:
    ///   - directory: nil = a private one under the system's temporary folder, made for each image.
    ///   - freeBytes: bytes free at a path; nil = not known.
    package init(directory: String?, freeBytes: @escaping @Sendable (_ path: String) -> UInt64?) {
        self.directory = directory
        self.freeBytes = freeBytes
    }

    /// Runs the body with the path of a file that is not there, and removes what it leaves.
    ///
    /// - Throws: `Refusal` BACKUP_RUNNING while another image is on its way; what the body throws.
    func withImage(_ body: (_ path: String) async throws -> Void) async throws {
        let isFree = isTaken.withLock { taken in
            defer { taken = true }
            return !taken
        }
        guard isFree else { throw Refusal(.backupRunning, "another backup is running; try again when it has ended") }
        defer { isTaken.withLock { $0 = false } }
        let folder = try directory ?? Self.temporaryFolder()
        defer { if directory == nil { try? FileManager.default.removeItem(atPath: folder) } }
        Self.removeLeftovers(in: folder)
        defer { Self.removeLeftovers(in: folder) }
        try await body(folder + "/" + Self.fileName)
    }

    /// Refuses an image that would not fit on the disk.
    ///
    /// - Throws: `Refusal` DISK_SPACE naming the bytes needed and free.
    func admit(_ byteCount: UInt64, at path: String) throws(Refusal) {
        let needed = byteCount + Self.reserveBytes
        guard let free = freeBytes((path as NSString).deletingLastPathComponent), free < needed else { return }
        throw Refusal(
            .diskSpace, "the backup needs \(needed) bytes on the daemon's disk; \(free) are free",
            ["needed": "\(needed)", "free": "\(free)"])
    }

    /// Removes what an interrupted backup left in a folder.
    package static func removeLeftovers(in folder: String) {
        for suffix in ["", "-journal", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: folder + "/" + fileName + suffix)
        }
    }

    private static func temporaryFolder() throws -> String {
        let path = NSTemporaryDirectory() + "regent-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        return path
    }
}
