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

/// Stores that lack something acknowledged: reported at start with both numbers, and served only when that is accepted.
@Suite("Lost stores", .timeLimit(.minutes(10)))
struct LostStoreTests {
    /// What becomes of a store that was killed.
    enum Damage: CaseIterable {
        case emptyFile, noFile, flippedLog, deletedLog, truncatedLog

        func apply(to store: KilledStore) throws {
            switch self {
            case .emptyFile: try Data().write(to: store.url("regent.db"))
            case .noFile:
                for name in ["regent.db", "regent.db-wal"] { try FileManager.default.removeItem(at: store.url(name)) }
            case .flippedLog:
                var log = try Data(contentsOf: store.url("regent.db-wal"))
                log[store.middleOfLog] ^= 1
                try log.write(to: store.url("regent.db-wal"))
            case .deletedLog: try FileManager.default.removeItem(at: store.url("regent.db-wal"))
            case .truncatedLog:
                let log = try Data(contentsOf: store.url("regent.db-wal"))
                try log.prefix(store.middleOfLog).write(to: store.url("regent.db-wal"))
            }
        }

        /// Whether part of the store is left; without its log that depends on what a checkpoint had moved.
        var leavesSome: Bool? {
            switch self {
            case .emptyFile, .noFile: false
            case .flippedLog, .truncatedLog: true
            case .deletedLog: nil
            }
        }
    }

    /// The files of a store whose daemon was killed after it had acknowledged 25 runs.
    struct KilledStore {
        let path: String
        /// Last acknowledged revision.
        let revision: UInt64
        /// A byte of the log between the first and the last of the runs.
        let middleOfLog: Int

        func url(_ name: String) -> URL { URL(fileURLWithPath: path + "/" + name) }

        /// The bytes of store, log and head; none for a file that is missing.
        var contents: [Data] {
            ["regent.db", "regent.db-wal", "regent.head"].map { (try? Data(contentsOf: url($0))) ?? Data() }
        }

        static func made(in folder: TemporaryFolder) async throws -> KilledStore {
            let live = folder.file("live")
            let daemon = try await LostStoreTests.daemon(live)
            let path = folder.file("killed")
            var round = 0
            while true {
                round += 1
                let before = logBytes(live)
                for number in 0..<25 {
                    _ = try await RestoreTests.call(
                        daemon, EvaluationServiceMethods.createRun,
                        CreateRunRequest(name: "evalRuns/r-\(round)-\(number)", type: .offline, mutation: .fresh()))
                }
                try? FileManager.default.removeItem(atPath: path)
                try FileManager.default.createDirectory(
                    atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
                // The log before the file: what a checkpoint moves in between is then in both.
                for name in ["regent.head", "regent.db-wal", "regent.db"] {
                    try FileManager.default.copyItem(atPath: live + "/" + name, toPath: path + "/" + name)
                }
                // An idle daemon empties its log; on a busy machine it may be idle in between.
                guard logBytes(path) > before + 25 * 4_120 else { continue }
                let revision = try await daemon.store.lastRevision()
                await daemon.close()
                return KilledStore(
                    path: path, revision: revision, middleOfLog: (before + logBytes(path)) / 2)
            }
        }

        private static func logBytes(_ path: String) -> Int {
            let attributes = try? FileManager.default.attributesOfItem(atPath: path + "/regent.db-wal")
            return attributes?[.size] as? Int ?? 0
        }
    }

    static func daemon(_ path: String, acceptsLoss: Bool = false) async throws -> Daemon {
        var logger = Logger(label: "test")
        logger.handler = SwiftLogNoOpLogHandler()
        return try await Daemon(
            DaemonConfiguration(data: .directory(path), socketPath: path + "/r.sock"), logger: logger,
            acceptsLoss: acceptsLoss)
    }

    /// What `regent doctor` shows of the head.
    static func diagnosis(_ daemon: Daemon) async throws -> DiagnosisStatus? {
        let response = try await RestoreTests.call(daemon, ServerServiceMethods.diagnose, DiagnoseRequest())
        return response.diagnoses.first { $0.subsystem == "head" }?.status
    }

    @Test(
        "W13: a store that lost its file or its log is refused as it is, until the loss is accepted",
        arguments: Damage.allCases)
    func refused(_ damage: Damage) async throws {
        try await withTemporaryFolder { folder in
            let store = try await KilledStore.made(in: folder)
            try damage.apply(to: store)
            let before = store.contents
            for _ in 1...2 {
                let error = await #expect(throws: DaemonError.self) {
                    await (try await Self.daemon(store.path)).close()
                }
                #expect(error?.exitStatus == 65)
                let loss = try #require(error?.loss)
                let head = try #require(loss.head)
                #expect(head.revision == store.revision && head.commitSeq >= 25)
                if let leavesSome = damage.leavesSome { #expect((loss.stored != nil) == leavesSome) }
                #expect(loss.stored?.commitSeq ?? 0 < head.commitSeq && loss.stored?.revision ?? 0 < head.revision)
                #expect(store.contents == before, "nothing was changed")
            }
            try await Self.checkAccepted(store)
        }
    }

    /// Goes on with what is left, which stays known.
    private static func checkAccepted(_ store: KilledStore) async throws {
        for acceptsLoss in [true, false] {
            let daemon = try await daemon(store.path, acceptsLoss: acceptsLoss)
            let accepted = try #require(try await daemon.store.acceptedLoss())
            #expect(accepted.count == 1)
            #expect(try await diagnosis(daemon) == .warning)
            #expect(try await daemon.store.lastRevision() < store.revision)
            let incidents = try await daemon.store.list(Incident.self).items
            #expect(incidents.map(\.source) == [.ledger] && incidents.first?.occurrences == 1)
            _ = try await RestoreTests.call(
                daemon, EvaluationServiceMethods.createRun,
                CreateRunRequest(name: "evalRuns/after-\(acceptsLoss)", type: .offline, mutation: .fresh()))
            await daemon.close()
        }
    }

    @Test("a killed store with all its files starts, whatever its head file missed")
    func whole() async throws {
        try await withTemporaryFolder { folder in
            let store = try await KilledStore.made(in: folder)
            let stored = try #require(HeadFileFormat.newest(in: [UInt8](store.contents[2])))
            #expect(stored.revision == store.revision)
            let older = StoreHead(storeID: stored.storeID, commitSeq: 0, revision: 0, leaf: [])
            for head in [Data?(store.contents[2]), Data(HeadFileFormat.file(older)), nil] {
                try? FileManager.default.removeItem(at: store.url("regent.head"))
                if let head { try head.write(to: store.url("regent.head")) }
                let daemon = try await Self.daemon(store.path)
                #expect(try await daemon.store.acceptedLoss() == nil)
                #expect(try await Self.diagnosis(daemon) == .ok)
                #expect(try await daemon.store.lastRevision() >= store.revision)
                await daemon.close()
                let written = HeadFileFormat.newest(in: [UInt8](store.contents[2]))
                #expect(written?.revision ?? 0 >= store.revision)
            }
        }
    }

    @Test("a head file of another store, of another history, or without a whole slot is reported")
    func otherHeads() async throws {
        try await withTemporaryFolder { folder in
            let store = try await KilledStore.made(in: folder)
            let head = try #require(HeadFileFormat.newest(in: [UInt8](store.contents[2])))
            let other = StoreHead(
                storeID: String(repeating: "0", count: 32), commitSeq: 1, revision: 0, leaf: [])
            let history = StoreHead(
                storeID: head.storeID, commitSeq: 1, revision: head.revision, leaf: head.leaf.map { $0 ^ 1 })
            let files: [(StoreLoss.Kind, [UInt8])] = [
                (.otherStore, HeadFileFormat.file(other)), (.leaf, HeadFileFormat.file(history)), (.unreadable, []),
            ]
            for (kind, bytes) in files {
                try Data(bytes).write(to: store.url("regent.head"))
                let error = await #expect(throws: DaemonError.self) {
                    await (try await Self.daemon(store.path)).close()
                }
                #expect(error?.loss?.kind == kind)
            }
            await (try await Self.daemon(store.path, acceptsLoss: true)).close()
            await (try await Self.daemon(store.path)).close()
        }
    }

    @Test("a store behind its head file is reported by verification and diagnosis while it is served")
    func verified() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.file("data")
            let daemon = try await Self.daemon(path)
            #expect(try await Self.diagnosis(daemon) == .ok)
            let stored = try await daemon.store.storedHead()
            let ahead = StoreHead(
                storeID: stored.storeID, commitSeq: stored.commitSeq + 1_000, revision: stored.revision + 5,
                leaf: stored.leaf.isEmpty ? [UInt8](repeating: 1, count: 32) : stored.leaf)
            try Data(HeadFileFormat.file(ahead)).write(to: URL(fileURLWithPath: path + "/regent.head"))
            #expect(try await Self.diagnosis(daemon) == .failed)
            let reports = Reports()
            let method = MaintenanceServiceMethods.verifyLedger
            let call = CallContext(
                method: method.descriptor, caller: .owner(uid: daemon.store.identity.ownerUID))
            try await daemon.server.methods.direct(method, requests: [VerifyLedgerRequest()], call: call) {
                (response) async throws(RPCError) in await reports.add(response)
            }
            #expect(await reports.places == ["regent.head"])
            await daemon.close()
        }
    }

    /// Where a verification found faults.
    private actor Reports {
        private(set) var places: [String] = []

        func add(_ response: VerifyLedgerResponse) {
            if case .report(let report) = response.response { places += report.faults.map(\.place) }
        }
    }

    @Test("a restored store has a head of its own, in a directory that lost its store too")
    func restored() async throws {
        try await withTemporaryFolder { folder in
            let (file, revision) = try await RestoreTests.backupFile(in: folder)
            let store = try await KilledStore.made(in: folder)
            try Damage.noFile.apply(to: store)
            _ = try await Restore.run(file, into: .directory(store.path))
            let daemon = try await Self.daemon(store.path)
            #expect(try await daemon.store.lastRevision() >= revision)
            #expect(try await daemon.store.acceptedLoss() == nil)
            await daemon.close()
        }
    }

    @Test("a store in memory has no head file")
    func memory() async throws {
        var logger = Logger(label: "test")
        logger.handler = SwiftLogNoOpLogHandler()
        try await withTemporaryFolder { folder in
            let daemon = try await Daemon(
                DaemonConfiguration(data: .memory, socketPath: folder.file("r.sock")), logger: logger)
            #expect(daemon.store.head.last == nil)
            #expect(try await Self.diagnosis(daemon) == .ok)
            await daemon.close()
        }
    }
}
