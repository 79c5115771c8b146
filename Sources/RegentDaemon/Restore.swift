import Crypto
import Foundation
import RegentDatabaseSQLite
package import RegentMessages
import RegentModel
import RegentServices
package import RegentStorage
import RegentSystem

/// Makes a store of a backup: whole and checked, or not at all.
package enum Restore {
    /// The store while it is made: under this name no daemon opens it.
    private static let fileName = "regent.db.restoring"

    /// Copies a backup into a directory without a store, checks everything in it, and gives it its name.
    ///
    /// A crash at any moment leaves no store or the whole one.
    /// - Throws: `DaemonError` in words for the person at the terminal; the directory then has no store.
    package static func run(
        _ file: String, into location: DaemonConfiguration.Location
    ) async throws(DaemonError) -> RestoredStore {
        let location = try location.followed()
        guard let directory = location.path else { throw DaemonError("a store in memory cannot be restored") }
        CurrentProcess.setFileCreationMask(0o077)
        let held = try DataDirectory(directory)
        defer { withExtendedLifetime(held) {} }
        guard !FileSystem.exists(location.databasePath), !FileSystem.exists(location.databasePath + "-wal") else {
            throw DaemonError("\(directory) has a store; restore into a directory that has none")
        }
        removeLeftovers(in: directory)
        let path = directory + "/" + fileName
        do {
            let header = try copy(file, to: path)
            let restored = try await checked(path, header)
            // Before the store has its name: a crash in between leaves a head without a store, which no daemon takes
            // for a new one.
            _ = try DiskHeadFile(restored.head, in: directory)
            try name(path, as: location.databasePath, in: directory)
            return restored
        } catch {
            removeLeftovers(in: directory)
            throw DaemonError(restoring: file, error)
        }
    }

    /// Removes what an interrupted restore left in a directory.
    static func removeLeftovers(in directory: String) {
        for suffix in ["", "-wal", "-shm"] { _ = try? FileSystem.removeFile(directory + "/" + fileName + suffix) }
    }

    /// Copies the image out of a backup and compares it with the header.
    private static func copy(_ file: String, to path: String) throws -> BackupFileHeader {
        let input = try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
        let header = try BackupFileHeader([UInt8](input.read(upToCount: BackupFileHeader.byteCount) ?? Data()))
        // What is not a file may end before its header does: a device gives bytes and has no length.
        let (byteCount, isShort) = try input.seekToEnd()
            .subtractingReportingOverflow(UInt64(BackupFileHeader.byteCount))
        guard !isShort, byteCount == header.imageBytes else {
            let found = isShort ? 0 : byteCount
            throw Refusal(.backupInvalid, "the image has \(found) bytes, its header says \(header.imageBytes)")
        }
        try checkRoom(for: byteCount, at: (path as NSString).deletingLastPathComponent)
        try input.seek(toOffset: UInt64(BackupFileHeader.byteCount))
        let output = try NewFile(path: path)
        var hash = SHA256()
        while let content = try input.read(upToCount: 1 << 20), !content.isEmpty {
            hash.update(data: content)
            try output.append([UInt8](content).span)
        }
        guard Array(hash.finalize()) == header.digest else {
            throw Refusal(.backupInvalid, "the image does not match its digest: the backup is damaged")
        }
        try output.sync()
        return header
    }

    private static func checkRoom(for byteCount: UInt64, at directory: String) throws {
        let free = try FileSystem.space(at: directory).freeBytes
        guard free > byteCount else {
            throw Refusal(.diskSpace, "the store needs \(byteCount) bytes in \(directory); \(free) are free")
        }
    }

    /// Opens the store as a daemon would, and checks that it is the one the header names, and whole.
    private static func checked(_ path: String, _ header: BackupFileHeader) async throws -> RestoredStore {
        let database = try SQLiteDatabase(SQLiteDatabase.Options(path: path, format: StorageSchema.format))
        do {
            let store = try await Store.open(
                database, ownerUID: CurrentProcess.userID, now: WallClock().now(), random: Randomness.bytes)
            let revision = try await store.lastRevision()
            guard store.identity.storeID == HexText.text(header.storeID), revision == header.revision else {
                throw Refusal(.backupInvalid, "the image does not match the store and revision in its header")
            }
            let report = try await StoreVerification.run(store) { _ in }
            guard report.faultCount == 0 else {
                let first = report.faults.first ?? StoreFault()
                throw Refusal(
                    .backupInvalid,
                    "the store has \(report.faultCount) faults; the first, at \(first.place): \(first.detail)")
            }
            try await store.record(restoreOf: revision)
            let head = try await store.storedHead()
            await database.close()
            return RestoredStore(storeID: store.identity.storeID, report: report, head: head)
        } catch {
            await database.close()
            throw error
        }
    }

    /// Renames the store to its name, durably.
    private static func name(_ path: String, as name: String, in directory: String) throws {
        // Closing has emptied the log into the file; with anything left in it the file alone were not the store.
        let log = try? FileManager.default.attributesOfItem(atPath: path + "-wal")
        guard log?[.size] as? UInt64 ?? 0 == 0 else {
            throw DaemonError("the write-ahead log of the store could not be emptied")
        }
        for suffix in ["-wal", "-shm"] { try FileSystem.removeFile(path + suffix) }
        try FileHandle(forUpdating: URL(fileURLWithPath: path)).synchronize()
        try FileSystem.rename(path, to: name)
        try FileSystem.syncDirectory(directory)
    }
}

/// A store made of a backup.
package struct RestoredStore: Sendable, CustomStringConvertible {
    /// Identity of the store.
    package let storeID: String
    /// The checks that were made.
    package let report: VerifyReport
    /// How far it had come.
    package let head: StoreHead

    package var description: String {
        """
        restored store \(storeID): revision \(report.revision), \(report.entryCount) ledger entries, \
        \(report.resourceCount) resources, \(report.sampleBatchCount) batches of samples, \
        \(report.outcomeBatchCount) batches of outcomes; all checked
        """
    }
}

extension DaemonError {
    fileprivate init(restoring file: String, _ error: any Error) {
        self.init("\(file) cannot be restored: \(Self.text(of: error).message)")
    }
}
