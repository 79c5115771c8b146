import Foundation
import Logging
import RegentDaemon
import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentStorage
import RegentTestKit
import Testing

/// Stores made of backups: whole, or not at all.
@Suite("Restore", .timeLimit(.minutes(10)))
struct RestoreTests {
    static func daemon(_ path: String) async throws -> Daemon {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return try await Daemon(
            DaemonConfiguration(data: .directory(path), socketPath: path + "/r.sock"), logger: logger)
    }

    static func call<Request: Message, Response: Message>(
        _ daemon: Daemon, _ method: Method<Request, Response>, _ request: Request
    ) async throws -> Response {
        let owner = Caller.owner(uid: daemon.store.identity.ownerUID)
        return try await daemon.server.methods.direct(
            method, request, call: CallContext(method: method.descriptor, caller: owner))
    }

    /// A backup file of a store with a few runs, and the revision it was made at.
    static func backupFile(in folder: TemporaryFolder) async throws -> (path: String, revision: UInt64) {
        let daemon = try await daemon(folder.file("source"))
        for number in 1...20 {
            _ = try await call(
                daemon, EvaluationServiceMethods.createRun,
                CreateRunRequest(name: "evalRuns/r-\(number)", type: .offline, mutation: .fresh()))
        }
        let parts = Parts()
        let owner = Caller.owner(uid: daemon.store.identity.ownerUID)
        let method = MaintenanceServiceMethods.backup
        try await daemon.server.methods.direct(
            method, requests: [BackupRequest()],
            call: CallContext(method: method.descriptor, caller: owner)
        ) { (response) async throws(RPCError) in await parts.add(response) }
        await daemon.close()
        let path = folder.file("store.backup")
        try Data(try await parts.file()).write(to: URL(fileURLWithPath: path))
        return (path, try #require(await parts.manifest).revision)
    }

    /// The pieces of a backup as they come.
    actor Parts {
        private(set) var manifest: BackupManifest?
        private var image: [UInt8] = []

        func add(_ response: BackupResponse) {
            switch response.response {
            case .manifest(let manifest): self.manifest = manifest
            case .chunk(let chunk): image += chunk.content
            case nil: break
            }
        }

        func file() throws -> [UInt8] {
            let manifest = try #require(manifest)
            let header = BackupFileHeader(
                revision: manifest.revision, imageBytes: manifest.byteCount,
                storeID: try #require(HexText.bytes(manifest.storeId)), digest: manifest.sha256)
            return try #require(header).bytes + image
        }
    }

    static func files(_ path: String) -> Set<String> {
        Set((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [])
    }

    @Test("a restored store is the one that was backed up, and a daemon serves it")
    func restored() async throws {
        try await withTemporaryFolder { folder in
            let (file, revision) = try await Self.backupFile(in: folder)
            let target = folder.file("target")
            // What an interrupted restore left there gives way.
            try FileManager.default.createDirectory(
                atPath: target, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
            for name in ["regent.db.restoring", "regent.db.restoring-wal"] {
                try Data("left over".utf8).write(to: URL(fileURLWithPath: target + "/" + name))
            }
            let restored = try await Restore.run(file, into: .directory(target))
            #expect(restored.report.revision == revision && restored.report.faultCount == 0)
            #expect(Self.files(target) == ["regent.db", "regent.head", "regent.lock"])
            let attributes = try FileManager.default.attributesOfItem(atPath: target + "/regent.db")
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            let daemon = try await Self.daemon(target)
            #expect(daemon.store.identity.storeID == restored.storeID)
            let runs = try await Self.call(daemon, EvaluationServiceMethods.listRuns, ListRunsRequest(pageSize: 100))
            #expect(runs.runs.count == 20)
            await daemon.close()
            await #expect(throws: DaemonError.self) { try await Restore.run(file, into: .directory(target)) }
            #expect(Self.files(target).contains("regent.db"))
        }
    }

    @Test("a directory in use by a daemon, and a store in memory, are refused")
    func refused() async throws {
        try await withTemporaryFolder { folder in
            let (file, _) = try await Self.backupFile(in: folder)
            let daemon = try await Self.daemon(folder.file("taken"))
            await #expect(throws: DaemonError.self) {
                try await Restore.run(file, into: .directory(folder.file("taken")))
            }
            await daemon.close()
            await #expect(throws: DaemonError.self) { try await Restore.run(file, into: .memory) }
            await #expect(throws: DaemonError.self) {
                try await Restore.run(folder.file("none"), into: .directory(folder.file("empty")))
            }
        }
    }

    @Test("a damaged backup is refused, whatever bit of it is flipped, and leaves no store")
    func damaged() async throws {
        try await withTemporaryFolder { folder in
            let (file, _) = try await Self.backupFile(in: folder)
            let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
            var random = SplitMix64(seed: announcedSeed("Restore.damaged"))
            let inHeader = Array(0..<BackupFileHeader.byteCount * 8)
            let inImage = (0..<100).map { _ in Int.random(in: 640..<bytes.count * 8, using: &random) }
            let (damaged, target) = (folder.file("damaged.backup"), folder.file("target"))
            for bit in inHeader + inImage {
                var copy = bytes
                copy[bit / 8] ^= 1 << UInt8(bit % 8)
                try copy.write(to: URL(fileURLWithPath: damaged))
                await #expect(throws: DaemonError.self, "bit \(bit)") {
                    try await Restore.run(damaged, into: .directory(target))
                }
                #expect(Self.files(target) == ["regent.lock"], "bit \(bit)")
            }
            for count in [0, 79, 80, bytes.count - 1] {
                try bytes.prefix(count).write(to: URL(fileURLWithPath: damaged))
                await #expect(throws: DaemonError.self) { try await Restore.run(damaged, into: .directory(target)) }
            }
            try (bytes + [0]).write(to: URL(fileURLWithPath: damaged))
            await #expect(throws: DaemonError.self) { try await Restore.run(damaged, into: .directory(target)) }
            #expect(Self.files(target) == ["regent.lock"])
            _ = try await Restore.run(file, into: .directory(target))
        }
    }

    @Test("a daemon does not start on a damaged store, and says what to do")
    func damagedStore() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.file("data")
            await (try await Self.daemon(path)).close()
            let file = URL(fileURLWithPath: path + "/regent.db")
            var bytes = try Data(contentsOf: file)
            for page in stride(from: 4_096, to: bytes.count, by: 4_096) { bytes[page + 50] ^= 2 }
            try bytes.write(to: file)
            let error = await #expect(throws: DaemonError.self) { try await Self.daemon(path) }
            #expect(error?.description.contains("regentd --restore") == true)
        }
    }

    @Test("what an interrupted backup or restore left is gone after a start")
    func leftovers() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.file("data")
            await (try await Self.daemon(path)).close()
            for name in ["regent.db.backup", "regent.db.backup-journal", "regent.db.restoring", "regent.head.new"] {
                try Data("left over".utf8).write(to: URL(fileURLWithPath: path + "/" + name))
            }
            await (try await Self.daemon(path)).close()
            let kept: Set = [
                "regent.db", "regent.db-shm", "regent.db-wal", "regent.head", "regent.lock", "signing-key",
            ]
            #expect(Self.files(path).isSubset(of: kept))
        }
    }
}

/// How long outcomes are kept, as the daemon is told.
@Suite("Retention setting")
struct RetentionSettingTests {
    static func load(_ days: Int?, file: String? = nil) async throws -> Int {
        let flags = DaemonConfiguration.Flags(data: "/tmp/x", listen: [], logFormat: nil, retainOutcomes: days)
        return try await DaemonConfiguration.load(flags: flags, configurationFile: file).retainOutcomesDays
    }

    @Test("outcomes are kept for ever by default; the flag takes precedence over the file")
    func layers() async throws {
        #expect(try await Self.load(nil) == 0)
        #expect(try await Self.load(30) == 30)
        try await withTemporaryFolder { folder in
            let file = folder.file("c.json")
            try Data(#"{"retain_outcomes": 7}"#.utf8).write(to: URL(fileURLWithPath: file))
            #expect(try await Self.load(nil, file: file) == 7)
            #expect(try await Self.load(30, file: file) == 30)
            #expect(try await Self.load(0, file: file) == 0)
            try Data(#"{"retain_outcomes": "soon"}"#.utf8).write(to: URL(fileURLWithPath: file))
            await #expect(throws: ConfigurationError.self) { try await Self.load(nil, file: file) }
        }
        await #expect(throws: ConfigurationError.self) { try await Self.load(-1) }
    }
}
