import Crypto
import Foundation
import RegentClient
import RegentProofs
import RegentTestKit
import Testing

@Suite("Checkpoints in files")
struct CheckpointFilesTests {
    private func kept(_ size: UInt64, origin: String = "regent.test/a") throws -> KeptCheckpoint {
        let signer = NoteSigner(name: origin, privateKey: Curve25519.Signing.PrivateKey())
        let text = try Checkpoint(origin: origin, size: size, root: .leaf(of: [])).text
        let note = try SignedNote(text: text, signatures: [signer.sign(text: text)])
        return try KeptCheckpoint(
            verifierKey: signer.verifier.vkey, note: String(decoding: note.bytes, as: UTF8.self))
    }

    @Test("What is kept is read back, by ledger, and readable for its user alone")
    func roundTrip() async throws {
        try await withTemporaryFolder { folder in
            let files = CheckpointFiles(folder: folder.file("state/regent"))
            let nothing = try files.checkpoint(of: "regent.test/a")
            #expect(nothing == nil)
            let (one, other) = (try kept(3), try kept(7, origin: "regent.test/b"))
            try files.keep(one)
            try files.keep(other)
            let (readOne, readOther) = (try files.checkpoint(of: one.origin), try files.checkpoint(of: other.origin))
            #expect(readOne == one)
            #expect(readOther == other)
            let newer = try kept(9)
            try files.keep(newer)
            let readNewer = try files.checkpoint(of: one.origin)
            #expect(readNewer == newer)
            let path = files.file(of: one.origin)
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            let names = try FileManager.default.contentsOfDirectory(atPath: files.folder)
            #expect(names.count == 2)
        }
    }

    @Test("A file that others may read or that holds something else is refused, not passed over")
    func refused() async throws {
        try await withTemporaryFolder { folder in
            let files = CheckpointFiles(folder: folder.file("state"))
            let one = try kept(3)
            try files.keep(one)
            let path = files.file(of: one.origin)
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
            #expect(throws: CheckpointError.self) { try files.checkpoint(of: one.origin) }
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            bytes[bytes.count - 10] ^= 1
            try bytes.write(to: URL(fileURLWithPath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            #expect(throws: CheckpointError.self) { try files.checkpoint(of: one.origin) }
            try files.keep(try kept(4, origin: "regent.test/b"))
            try FileManager.default.removeItem(atPath: path)
            try FileManager.default.moveItem(atPath: files.file(of: "regent.test/b"), toPath: path)
            #expect(throws: CheckpointError.self) { try files.checkpoint(of: one.origin) }
        }
    }
}
