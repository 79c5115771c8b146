import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

/// What of an incident is told of when, by its fields alone.
@Suite("Due times of incidents")
struct IncidentDueTests {
    private static let day: Int64 = 86_400_000_000

    /// An incident with due times in days.
    private static func incident(_ state: IncidentState, due: Int64? = nil, actions: [Int64] = []) -> Incident {
        Incident(
            name: "incidents/i", state: state, dueTime: due.map { Timestamp(microseconds: $0 * day) },
            actions: actions.enumerated().map { place, due in
                IncidentAction(number: UInt32(place + 1), dueTime: Timestamp(microseconds: due * day))
            }, nextDueTime: Timestamp(microseconds: 0))
    }

    private static func tick(at day: Int64) -> Command {
        let now = day * Self.day
        return .daemon(.tick, now: now)
    }

    /// Events by day and the day that is looked at next, until nothing is due.
    private static func told(_ incident: Incident, at day: Int64) throws -> [String] {
        var (incident, events): (Incident, [String]) = (incident, [])
        while let change = try incident.dueNoticed(tick(at: day)) {
            events.append(change.event ?? "")
            incident = change.after
        }
        return events
    }

    @Test("What is due by a day is told of once, the earliest first")
    func order() throws {
        let rows: [(Incident, Int64, [String])] = [
            (Self.incident(.open), 100, []),
            (Self.incident(.open, due: 10), 8, []),
            (Self.incident(.open, due: 10), 9, ["incident.due_soon"]),
            (Self.incident(.triaged, due: 10), 10, ["incident.overdue"]),
            (Self.incident(.resolved, due: 10), 20, []),
            (Self.incident(.resolved, due: 10, actions: [12]), 20, ["incident.action_due"]),
            (
                Self.incident(.mitigated, due: 10, actions: [3, 9, 30]), 9,
                ["incident.action_due", "incident.action_due", "incident.due_soon"]
            ),
        ]
        for (incident, day, events) in rows {
            #expect(try Self.told(incident, at: day).sorted() == events, "\(incident.state.name) at \(day)")
        }
    }

    @Test("Nobody but the daemon tells of it, and not once it is closed")
    func guards() throws {
        let open = Self.incident(.open, due: 1)
        let person = Command(
            actor: Caller(name: "principals/ann", authority: .all), role: "", method: .tick, now: 5 * Self.day)
        #expect(refusal { _ = try open.dueNoticed(person) } == .permissionDenied)
        for state in [IncidentState.closed, .dismissed] {
            let change = try Self.incident(state, due: 1, actions: [1]).dueNoticed(Self.tick(at: 5))
            #expect(change == nil)
        }
    }

    @Test("Times at the ends of what a clock can say neither trap nor come early")
    func ends() throws {
        var incident = Self.incident(.open)
        for (due, isDue) in [(Int64.min, true), (.max, false)] {
            incident.dueTime = Timestamp(microseconds: due)
            #expect(try (incident.dueNoticed(Self.tick(at: 1)) != nil) == isDue)
        }
    }
}
