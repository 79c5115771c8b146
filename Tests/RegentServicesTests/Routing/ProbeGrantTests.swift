import RegentDatabaseSQLite
import RegentMessages
import RegentModel
import RegentRPC
import RegentRouting
import RegentServiceTestKit
import RegentServices
import RegentStorage
import RegentTestKit
import Synchronization
import Testing

/// Probes that are granted to the streams of programs that decide by themselves.
@Suite("Granted probes", .timeLimit(.minutes(10)))
struct ProbeGrantTests {
    /// The time of a bench, which the test moves; a microsecond later each time that it is read.
    final class Clock: Sendable {
        private let micros = Mutex<Int64>(1_000_000_000)

        func advance(seconds: Int64) { micros.withLock { $0 += seconds * 1_000_000 } }

        func now() -> Int64 {
            micros.withLock {
                $0 += 1
                return $0
            }
        }
    }

    /// Reports failures of b, as many as eject it, and lets the time of the ejection pass.
    static func halfOpen(_ bench: ServiceBench, _ clock: Clock) async throws {
        let rows = (0..<8).map { number in
            RouteOutcome(
                requestId: "r-\(number)", createTime: Timestamp(microseconds: clock.now()), environment: "prod",
                selectedProvider: "b", routeStrategy: .weighted, latencyMs: 5, status: .error)
        }
        try await OutcomeServiceTests.report(bench, [rows])
        #expect(bench.context.health.standings(of: "prod").standing(of: "b").state == .ejected)
        clock.advance(seconds: 120)
        _ = bench.context.health.tick()
        #expect(bench.context.health.standings(of: "prod").standing(of: "b").state == .halfOpen)
    }

    static func probes(_ watching: WatchSnapshotTests.Watching) -> Int {
        watching.responses.flatMap(\.probes).filter { $0.provider == "b" && $0.leaseMs == 5_000 }.count
    }

    @Test("one stream at a time has the probe; who did not use it leaves the next one to another")
    func turns() async throws {
        let due = Signal()
        let feed = SnapshotFeed(pause: {
            await due.wait()
            try Task.checkCancellation()
        })
        let clock = Clock()
        let database = try SQLiteDatabase(.init(path: ":memory:", format: StorageSchema.format))
        let store = try await Store.open(
            database, ownerUID: 7, now: 1, random: { [UInt8](repeating: 1, count: $0) })
        let bench = try await ServiceBench.over(store, database, snapshots: feed, now: { clock.now() })
        try await bench.context.seed()
        for (provider, weight) in [("a", 70), ("b", 30)] as [(String, UInt32)] {
            try await RoutingServiceTests.put(
                bench, ProviderConfig(name: RoutingServiceTests.name(provider), weight: weight))
        }
        try await WatchSnapshotTests.watching(bench) { one in
            try await WatchSnapshotTests.watching(bench) { other in
                let haveCome = await eventually { one.responses.count == 1 && other.responses.count == 1 }
                #expect(haveCome)
                try await Self.halfOpen(bench, clock)
                let isGranted = await eventually {
                    one.snapshots.last?.standings.first?.state == .halfOpen
                        && other.snapshots.last?.standings.first?.state == .halfOpen
                        && Self.probes(one) + Self.probes(other) == 1
                }
                #expect(isGranted)
                // Nobody else has it meanwhile.
                for number in 0..<50 {
                    let decision = try await RoutingServiceTests.select(bench, "k-\(number)")
                    #expect(decision.selectedProvider != "b" && !decision.probe)
                }
                clock.advance(seconds: 41)
                let isPassedOn = await eventually {
                    due.raise()
                    return Self.probes(one) == 1 && Self.probes(other) == 1
                }
                #expect(isPassedOn)
                // Both wait now: the next one is free for requests at the daemon.
                clock.advance(seconds: 41)
                let before = (one.responses.count, other.responses.count)
                let haveBeaten = await eventually {
                    due.raise()
                    return one.responses.count > before.0 && other.responses.count > before.1
                }
                #expect(haveBeaten && Self.probes(one) == 1 && Self.probes(other) == 1)
                var probed = 0
                for number in 0..<50 {
                    let decision = try await RoutingServiceTests.select(bench, "k-\(number)")
                    if decision.probe { probed += 1 }
                }
                #expect(probed == 1)
            }
        }
        await database.close()
    }
}
