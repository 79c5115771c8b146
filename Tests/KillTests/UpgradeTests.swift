import Foundation
import RegentStorage
import RegentTestKit
import Testing

/// SIGKILL while a store of the release before is upgraded. REGENT_UPGRADE_KILLS sets how many (`make test-kill-long`:
/// 50); the short form is 3.
@Suite("Upgrade under kills", .serialized)
struct UpgradeTests {
    static let kills = ProcessInfo.processInfo.environment["REGENT_UPGRADE_KILLS"].flatMap { Int($0) } ?? 3
    /// So many that the upgrade takes longer than the start of the process.
    static let runs = 5_000

    /// A daemon on a data folder of its own. It is never called: the store belongs to who made the fixture.
    private struct Life {
        private static let word = #""message":"ready""#

        private let process: ChildProcess
        private let errors: URL

        init(in folder: TemporaryFolder) throws {
            errors = URL(fileURLWithPath: folder.file("errors"))
            try Data().write(to: errors)
            process = try ChildProcess(
                ChildProcess.built("regentd"),
                [
                    "--data", folder.file("data"), "--listen", "unix:" + folder.file("r.sock"), "--log-format", "json",
                ], errors: errors)
        }

        /// Whether it said that it is ready, which follows the upgrade.
        var wasReady: Bool {
            get throws { try String(contentsOf: errors, encoding: .utf8).contains(Self.word) }
        }

        /// Waits until it is ready.
        func ready() async throws { _ = try #require(try await process.line(with: Self.word, in: errors)) }

        /// Ends it; gives its exit status or the number of the signal.
        func end(_ signal: Int32) async -> Int32 {
            process.signal(signal)
            return await process.exitStatus
        }
    }

    /// Gives a data folder a copy of the store and nothing else.
    private static func renew(_ store: EarlierStore, in folder: TemporaryFolder) throws {
        let data = folder.file("data")
        try? FileManager.default.removeItem(atPath: data)
        try FileManager.default.createDirectory(
            atPath: data, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        try FileManager.default.copyItem(atPath: store.path, toPath: data + "/regent.db")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: data + "/regent.db")
    }

    /// Lets a daemon start and stop on the data folder and compares what the store has; gives the time to readiness.
    @discardableResult
    private static func finish(_ store: EarlierStore, in folder: TemporaryFolder) async throws -> Duration {
        let start = ContinuousClock.now
        let life = try Life(in: folder)
        try await life.ready()
        let time = ContinuousClock.now - start
        #expect(await life.end(SIGTERM) == 0)
        let content = try await EarlierStore.content(of: folder.file("data/regent.db"))
        #expect(content.digest == store.digest)
        #expect(content.audit.faults == [] && content.audit.resourceCount == store.resourceCount)
        return time
    }

    /// How much was written to the log of the database, and when last.
    private struct Written: Equatable {
        let byteCount: Int
        let time: Date?
    }

    /// Nil if nothing was written to it.
    private static func written(_ folder: TemporaryFolder) -> Written? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: folder.file("data/regent.db-wal"))
        guard let byteCount = attributes?[.size] as? Int, byteCount > 0 else { return nil }
        return Written(byteCount: byteCount, time: attributes?[.modificationDate] as? Date)
    }

    @Test("An upgrade killed at random moments has the same result as one that is not interrupted")
    func upgrade() async throws {
        try await withTemporaryFolder { folder in
            var random = SplitMix64(seed: announcedSeed("Upgrade.kills"))
            let store = try await EarlierStore.make(in: folder, runs: Self.runs)
            try Self.renew(store, in: folder)
            let longest = try await Self.finish(store, in: folder)
            var (kills, lives, copies) = (0, 0, 1)
            try Self.renew(store, in: folder)
            while kills < Self.kills, lives < 20 * Self.kills + 50 {
                lives += 1
                // What a killed upgrade before it wrote is still there.
                let before = Self.written(folder)
                let life = try Life(in: folder)
                // Shorter than the whole, so that most copies are killed more than once.
                try await Task.sleep(for: longest * Double.random(in: 0...0.5, using: &random))
                #expect(await life.end(SIGKILL) == SIGKILL)
                if try life.wasReady {
                    try await Self.finish(store, in: folder)
                    try Self.renew(store, in: folder)
                    copies += 1
                } else if let after = Self.written(folder), after != before {
                    kills += 1
                }
            }
            #expect(kills == Self.kills, "kills between the first write of the upgrade and its end")
            try await Self.finish(store, in: folder)
            print("Upgrade.kills: \(kills) kills in the middle of \(copies) upgrades, each of \(longest) alone")
        }
    }
}
