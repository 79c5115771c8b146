import Foundation
import Logging
import RegentDaemon
import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentStorage
import RegentTestKit
import RegentTransportInProcess
import RegentWire
import Synchronization
import Testing

/// A machine's clock that a test sets.
private final class SetClock: Sendable {
    private let times = Mutex((wall: Int64(1_000_000_000_000_000), elapsed: Duration.zero))

    var clock: WallClock {
        WallClock(wall: { self.times.withLock { $0.wall } }, elapsed: { self.times.withLock { $0.elapsed } })
    }

    /// Time passes.
    func pass(_ seconds: Int64) {
        times.withLock { ($0.wall, $0.elapsed) = ($0.wall + seconds * 1_000_000, $0.elapsed + .seconds(seconds)) }
    }

    /// Somebody sets the clock.
    func set(by seconds: Int64) { times.withLock { $0.wall += seconds * 1_000_000 } }
}

/// Tokens hold as long as they were issued for, whatever becomes of the machine's clock.
@Suite("Time of tokens", .timeLimit(.minutes(10)))
struct TokenTimeTests {
    private struct Running {
        let daemon: Daemon
        let listener: InProcessListener

        static func over(_ path: String, _ clock: SetClock) async throws -> Running {
            var logger = Logger(label: "test")
            logger.handler = SwiftLogNoOpLogHandler()
            let daemon = try await Daemon(
                DaemonConfiguration(data: .directory(path), socketPath: path + "/r.sock"), logger: logger,
                clock: clock.clock)
            let listener = InProcessListener()
            try await daemon.server.serve(listener)
            return Running(daemon: daemon, listener: listener)
        }

        func token(seconds: UInt32) async throws -> String {
            let principal = Principal(name: "principals/bot", kind: .service)
            _ = try await RestoreTests.call(
                daemon, AccessServiceMethods.putPrincipal,
                PutPrincipalRequest(principal: principal, mutation: .fresh()))
            return try await RestoreTests.call(
                daemon, AccessServiceMethods.issueToken,
                IssueTokenRequest(principal: principal.name, ttlSeconds: seconds, mutation: .fresh())
            ).secret
        }

        func holds(_ token: String) async -> Bool {
            let error = await failure {
                let channel = try await RPCChannel.connect(
                    listener.dialer(uid: 4_000_000),
                    settings: ConnectionSettings(agent: "test", token: Array(token.utf8)))
                // What a connection may do is asked at each call.
                _ = try await channel.unary(HealthServiceMethods.check, CheckRequest())
                channel.close()
            }
            return error == nil
        }
    }

    @Test("an expired token stays expired after a restart with the clock set back, after a clean end and a crash")
    func restart() async throws {
        for isClean in [true, false] {
            try await withTemporaryFolder { folder in
                let clock = SetClock()
                let first = try await Running.over(folder.file("live"), clock)
                let token = try await first.token(seconds: 60)
                #expect(await first.holds(token))
                clock.pass(61)
                #expect(await first.holds(token) == false)
                let path = folder.file("again")
                if isClean { await first.daemon.close() }
                try FileManager.default.copyItem(atPath: folder.file("live"), toPath: path)
                if !isClean { await first.daemon.close() }
                clock.set(by: -7_200)
                let second = try await Running.over(path, clock)
                #expect(await second.holds(token) == false)
                let other = try await second.token(seconds: 60)
                clock.pass(59)
                #expect(await second.holds(other))
                clock.pass(2)
                #expect(await second.holds(other) == false)
                await second.daemon.close()
            }
        }
    }

    @Test("a valid token is not valid longer after a restart with the clock set back")
    func restartMeanwhile() async throws {
        try await withTemporaryFolder { folder in
            let clock = SetClock()
            let first = try await Running.over(folder.file("live"), clock)
            let token = try await first.token(seconds: 60)
            clock.pass(30)
            await first.daemon.close()
            // The daemon that was closed still holds its directory.
            try FileManager.default.copyItem(atPath: folder.file("live"), toPath: folder.file("again"))
            clock.set(by: -7_200)
            let second = try await Running.over(folder.file("again"), clock)
            #expect(await second.holds(token))
            clock.pass(31)
            #expect(await second.holds(token) == false)
            await second.daemon.close()
        }
    }

    @Test(
        "a clock that goes two hours forward and back expires a token once, and makes no token valid longer")
    func oneProcess() async throws {
        try await withTemporaryFolder { folder in
            let clock = SetClock()
            let running = try await Running.over(folder.file("live"), clock)
            let (short, long) = (try await running.token(seconds: 3_600), try await running.token(seconds: 10_800))
            clock.set(by: 7_200)
            #expect(await running.holds(short) == false)
            #expect(await running.holds(long))
            clock.set(by: -7_200)
            #expect(await running.holds(short) == false, "it died once")
            let later = try await running.token(seconds: 3_600)
            clock.pass(3_590)
            #expect(await running.holds(later))
            #expect(await running.holds(long))
            clock.pass(20)
            #expect(await running.holds(later) == false)
            #expect(await running.holds(long) == false)
            await running.daemon.close()
        }
    }

    @Test("the clock is the machine's, goes on by itself while that one is behind, and never back")
    func clock() {
        let set = SetClock()
        let clock = set.clock
        let start = clock.now()
        var shown: [Int64] = []
        for step in [{ set.pass(10) }, { set.set(by: -100) }, { set.pass(50) }, { set.pass(60) }, { set.set(by: 5) }] {
            step()
            shown.append((clock.now() - start) / 1_000_000)
        }
        #expect(shown == [10, 10, 60, 120, 120])
        set.set(by: 100)
        #expect((clock.now() - start) / 1_000_000 == 125)
        let last = WallClock(notBefore: .max, wall: { .min }, elapsed: { .seconds(1) })
        #expect(last.now() == .max)
    }
}
