import Crypto
import Foundation
import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// An image of the store as of one revision, made while writes go on.
struct Backup: ServerStreamHandler {
    /// Bytes of a chunk.
    private static let chunkBytesMax = 256 << 10

    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(
        _ request: BackupRequest, _ responses: ResponseWriter<BackupResponse>, _ call: CallContext
    ) async throws {
        // A store that takes no writes any more is backed up all the same.
        try? await context.audit(call)
        let (store, images) = (context.store, context.images)
        try await images.withImage { path in
            let revision = try await store.writeImage(to: path) { try images.admit($0, at: path) }
            let image = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            // It lives on behind the handle, and is gone however this process ends.
            try FileManager.default.removeItem(atPath: path)
            let (byteCount, digest) = try Self.measured(image)
            try await responses.write(
                BackupResponse(
                    response: .manifest(
                        BackupManifest(
                            formatVersion: BackupFileHeader.formatVersion, storeId: store.identity.storeID,
                            revision: revision, byteCount: byteCount, sha256: digest))))
            try image.seek(toOffset: 0)
            var offset: UInt64 = 0
            while let content = try image.read(upToCount: Self.chunkBytesMax), !content.isEmpty {
                let chunk = BackupChunk(offset: offset, content: [UInt8](content))
                try await responses.write(BackupResponse(response: .chunk(chunk)))
                offset += UInt64(content.count)
            }
            try await store.record(backupAt: context.now())
        }
    }

    /// Bytes and SHA-256 of a file.
    private static func measured(_ file: FileHandle) throws -> (byteCount: UInt64, digest: [UInt8]) {
        var (hash, byteCount): (SHA256, UInt64) = (SHA256(), 0)
        while let content = try file.read(upToCount: 1 << 20), !content.isEmpty {
            try Task.checkCancellation()
            hash.update(data: content)
            byteCount += UInt64(content.count)
        }
        return (byteCount, Array(hash.finalize()))
    }
}
