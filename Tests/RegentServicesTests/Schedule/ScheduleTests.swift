import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Synchronization
import Testing

/// Each due thing happens once, in order, as the daemon.
@Suite("The schedule")
struct ScheduleTests {
    typealias Incidents = IncidentServiceMethods

    static let second: Int64 = 1_000_000
    static let day = 86_400 * second

    /// Incidents with an action each, due at some seconds; they themselves are due when no test looks any more.
    static func incidents(_ bench: ServiceBench, due seconds: [Int64]) async throws {
        let late = Timestamp(seconds: 200_000_000_000)
        for (place, second) in seconds.enumerated() {
            let incident = try await IncidentTests.open(bench, "i\(place)")
            let action = IncidentAction(text: "do it", dueTime: Timestamp(seconds: second))
            _ = try await IncidentTests.update(
                bench, UpdateIncidentRequest(incident: incident.name, dueTime: late, addActions: [action]))
        }
    }

    /// A schedule whose clock is set.
    static func schedule(
        _ bench: ServiceBench, at micros: Int64, _ nouns: [any ScheduledNoun.Type] = Schedule.nouns
    ) -> Schedule { Schedule(bench.context, nouns: nouns, now: { micros }) }

    /// Entries that the schedule has made, as resource and event.
    static func told(_ bench: ServiceBench) async throws -> [String] {
        try await bench.store.entries(from: 1).filter { $0.actor == Caller.daemon.name && $0.resource.hasPrefix("inc") }
            .map { "\($0.resource) \($0.event)" }
    }

    @Test("What takes its time has a schedule of its own, and both schedules together do everything, each thing once")
    func parts() {
        func names(_ nouns: [any ScheduledNoun.Type]) -> [String] { nouns.map { "\($0)" }.sorted() }
        #expect(names(Schedule.brief + Schedule.long) == names(Schedule.nouns))
        #expect(names(Schedule.long) == ["JobWork"])
    }

    @Test("What is due is done in the order in which it fell due, once, by the daemon")
    func order() async throws {
        let bench = try await ServiceBench.open()
        try await Self.incidents(bench, due: [300, 100, 900, 200])
        let done = try await Self.schedule(bench, at: 300 * Self.second).tick(limit: 10)
        #expect(done.done.map(\.resource) == ["incidents/i1", "incidents/i3", "incidents/i0"])
        #expect(done.done.map { $0.dueTime?.seconds } == [100, 200, 300] && !done.more && done.failed == [])
        #expect(Set(done.done.map(\.event)) == ["incident.action_due"])
        let entry = try #require(try await bench.store.entries(from: done.done[0].revision).first)
        #expect((entry.actor, entry.role) == (Caller.daemon.name, "SYSTEM"))
        #expect(entry.method == ScheduleServiceMethods.scheduleTick.descriptor.name)
        #expect(done.receipt?.revision == done.done.last?.revision)
        let before = try await bench.content()
        #expect(try await Self.schedule(bench, at: 300 * Self.second).tick(limit: 10) == ScheduleTickResponse())
        #expect(try await bench.content() == before)
    }

    @Test("A tick does as much as it was asked to, and the next one goes on, after a restart too")
    func limit() async throws {
        let bench = try await ServiceBench.open()
        try await Self.incidents(bench, due: [1, 2, 3, 4, 5])
        let now = 10 * Self.second
        let first = try await Self.schedule(bench, at: now).tick(limit: 2)
        #expect(first.done.count == 2 && first.more)
        let after = try await bench.restarted()
        let rest = try await Self.schedule(after, at: now).tick(limit: 3)
        #expect(rest.done.count == 3)
        let names = (0..<5).map { "incidents/i\($0) incident.action_due" }
        #expect(try await Self.told(bench) == names)
    }

    @Test("Of many callers at once each thing is done by one")
    func concurrent() async throws {
        let bench = try await ServiceBench.open()
        try await Self.incidents(bench, due: (1...24).map { $0 })
        let benches = [bench, try await bench.restarted(), try await bench.restarted()]
        let count = try await withThrowingTaskGroup(of: Int.self) { group in
            for caller in 0..<9 {
                let schedule = Self.schedule(benches[caller % 3], at: 100 * Self.second)
                group.addTask { try await schedule.tick(limit: 100).done.count }
            }
            return try await group.reduce(0, +)
        }
        #expect(count == 24)
        let told = try await Self.told(bench)
        #expect(told.count == 24 && Set(told).count == 24)
    }

    @Test("A clock that jumps repeats nothing and loses nothing")
    func clockJumps() async throws {
        let bench = try await ServiceBench.open()
        try await Self.incidents(bench, due: [100, 200, 300])
        for (seconds, count) in [(200, 2), (50, 0), (150, 0), (10_000_000, 1), (1, 0), (10_000_000, 0)] {
            let done = try await Self.schedule(bench, at: Int64(seconds) * Self.second).tick(limit: 10)
            #expect(done.done.count == count, "at \(seconds)")
        }
        // A clock beyond what a filter can name finds nothing, and harms nothing.
        #expect(try await Self.schedule(bench, at: .max).tick(limit: 10).done == [])
    }

    @Test("An incident is told of a day before its due time and at it, and of another due time anew")
    func dueTimes() async throws {
        let bench = try await ServiceBench.open()
        let name = try await IncidentTests.open(bench, "i").name
        func due(_ micros: Int64) async throws {
            let request = UpdateIncidentRequest(incident: name, dueTime: Timestamp(microseconds: micros))
            _ = try await IncidentTests.update(bench, request)
        }
        func events(at micros: Int64) async throws -> [String] {
            try await Self.schedule(bench, at: micros).tick(limit: 10).done.map(\.event)
        }
        try await due(10 * Self.day)
        #expect(try await events(at: 9 * Self.day - 1) == [])
        #expect(try await events(at: 9 * Self.day) == ["incident.due_soon"])
        #expect(try await events(at: 10 * Self.day) == ["incident.overdue"])
        #expect(try await events(at: 11 * Self.day) == [])
        try await due(20 * Self.day)
        // Nobody was there in between: that it is overdue says that it was due soon.
        #expect(try await events(at: 21 * Self.day) == ["incident.overdue"])
        #expect(try await events(at: 22 * Self.day) == [])
    }

    @Test("A due time of the policy pack is told of once before it and once at it, over restarts")
    func packTimes() async throws {
        var bench = try await ServiceBench.open()
        let opened = try await IncidentTests.open(bench, "i", severity: .critical)
        let begin = try #require(opened.detectTime?.microseconds)
        // Half of the day that it has.
        for (micros, events) in [
            (begin + Self.day / 2 - 1, []), (begin + Self.day / 2, ["incident.due_soon"]),
            (begin + Self.day - 1, []), (begin + Self.day, ["incident.overdue"]), (begin + 9 * Self.day, []),
        ] as [(Int64, [String])] {
            bench = try await bench.restarted()
            for expected in [events, []] {
                let done = try await Self.schedule(bench, at: micros).tick(limit: 10).done.map(\.event)
                #expect(done == expected)
            }
        }
    }

    @Test("An action that was done or waived in time is told of by nobody")
    func doneInTime() async throws {
        let bench = try await ServiceBench.open()
        try await Self.incidents(bench, due: [100, 100, 100])
        let changes = [
            IncidentActionChange(number: 1, done: true), IncidentActionChange(number: 1, waivedReason: "gone"),
            IncidentActionChange(number: 1, dueTime: Timestamp(seconds: 500)),
        ]
        for (place, change) in changes.enumerated() {
            _ = try await IncidentTests.update(
                bench, UpdateIncidentRequest(incident: "incidents/i\(place)", changeActions: [change]))
        }
        #expect(try await Self.schedule(bench, at: 100 * Self.second).tick(limit: 10).done == [])
        let later = try await Self.schedule(bench, at: 500 * Self.second).tick(limit: 10)
        #expect(later.done.map(\.resource) == ["incidents/i2"])
    }

    @Test("What is refused holds up nothing else, and is tried again a minute later")
    func refused() async throws {
        let bench = try await ServiceBench.open()
        let bot = Principal(name: "principals/bot", kind: .service)
        _ = try await bench.call(
            AccessServiceMethods.putPrincipal, PutPrincipalRequest(principal: bot, mutation: .fresh()))
        for place in 0..<3 {
            let request = IssueTokenRequest(
                principal: bot.name, description: place == 0 ? "stays" : "goes", mutation: .fresh())
            _ = try await bench.call(AccessServiceMethods.issueToken, request)
        }
        try await Self.incidents(bench, due: [1])
        let start = 100 * Self.day
        let clock = SetClock(start)
        let schedule = Schedule(
            bench.context, nouns: [TokenEnds.self, IncidentDueTimes.self], now: { clock.micros })
        let first = try await schedule.tick(limit: 10)
        #expect(first.done.map(\.event) == ["incident.action_due", "token.revoked", "token.revoked"])
        #expect(first.failed.map(\.reason) == [ErrorReason.segregationOfDuties.name])
        clock.micros = start + 59 * Self.second
        #expect(try await schedule.tick(limit: 10) == ScheduleTickResponse())
        clock.micros = start + 60 * Self.second
        #expect(try await schedule.tick(limit: 10).failed.count == 1)
        // A clock that is set back by a day makes nothing wait for a day.
        clock.micros = start - Self.day
        #expect(try await schedule.tick(limit: 10).failed.count == 1)
        #expect(try await schedule.tick(limit: 10) == ScheduleTickResponse())
    }

    @Test("The method tells what it did, and a repeat of its key tells it once more; a trial does nothing")
    func method() async throws {
        let bench = try await ServiceBench.open()
        try await Self.incidents(bench, due: [1])
        let before = try await bench.content()
        let trial = try await bench.call(
            ScheduleServiceMethods.scheduleTick,
            ScheduleTickRequest(mutation: .keyed("trial", validateOnly: true)))
        #expect(trial.done.map(\.resource) == ["incidents/i0"] && trial.done[0].revision == 0)
        #expect(try await bench.content() == before)
        let request = ScheduleTickRequest(mutation: .keyed("tick"))
        let done = try await bench.call(ScheduleServiceMethods.scheduleTick, request)
        #expect(done.done.map(\.event) == ["incident.action_due"])
        let again = try await bench.call(ScheduleServiceMethods.scheduleTick, request)
        #expect(again.done == done.done && again.receipt?.replayed == true)
        let nobody = Caller(name: "principals/nobody", authority: .granted([]))
        await expectRefusal(.permissionDenied) {
            _ = try await bench.call(
                ScheduleServiceMethods.scheduleTick, ScheduleTickRequest(mutation: .fresh()), as: nobody)
        }
    }
}

/// A noun of the test: tokens end by a verb of their own when their time is over, but for some.
private enum TokenEnds: Scheduled {
    static let dueField = "expire_time"
    static let filter = "state = ACTIVE"
    static let method = AccessServiceMethods.revokeToken.descriptor

    static func dueTime(of token: Token) -> Timestamp? { token.expireTime }

    static func change(of token: Token, _ command: Command, _ store: WriteTransaction) throws -> Change<Token>? {
        guard token.description != "stays" else { throw Refusal(.segregationOfDuties, "it stays") }
        return token.state == .active ? try token.revoked(command) : nil
    }
}

/// A clock that a test sets.
private final class SetClock: Sendable {
    private let time: Mutex<Int64>

    init(_ micros: Int64) { time = Mutex(micros) }

    var micros: Int64 {
        get { time.withLock { $0 } }
        set { time.withLock { $0 = newValue } }
    }
}
