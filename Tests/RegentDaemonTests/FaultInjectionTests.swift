import CRegentFaults
import Foundation
import Logging
import RegentDaemon
import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentStorage
import RegentTestKit
import Synchronization
import Testing

/// Failures of the disk at random moments under a whole daemon, and damage of what it leaves: nothing acknowledged is
/// missing afterwards unless the next start says so. REGENT_FAULTS sets how many (`make test-faults`: 100).
@Suite("Injected faults", .serialized, .timeLimit(.minutes(60)))
struct FaultInjectionTests {
    static let count = ProcessInfo.processInfo.environment["REGENT_FAULTS"].flatMap { Int($0) } ?? 14
    static let runsMax = 24

    /// What fails while the daemon runs.
    struct SystemFault {
        let kind: Int32
        let error: Int32
        /// Whether a full disk is what it comes to: then nothing has changed, and later calls succeed.
        let isFull: Bool

        static let all = [
            SystemFault(kind: Int32(REGENT_FAULT_WRITE), error: EIO, isFull: false),
            SystemFault(kind: Int32(REGENT_FAULT_WRITE), error: ENOSPC, isFull: true),
            SystemFault(kind: Int32(REGENT_FAULT_WRITE), error: EDQUOT, isFull: true),
            SystemFault(kind: Int32(REGENT_FAULT_SHORT_WRITE), error: EIO, isFull: false),
            SystemFault(kind: Int32(REGENT_FAULT_SHORT_WRITE), error: ENOSPC, isFull: true),
            SystemFault(kind: Int32(REGENT_FAULT_SHORT_WRITE), error: EDQUOT, isFull: true),
            SystemFault(kind: Int32(REGENT_FAULT_SYNC), error: EIO, isFull: false),
            SystemFault(kind: Int32(REGENT_FAULT_TRUNCATE), error: EIO, isFull: false),
        ]
    }

    /// What becomes of the files after the daemon was killed.
    enum Damage: CaseIterable {
        case storeTruncated, logCut, logFlipped, logDeleted, directoryRemoved

        func apply(to folder: String, _ random: inout SplitMix64) throws {
            let (store, log) = (folder + "/regent.db", folder + "/regent.db-wal")
            switch self {
            case .storeTruncated: try Self.cut(store, &random)
            case .logCut: try Self.cut(log, &random)
            case .logDeleted: try FileManager.default.removeItem(atPath: log)
            case .logFlipped:
                var bytes = try Data(contentsOf: URL(fileURLWithPath: log))
                guard !bytes.isEmpty else { return }
                bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 1 << UInt8.random(in: 0...7, using: &random)
                try bytes.write(to: URL(fileURLWithPath: log))
            case .directoryRemoved:
                for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name != "regent.head" {
                    try FileManager.default.removeItem(atPath: folder + "/" + name)
                }
            }
        }

        private static func cut(_ path: String, _ random: inout SplitMix64) throws {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            guard !bytes.isEmpty else { return }
            try bytes.prefix(Int.random(in: 0..<bytes.count, using: &random)).write(to: URL(fileURLWithPath: path))
        }
    }

    /// A daemon in a folder that stops instead of ending the process.
    private struct Served {
        let daemon: Daemon
        private let stops: Stops

        private final class Stops: Sendable { let count = Mutex(0) }

        init(_ folder: String) async throws {
            var logger = Logger(label: "test")
            logger.handler = SwiftLogNoOpLogHandler()
            let stops = Stops()
            self.stops = stops
            daemon = try await Daemon(
                DaemonConfiguration(data: .directory(folder), socketPath: folder + "/r.sock"), logger: logger,
                stopping: { stops.count.withLock { $0 += 1 } })
        }

        var hasStopped: Bool { stops.count.withLock { $0 } > 0 }

        /// Creates runs one after the other; gives those that were acknowledged, and why the last was not.
        func create(_ names: [String]) async -> (acknowledged: [EvalRun], refusals: [String]) {
            var (acknowledged, refusals): ([EvalRun], [String]) = ([], [])
            for name in names {
                do {
                    let response = try await RestoreTests.call(
                        daemon, EvaluationServiceMethods.createRun,
                        CreateRunRequest(
                            name: "evalRuns/\(name)", type: .offline, trigger: String(repeating: name, count: 50),
                            mutation: .fresh()))
                    if let run = response.run { acknowledged.append(run) }
                } catch { refusals.append((error as? any StatusConvertible)?.status.reason ?? "\(error)") }
            }
            return (acknowledged, refusals)
        }

        /// Runs that are not stored as they were acknowledged.
        func missing(of runs: [EvalRun]) async -> [String] {
            var missing: [String] = []
            for run in runs {
                let found = try? await RestoreTests.call(
                    daemon, EvaluationServiceMethods.getRun, GetRunRequest(name: run.name))
                if found?.run != run { missing.append(run.name) }
            }
            return missing
        }
    }

    /// Copies a store as a crash would leave it, the log before the file: what is carried over meanwhile is in both.
    private static func crash(_ live: String, to path: String) throws {
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        for name in ["regent.head", "regent.db-wal", "regent.db"] {
            guard FileManager.default.fileExists(atPath: live + "/" + name) else { continue }
            try FileManager.default.copyItem(atPath: live + "/" + name, toPath: path + "/" + name)
        }
    }

    @Test("a failing system call loses nothing acknowledged, and a full disk does not stop the daemon")
    func systemCalls() async throws {
        var random = SplitMix64(seed: announcedSeed("FaultInjection.systemCalls"))
        var (injected, refused) = (0, 0)
        for round in 0..<Self.count {
            let fault = SystemFault.all[round % SystemFault.all.count]
            try await withTemporaryFolder { folder in
                let live = try await Served(folder.file("live"))
                let names = (0..<Self.runsMax).map { "r-\($0)" }
                let skipped = UInt64.random(in: 0..<100, using: &random)
                // Once, or until it is lifted.
                let count: UInt64 = Bool.random(using: &random) ? 1 : 0
                let result = unsafe regent_fault_arm(folder.file("live"), fault.kind, fault.error, skipped, count)
                #expect(result == 0)
                let made = await live.create(names)
                injected += regent_fault_lift() > 0 ? 1 : 0
                refused += made.refusals.count
                let reasons: Set<String> =
                    fault.isFull ? ["STORE_READ_ONLY"] : ["OUTCOME_UNKNOWN", "STORE_UNAVAILABLE"]
                #expect(Set(made.refusals).isSubset(of: reasons), "\(fault) gave \(made.refusals)")
                if fault.kind != REGENT_FAULT_TRUNCATE {
                    // The writer answers first, then stops.
                    let stops = !fault.isFull && !made.refusals.isEmpty
                    #expect(await eventually { live.hasStopped == stops }, "\(fault) behind \(skipped) calls")
                }
                let path = folder.file("killed")
                try Self.crash(folder.file("live"), to: path)
                if fault.isFull {
                    #expect(await live.create(["after"]).acknowledged.count == 1)
                    #expect(live.hasStopped == false)
                }
                await live.daemon.close()
                let again = try await Served(path)
                let missing = await again.missing(of: made.acknowledged)
                #expect(missing.isEmpty, "\(fault) behind \(skipped) calls: \(missing) lost in silence")
                #expect(await again.create(["later"]).acknowledged.count == 1)
                await again.daemon.close()
            }
        }
        #expect(injected > Self.count / 3, "most faults were reached")
        #expect(refused > 0)
    }

    @Test("damage to the files of a killed daemon is reported at start, or nothing acknowledged is missing")
    func damage() async throws {
        var random = SplitMix64(seed: announcedSeed("FaultInjection.damage"))
        var (told, whole) = (0, 0)
        for round in 0..<Self.count {
            let damage = Damage.allCases[round % Damage.allCases.count]
            try await withTemporaryFolder { folder in
                let live = try await Served(folder.file("live"))
                let names = (0..<Int.random(in: 1...Self.runsMax, using: &random)).map { "r-\($0)" }
                let made = await live.create(names)
                #expect(made.acknowledged.count == names.count)
                let path = folder.file("killed")
                try Self.crash(folder.file("live"), to: path)
                await live.daemon.close()
                try damage.apply(to: path, &random)
                do {
                    let again = try await Served(path)
                    let missing = await again.missing(of: made.acknowledged)
                    #expect(missing.isEmpty, "\(damage): \(missing) lost in silence")
                    whole += 1
                    await again.daemon.close()
                } catch let error as DaemonError {
                    told += 1
                    #expect(error.loss != nil || damage == .storeTruncated || damage == .logFlipped, "\(error)")
                }
            }
        }
        #expect(told > 0, "\(whole) of \(Self.count) lost nothing")
    }

    @Test("a directory that is removed under the daemon stops it: no write is acknowledged afterwards")
    func removed() async throws {
        for what in ["regent.db", "regent.db-wal", ""] {
            try await withTemporaryFolder { folder in
                let live = try await Served(folder.file("live"))
                let before = await live.create(["a", "b"])
                #expect(before.acknowledged.count == 2 && !live.hasStopped)
                try FileManager.default.removeItem(atPath: folder.file("live") + "/" + what)
                let after = await live.create((0..<10).map { "after-\($0)" })
                #expect(after.acknowledged.isEmpty, "\(what) removed: \(after.acknowledged.count) acknowledged")
                #expect(after.refusals.first == "OUTCOME_UNKNOWN")
                // The writer answers first, then stops.
                #expect(await eventually { live.hasStopped })
                await live.daemon.close()
            }
        }
    }

    @Test("a directory that is removed under an idle daemon stops it, and so does one that another takes the place of")
    func removedIdle() async throws {
        for isReplaced in [false, true] {
            try await withTemporaryFolder { folder in
                let live = try await Served(folder.file("live"))
                #expect(await live.create(["a"]).acknowledged.count == 1)
                try FileManager.default.moveItem(atPath: folder.file("live"), toPath: folder.file("gone"))
                if isReplaced {
                    let other = try await Served(folder.file("live"))
                    await other.daemon.close()
                }
                #expect(await eventually { live.hasStopped })
                await live.daemon.close()
            }
        }
    }

    @Test("a second daemon is refused although regent.lock was deleted")
    func second() async throws {
        try await withTemporaryFolder { folder in
            let live = try await Served(folder.file("live"))
            #expect(await live.create(["a"]).acknowledged.count == 1)
            try FileManager.default.removeItem(atPath: folder.file("live") + "/regent.lock")
            await #expect(throws: DaemonError.self) { await (try await Served(folder.file("live"))).daemon.close() }
            #expect(await live.create(["b"]).acknowledged.count == 1)
            await live.daemon.close()
        }
    }
}
