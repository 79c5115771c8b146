import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentStorage
import RegentTestKit
import Testing

@Suite("Event statistics")
struct EventStatisticsTests {
    typealias Ledger = LedgerServiceMethods

    /// A bench with providers of two environments; the clock of a bench moves by microseconds from the second 1 on.
    private static func filled() async throws -> ServiceBench {
        let bench = try await ServiceBench.open()
        for environment in ["a", "b"] {
            _ = try await bench.call(
                ProviderServiceMethods.createEnvironment,
                CreateEnvironmentRequest(
                    environment: Environment(name: "environments/\(environment)"), mutation: .fresh()))
        }
        for (environment, provider, weights) in [("a", "p", 1...3), ("a", "q", 1...1), ("b", "r", 1...2)] {
            for weight in weights {
                let config = ProviderConfig(
                    name: "environments/\(environment)/providers/\(provider)", weight: UInt32(weight))
                _ = try await bench.call(
                    ProviderServiceMethods.putProviderConfig,
                    PutProviderConfigRequest(providerConfig: config, mutation: .fresh()))
            }
        }
        return bench
    }

    private static func counts(
        _ bench: ServiceBench, _ request: GetEventStatisticsRequest, as caller: Caller? = nil
    ) async throws -> GetEventStatisticsResponse {
        try await bench.call(Ledger.getEventStatistics, request, as: caller)
    }

    private static func table(_ response: GetEventStatisticsResponse) -> [String: UInt64] {
        Dictionary(
            response.groups.map { ($0.values.joined(separator: " "), $0.count) }, uniquingKeysWith: { $0 + $1 })
    }

    @Test("Counts by any of kind, event, actor and resource equal those of the entries themselves")
    func groups() async throws {
        let bench = try await Self.filled()
        let entries = try await bench.store.entries(from: 1)
        func expected(_ key: (LedgerEntry) -> String) -> [String: UInt64] {
            entries.reduce(into: [:]) { $0[key($1), default: 0] += 1 }
        }
        let kind = { (entry: LedgerEntry) in (try? ResourceName(entry.resource))?.kind ?? "" }
        for (words, key) in [
            (["event"], { $0.event }), (["kind"], kind), (["resource"], { $0.resource }), (["actor"], { $0.actor }),
            (["kind", "event"], { kind($0) + " " + $0.event }),
        ] as [([String], (LedgerEntry) -> String)] {
            let response = try await Self.counts(bench, GetEventStatisticsRequest(groupBy: words))
            #expect(Self.table(response) == expected(key), "\(words)")
            #expect(response.total == UInt64(entries.count) && response.omitted == 0)
            #expect(response.groups.map(\.count) == response.groups.map(\.count).sorted(by: >))
        }
        let plain = try await Self.counts(bench, GetEventStatisticsRequest())
        #expect(Self.table(plain) == expected { $0.event })
    }

    @Test("Kinds, names and time narrow what is counted, and the largest groups come first")
    func narrowed() async throws {
        let bench = try await Self.filled()
        let request = GetEventStatisticsRequest(
            groupBy: ["resource"], kinds: ["providers"], namePrefix: "environments/a/", limit: 1)
        let response = try await Self.counts(bench, request)
        #expect(Self.table(response) == ["environments/a/providers/p": 3])
        #expect(response.omitted == 1 && response.total == 4)
        let entries = try await bench.store.entries(from: 1)
        let (from, to) = (try #require(entries[1].time), try #require(entries[3].time))
        let part = try await Self.counts(bench, GetEventStatisticsRequest(fromTime: from, toTime: to))
        let within = entries.filter { entry in
            let time = entry.time?.microseconds ?? 0
            return time >= from.microseconds && time < to.microseconds
        }
        #expect(part.total == UInt64(within.count) && part.fromTime == from && part.toTime == to)
        #expect(part.groups.allSatisfy { ($0.firstTime?.microseconds ?? 0) <= ($0.lastTime?.microseconds ?? -1) })
        let later = Timestamp(seconds: 9_000)
        let none = try await Self.counts(
            bench, GetEventStatisticsRequest(fromTime: later, toTime: Timestamp(seconds: 9_001)))
        #expect(none.total == 0 && none.groups.isEmpty)
    }

    @Test("Steps have every time of the range, and all entries")
    func steps() async throws {
        let bench = try await Self.filled()
        let request = GetEventStatisticsRequest(
            fromTime: Timestamp(seconds: 0), toTime: Timestamp(seconds: 150), stepSeconds: 60)
        let response = try await Self.counts(bench, request)
        #expect(response.steps.map { $0.time?.seconds } == [0, 60, 120])
        #expect(response.steps.map(\.count) == [response.total, 0, 0] && response.total > 0)
        let hour = response.groups.first.map { Double($0.count) / (150.0 / 3_600) }
        #expect(abs((response.groups.first?.perHour ?? 0) - (hour ?? 1)) < 1e-6)
    }

    @Test("A caller counts what it may read with its history, and sees no actor without audit.read")
    func scopes() async throws {
        let bench = try await Self.filled()
        let reader = try ScopedReadingTests.caller([
            ("history.read", "*"), ("provider.read", "environments/b"),
        ])
        let response = try await Self.counts(
            bench, GetEventStatisticsRequest(groupBy: ["resource", "actor"]), as: reader)
        #expect(response.groups.map(\.values) == [["environments/b/providers/r", ""], ["environments/b", ""]])
        #expect(response.total == 3)
        let narrow = try ScopedReadingTests.caller([("history.read", "environments/a"), ("provider.read", "*")])
        let some = try await Self.counts(bench, GetEventStatisticsRequest(groupBy: ["resource"]), as: narrow)
        let others = some.groups.filter { $0.values.first?.hasPrefix("environments/a") != true }
        #expect(some.total == 5 && others.isEmpty)
        let nothing = try ScopedReadingTests.caller([("history.read", "*")])
        let none = try await Self.counts(bench, GetEventStatisticsRequest(), as: nothing)
        #expect(none.total == 0 && none.groups.isEmpty && none.omitted == 0)
    }

    @Test("What cannot be counted is refused with the field")
    func refused() async throws {
        let bench = try await ServiceBench.open()
        let time = Timestamp(seconds: 5)
        for (request, field) in [
            (GetEventStatisticsRequest(fromTime: time, toTime: time), "from_time"),
            (GetEventStatisticsRequest(groupBy: ["kind", "kind"]), "group_by"),
            (GetEventStatisticsRequest(groupBy: ["colour"]), "group_by"),
            (GetEventStatisticsRequest(stepSeconds: 59), "step_seconds"),
        ] {
            let error = await #expect(throws: RPCError.self) { _ = try await Self.counts(bench, request) }
            #expect(error?.fieldViolations.first?.field == field)
        }
        let many = GetEventStatisticsRequest(
            fromTime: Timestamp(seconds: 0), toTime: Timestamp(seconds: 60 * 10_001), stepSeconds: 60)
        let error = await #expect(throws: Refusal.self) { _ = try await Self.counts(bench, many) }
        #expect(error?.reason == .eventsTooMany)
        let far = GetEventStatisticsRequest(
            fromTime: Timestamp(microseconds: .min), toTime: Timestamp(microseconds: .max), stepSeconds: 60)
        await #expect(throws: (any Error).self) { _ = try await Self.counts(bench, far) }
    }
}
