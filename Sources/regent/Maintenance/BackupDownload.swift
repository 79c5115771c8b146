import Crypto
import Foundation
import RegentClient
import RegentMessages
import RegentModel
import RegentRPC
import RegentSystem
import RegentText

/// A backup on its way from the daemon into a file: whole under its name, or not at all.
struct BackupDownload {
    private let file: String
    private let replaces: Bool
    private var part: String { file + ".part" }

    /// A backup to be.
    ///
    /// - Parameter replaces: whether an existing file gives way, and what an interrupted backup left beside it.
    init(file: String, replaces: Bool) {
        self.file = file
        self.replaces = replaces
    }

    /// Writes the file, and gives what is in it.
    ///
    /// - Throws: `CommandFailure`, or what the daemon said.
    func take(from client: RegentClient) async throws -> BackupManifest {
        try refuse(existing: file, " exists")
        try refuse(existing: part, " exists: a backup is being written, or was interrupted")
        if replaces { try FileSystem.removeFile(part) }
        let output = try NewFile(path: part)
        do {
            let manifest = try await write(client, to: output)
            try output.sync()
            try refuse(existing: file, " was created meanwhile")
            try FileSystem.rename(part, to: file)
            try FileSystem.syncDirectory(URL(fileURLWithPath: file).deletingLastPathComponent().path)
            return manifest
        } catch {
            _ = try? FileSystem.removeFile(part)
            throw error
        }
    }

    private func refuse(existing path: String, _ what: String) throws(CommandFailure) {
        guard replaces || !FileSystem.exists(path) else {
            throw CommandFailure(path + what, status: .conflict, places: [path], hint: "use --force to replace it")
        }
    }

    private func write(_ client: RegentClient, to output: NewFile) async throws -> BackupManifest {
        var responses = try await client.backup(BackupRequest()).makeAsyncIterator()
        guard case .manifest(let manifest)? = try await responses.next()?.response else {
            throw RPCError(.protocolViolation, "the backup does not begin with its manifest")
        }
        try output.append(try header(manifest).bytes.span)
        var hash = SHA256()
        var received: UInt64 = 0
        var meter = ProgressMeter()
        while case .chunk(let chunk)? = try await responses.next()?.response {
            guard chunk.offset == received else {
                throw RPCError(.protocolViolation, "the backup has a gap at byte \(received)")
            }
            hash.update(data: chunk.content)
            try output.append(chunk.content.span)
            received += UInt64(chunk.content.count)
            let elapsed = meter.elapsed
            meter.showIfDue(Self.progress(received, of: manifest.byteCount, elapsed))
        }
        meter.clear()
        guard received == manifest.byteCount, Array(hash.finalize()) == manifest.sha256 else {
            throw CommandFailure(
                "the received bytes do not match the digest of the daemon", reason: ErrorReason.backupInvalid.name,
                hint: "run the same command again")
        }
        return manifest
    }

    private func header(_ manifest: BackupManifest) throws -> BackupFileHeader {
        guard manifest.formatVersion == BackupFileHeader.formatVersion, let id = HexText.bytes(manifest.storeId),
            let header = BackupFileHeader(
                revision: manifest.revision, imageBytes: manifest.byteCount, storeID: id, digest: manifest.sha256)
        else {
            throw CommandFailure(
                "the backup has a format that this program does not know; use a newer release of this program")
        }
        return header
    }

    /// For example `31 MB/1.2 GB  410 MB/s`.
    private static func progress(_ done: UInt64, of total: UInt64, _ elapsed: Duration) -> String {
        let rate = Double(done) / max(elapsed / .seconds(1), 0.001)
        return NumberText.bytes(Double(done)) + "/" + NumberText.bytes(Double(total)) + "  "
            + NumberText.bytes(rate) + "/s"
    }
}
