import Foundation
import RegentClient
import RegentMessages
import RegentRPC
import RegentTestKit
import RegentWire
import Synchronization
import Testing

/// SIGKILL at random moments. REGENT_KILLS sets how many (`make test-full`: 50); the short form is 6.
@Suite("Kill", .serialized)
struct KillTests {
    static let kills = ProcessInfo.processInfo.environment["REGENT_KILLS"].flatMap { Int($0) } ?? 6
    static let batchSize = 50
    /// Batches between two kills, about.
    static let batchesAKill = 60

    @Test("Nothing acknowledged is lost, and the result is that of an uninterrupted upload")
    func upload() async throws {
        try await withTemporaryFolder { folder in
            var random = SplitMix64(seed: announcedSeed("Kill.upload"))
            let batches = try UploadLog.batches(
                seed: 11, count: (Self.kills + 1) * Self.batchesAKill, size: Self.batchSize)
            let reference = try await Self.uninterrupted(batches)
            var daemon = try await DaemonProcess.start("regentd", in: folder)
            try await Self.create("evalRuns/killed", daemon)
            let log = UploadLog(run: "evalRuns/killed", batches: batches)
            var duringUpload = 0
            for _ in 0..<Self.kills {
                let before = log.acknowledgedSeq
                let target = before + UInt64.random(in: 1...UInt64(Self.batchesAKill), using: &random)
                try await Self.uploadAndKill(log, daemon, at: target, &random)
                if log.acknowledgedSeq > 0, log.acknowledgedSeq < UInt64(batches.count) { duringUpload += 1 }
                daemon = try await DaemonProcess.start("regentd", in: folder)
            }
            #expect(duringUpload * 5 >= Self.kills * 4, "kills between first and last acknowledgement")
            let client = try await daemon.connect()
            #expect(try await log.resume(client))
            let result = try await Self.sealed("evalRuns/killed", client)
            #expect(result == reference)
            await client.close()
            #expect(await daemon.stop() == 0)
            print("Kill.upload: \(Self.kills) kills, \(duringUpload) during the upload, \(batches.count) batches")
        }
    }

    @Test("A daemon that acknowledges before COMMIT is caught")
    func earlyAcknowledgement() async throws {
        var random = SplitMix64(seed: announcedSeed("Kill.earlyAcknowledgement"))
        let batches = try UploadLog.batches(seed: 12, count: 100_000, size: 2)
        var caught = 0
        try await withTemporaryFolder { folder in
            let log = UploadLog(run: "evalRuns/early", batches: batches)
            var daemon = try await DaemonProcess.start("regentd-early-ack", in: folder)
            try await Self.create("evalRuns/early", daemon)
            for _ in 0..<50 where caught == 0 {
                let target = log.acknowledgedSeq + UInt64.random(in: 1...60, using: &random)
                do { try await Self.uploadAndKill(log, daemon, at: target, &random) } catch is UploadLog.Lost {
                    caught += 1
                    break
                }
                daemon = try await DaemonProcess.start("regentd-early-ack", in: folder)
            }
            daemon.kill()
            await daemon.gone()
        }
        #expect(caught == 1, "the planted fault was not found in 50 kills")
    }

    @Test("A watch across kills equals the history: no gap, no repeat")
    func watch() async throws {
        try await withTemporaryFolder { folder in
            var random = SplitMix64(seed: announcedSeed("Kill.watch"))
            var daemon = try await DaemonProcess.start("regentd", in: folder)
            let seen = Seen()
            var created = 0
            for _ in 0..<max(3, Self.kills / 5) {
                let (lives, first) = (daemon, created)
                let moment = Duration.milliseconds(Int.random(in: 5...150, using: &random))
                async let watching: Void = Self.watch(lives, into: seen)
                async let creating = Self.createRuns(lives, from: first)
                // Both have begun, however long this machine takes for it.
                let isFollowed = await eventually {
                    seen.entries.withLock { entries in
                        entries.contains { $0.resource == "evalRuns/w\(first)" }
                    }
                }
                #expect(isFollowed)
                try await Task.sleep(for: moment)
                lives.kill()
                await lives.gone()
                try await watching
                created = await creating
                daemon = try await DaemonProcess.start("regentd", in: folder)
            }
            let client = try await daemon.connect()
            let last = try #require(try await client.getServerInfo(GetServerInfoRequest()).server).revision
            try await Self.watch(daemon, into: seen, until: last)
            let entries = seen.entries.withLock { $0 }
            #expect(entries.map(\.revision) == Array(1...last))
            for entry in entries {
                let history = try await client.getHistory(GetHistoryRequest(name: entry.resource)).entries
                #expect(history == [entry])
            }
            await client.close()
            #expect(await daemon.stop() == 0)
        }
    }

    /// Ledger entries in the order a watcher got them, over all lives of the daemon.
    private final class Seen: Sendable {
        let entries = Mutex<[LedgerEntry]>([])
    }

    // MARK: Steps

    /// Uploads until a batch is acknowledged, then kills within the next three milliseconds.
    private static func uploadAndKill(
        _ log: UploadLog, _ daemon: DaemonProcess, at target: UInt64, _ random: inout SplitMix64
    ) async throws {
        let delay = Bool.random(using: &random) ? 0 : UInt32.random(in: 0...3_000, using: &random)
        let isKilled = Mutex(false)
        let client = try await daemon.connect()
        let isComplete = try await log.resume(client) { seq in
            let isDue = isKilled.withLock { killed in
                defer { killed = killed || seq >= target }
                return !killed && seq >= target
            }
            guard isDue else { return }
            if delay > 0 { usleep(delay) }
            daemon.kill()
        }
        if isComplete { daemon.kill() }
        await daemon.gone()
        await client.close(grace: .zero)
    }

    private static func create(_ run: String, _ daemon: DaemonProcess) async throws {
        let client = try await daemon.connect()
        _ = try await client.createRun(CreateRunRequest(name: run, type: .offline))
        // The early one may have said so before anybody can see it.
        while try await client.listRuns(ListRunsRequest()).runs.isEmpty {}
        await client.close()
    }

    /// What must be equal: summary and digest of the sealed run.
    private struct Result: Equatable {
        let summary: [UInt8]
        let digest: [UInt8]
        let samples: UInt64
    }

    private static func sealed(_ run: String, _ client: RegentClient) async throws -> Result {
        let sealed = try #require(try await client.sealRun(SealRunRequest(run: run)).run)
        let again = try await client.recomputeSummary(RecomputeSummaryRequest(run: run))
        #expect(again.identical)
        let summary = try #require(sealed.summary)
        return Result(
            summary: summary.encoded(), digest: sealed.contentDigest, samples: summary.sampleCount)
    }

    private static func uninterrupted(_ batches: [SampleColumns]) async throws -> Result {
        try await withTemporaryFolder { folder in
            let daemon = try await DaemonProcess.start("regentd", in: folder)
            try await create("evalRuns/whole", daemon)
            let client = try await daemon.connect()
            #expect(try await UploadLog(run: "evalRuns/whole", batches: batches).resume(client))
            let result = try await sealed("evalRuns/whole", client)
            await client.close()
            #expect(await daemon.stop() == 0)
            return result
        }
    }

    /// Creates runs until one fails; gives how many names are used up, with the one that may exist.
    private static func createRuns(_ daemon: DaemonProcess, from first: Int) async -> Int {
        guard let client = try? await daemon.connect() else { return first }
        var number = first
        while (try? await client.createRun(
            CreateRunRequest(name: "evalRuns/w\(number)", type: .manual),
            CallOptions(waitsForConnection: false))) != nil
        {
            number += 1
        }
        return number + 1
    }

    /// Watches from the last entry seen until the daemon is gone, or to a revision.
    private static func watch(
        _ daemon: DaemonProcess, into seen: Seen, until last: UInt64 = .max
    ) async throws {
        do {
            let client = try await daemon.connect()
            let next = (seen.entries.withLock { $0.last?.revision } ?? 0) + 1
            guard next <= last else { return }
            for try await response in try await client.watch(WatchRequest(fromRevision: next)) {
                seen.entries.withLock { $0 += response.entries }
                if response.revision >= last { break }
            }
            await client.close(grace: .zero)
        } catch let error as RPCError where error.code == .unavailable {
            return
        }
    }
}
