import Foundation
import RegentProofs
import RegentSystem

/// Keeps checkpoints in files, one a ledger, in a folder that only its user may read.
///
/// A file is replaced as a whole or not at all; several processes may use one folder. Its first line is the key, what
/// follows is the signed note, so that other tools can check it too.
public struct CheckpointFiles: CheckpointMemory {
    private static let ending = ".checkpoint"
    private static let bytesMax = SignedNote.bytesMax + NoteVerifier.bytesMax + 1

    /// The folder, made when the first checkpoint is kept.
    public let folder: String

    /// Files in a folder.
    public init(folder: String) { self.folder = folder }

    /// Where the checkpoint of a ledger is kept.
    public func file(of origin: String) -> String { "\(folder)/\(Checkpoint.word(for: origin))\(Self.ending)" }

    /// What was kept of a ledger; nil where there is no file.
    ///
    /// - Throws: `CheckpointError` for a file that others may read or change, or that holds no checkpoint of it.
    public func checkpoint(of origin: String) throws(CheckpointError) -> KeptCheckpoint? {
        let path = file(of: origin)
        let bytes: [UInt8]
        do throws(SystemError) {
            bytes = try FileSystem.readSecret(path, permissionsMax: 0o600, bytesMax: Self.bytesMax)
        } catch {
            if error.code == .missing { return nil }
            throw CheckpointError(description: error.diagnostic)
        }
        let end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
        let key = String(decoding: bytes[..<end], as: UTF8.self)
        let note = String(decoding: bytes[end...].dropFirst(), as: UTF8.self)
        let kept: KeptCheckpoint
        do throws(CheckpointError) { kept = try KeptCheckpoint(verifierKey: key, note: note) } catch {
            throw CheckpointError(description: "\(path) holds no checkpoint: \(error)")
        }
        guard kept.origin.utf8.elementsEqual(origin.utf8) else {
            throw CheckpointError(description: "\(path) holds the checkpoint of another ledger, \(kept.origin)")
        }
        return kept
    }

    /// Keeps a checkpoint, readable for this user alone.
    ///
    /// - Throws: `CheckpointError` that names the file.
    public func keep(_ checkpoint: KeptCheckpoint) throws(CheckpointError) {
        let path = file(of: checkpoint.origin)
        let new = "\(path).\(CurrentProcess.processID)-\(IdempotencyKey.fresh().prefix(8)).new"
        try prepare()
        do throws(SystemError) {
            let file = try NewFile(path: new)
            do throws(SystemError) {
                try file.append(Array("\(checkpoint.verifierKey)\n\(checkpoint.note)".utf8).span)
                try file.sync()
                try FileSystem.rename(new, to: path)
            } catch {
                // What cannot be removed is in nobody's way: no other file will have its name.
                _ = try? FileSystem.removeFile(new)
                throw error
            }
            try FileSystem.syncDirectory(folder)
        } catch {
            throw CheckpointError(description: error.diagnostic)
        }
    }

    /// Makes the folder, with those above it, where it is missing.
    ///
    /// - Throws: `CheckpointError` that names it.
    public func prepare() throws(CheckpointError) {
        guard !FileSystem.exists(folder) else { return }
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw CheckpointError(description: "cannot make \(folder)")
        }
    }
}
