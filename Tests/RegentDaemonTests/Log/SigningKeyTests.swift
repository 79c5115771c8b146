import Crypto
import Foundation
import Logging
import RegentDaemon
import RegentMessages
import RegentModel
import RegentProofs
import RegentRPC
import RegentServiceTestKit
import RegentServices
import RegentStorage
import RegentTestKit
import Testing

/// The key that signs checkpoints, over starts, rotations and restores.
@Suite("Signing key", .timeLimit(.minutes(10)))
struct SigningKeyTests {
    private typealias Methods = LedgerServiceMethods

    private static func daemon(_ path: String, key: String? = nil) async throws -> Daemon {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        var configuration = DaemonConfiguration(data: .directory(path), socketPath: path + "/r.sock")
        configuration.signingKeyFile = key
        return try await Daemon(configuration, logger: logger)
    }

    private static func checkpoint(_ daemon: Daemon, of size: UInt64 = 0) async throws -> LedgerCheckpoint {
        let response = try await RestoreTests.call(
            daemon, Methods.getCheckpoint, GetCheckpointRequest(treeSize: size))
        return try #require(response.checkpoint)
    }

    private static func rotations(_ daemon: Daemon) async throws -> [KeyRotation] {
        try await RestoreTests.call(daemon, Methods.listKeyRotations, ListKeyRotationsRequest()).keyRotations
    }

    private static func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    private static func keyFiles(_ path: String) -> [String] {
        RestoreTests.files(path).filter { $0.hasPrefix("signing-key") }.sorted()
    }

    /// A key as `openssl genpkey -algorithm ed25519` writes it.
    private static func write(_ path: String, mode: Int = 0o600) throws {
        let prefix: [UInt8] = [
            0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
        ]
        let content = Data(prefix) + Curve25519.Signing.PrivateKey().rawRepresentation
        let text = "-----BEGIN PRIVATE KEY-----\n\(content.base64EncodedString())\n-----END PRIVATE KEY-----\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    @Test("the first start makes a key that its owner alone reads, and every later one goes on with it")
    func made() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.file("data")
            let first = try await Self.daemon(path)
            let before = try await Self.checkpoint(first)
            #expect(Self.keyFiles(path) == ["signing-key"])
            let mode = try Self.mode(path + "/signing-key")
            #expect(mode == 0o400)
            _ = try await RestoreTests.call(
                first, EvaluationServiceMethods.createRun,
                CreateRunRequest(name: "evalRuns/r", type: .offline, mutation: .fresh()))
            await first.close()
            let second = try await Self.daemon(path)
            // The end of the first one has signed what it had.
            let after = try await Self.checkpoint(second)
            #expect(after.treeSize == before.treeSize + 1)
            #expect(after.verifierKey == before.verifierKey && after.fork.isEmpty)
            let step = try await RestoreTests.call(
                second, Methods.proveConsistency,
                ProveConsistencyRequest(oldSize: before.treeSize, newSize: after.treeSize))
            let holds = MerkleProof.isConsistent(
                from: before.treeSize, try #require(MerkleHash(before.rootHash)), to: after.treeSize,
                try #require(MerkleHash(after.rootHash)), proof: try #require(MerkleProof.hashes(step.hashes)))
            #expect(holds)
            await second.close()
        }
    }

    @Test("a rotated key has its file, is the only one left, and outlasts a restart")
    func rotated() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.file("data")
            let daemon = try await Self.daemon(path)
            let before = try await Self.checkpoint(daemon)
            let answer = try await RestoreTests.call(
                daemon, Methods.rotateSigningKey, RotateSigningKeyRequest(mutation: .fresh()))
            let key = try #require(answer.keyRotation).verifierKey
            #expect(key != before.verifierKey)
            #expect(Self.keyFiles(path) == ["signing-key"])
            let mode = try Self.mode(path + "/signing-key")
            #expect(mode == 0o400)
            await daemon.close()
            // What an interrupted rotation left is no key of the log, and is removed.
            try Self.write(path + "/signing-key.0123456789abcdef")
            let again = try await Self.daemon(path)
            let after = try await Self.checkpoint(again)
            #expect(after.verifierKey == key && after.fork.isEmpty)
            #expect(Self.keyFiles(path) == ["signing-key"])
            await again.close()
        }
    }

    @Test("a key that is given takes the place of the store's own, for which both sign")
    func given() async throws {
        try await withTemporaryFolder { folder in
            let (path, file) = (folder.file("data"), folder.file("key.pem"))
            let own = try await Self.daemon(path)
            let before = try await Self.checkpoint(own)
            await own.close()
            try Self.write(file)
            for _ in 0..<2 {
                let daemon = try await Self.daemon(path, key: file)
                let rotations = try await Self.rotations(daemon)
                #expect(rotations.count == 1)
                let rotation = try #require(rotations.first)
                #expect(rotation.previousVerifierKey == before.verifierKey && !rotation.previousLost)
                let note = try SignedNote(parsing: Array(rotation.note.utf8))
                let text = try KeyRotationText(parsing: note.text)
                #expect(text.vouching(of: note) == .both)
                let after = try await Self.checkpoint(daemon)
                #expect(after.fork.isEmpty)
                await daemon.close()
            }
        }
    }

    @Test("a key that others may read, or that is none, is refused in words", arguments: [true, false])
    func unusable(isOpen: Bool) async throws {
        try await withTemporaryFolder { folder in
            let file = folder.file("key.pem")
            try Self.write(file, mode: isOpen ? 0o644 : 0o600)
            if !isOpen { try Data("no key".utf8).write(to: URL(fileURLWithPath: file)) }
            await #expect(throws: DaemonError.self) { try await Self.daemon(folder.file("data"), key: file) }
        }
    }

    @Test("a restored store goes on with its key where it has it, and says that it was restored")
    func restored() async throws {
        try await withTemporaryFolder { folder in
            let (file, revision) = try await RestoreTests.backupFile(in: folder)
            let source = try await Self.daemon(folder.file("source"))
            let before = try await Self.checkpoint(source)
            await source.close()
            let target = folder.file("with-key")
            _ = try await Restore.run(file, into: .directory(target))
            try FileManager.default.copyItem(
                atPath: folder.file("source") + "/signing-key", toPath: target + "/signing-key")
            let daemon = try await Self.daemon(target)
            let after = try await Self.checkpoint(daemon, of: revision)
            #expect(after.verifierKey == before.verifierKey)
            #expect(after.fork.contains("restored from a backup of revision \(revision)"))
            let rotations = try await Self.rotations(daemon)
            #expect(rotations == [])
            await daemon.close()
        }
    }

    @Test(
        "a restored store without its key goes on with another one, and says in every checkpoint that it may be a fork")
    func restoredWithoutKey() async throws {
        try await withTemporaryFolder { folder in
            // The key is known to the backup only once it has signed: the end of the first start does that.
            let source = try await Self.daemon(folder.file("source"))
            let before = try await Self.checkpoint(source)
            await source.close()
            let (file, _) = try await RestoreTests.backupFile(in: folder)
            let target = folder.file("without-key")
            _ = try await Restore.run(file, into: .directory(target))
            let daemon = try await Self.daemon(target)
            let after = try await Self.checkpoint(daemon)
            #expect(after.verifierKey != before.verifierKey && after.fork.contains(before.verifierKey))
            #expect(after.origin == before.origin)
            let rotations = try await Self.rotations(daemon)
            #expect(rotations.map(\.previousLost) == [true])
            let audit = try await daemon.store.auditLedger()
            #expect(audit.faults == [])
            await daemon.close()
        }
    }
}
