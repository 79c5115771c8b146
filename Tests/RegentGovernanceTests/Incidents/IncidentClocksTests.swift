import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

/// Due times by the clocks of the policy pack.
@Suite("Clocks of incidents")
struct IncidentClocksTests {
    private typealias Methods = IncidentServiceMethods
    private static let day: Int64 = 86_400_000_000

    private static func opened(
        _ severity: IncidentSeverity, due: Timestamp? = nil, detected: Timestamp? = nil, at now: Int64 = 0
    ) throws -> Incident {
        let said = Incident(
            type: .privacyData, severity: severity, title: "a leak", detectTime: detected, dueTime: due)
        return try Incident.opened(said, named: "incidents/i", command(Methods.openIncident.descriptor, now)).after
    }

    private static func command(_ method: MethodDescriptor, _ now: Int64, reason: String = "because") -> Command {
        Command(
            actor: Caller(name: "principals/ann", authority: .all), role: "OPERATOR", method: method, reason: reason,
            now: now)
    }

    private static func days(_ incident: Incident) -> Int64? {
        incident.dueTime.map { $0.microseconds / day }
    }

    @Test("The severity says until when, from the detection on, unless somebody says a time")
    func bySeverity() throws {
        for (severity, days) in [
            (IncidentSeverity.critical, Int64(1)), (.error, 3), (.warning, 7), (.info, 30),
        ] {
            let incident = try Self.opened(severity)
            #expect(Self.days(incident) == days && incident.duePack == "internal")
            // Half of its time, a day at most.
            let lead = min(Self.day, days * Self.day / 2)
            #expect(incident.nextDueTime?.microseconds == days * Self.day - lead)
        }
        let early = try Self.opened(.error, detected: Timestamp(microseconds: -Self.day), at: Self.day)
        #expect(Self.days(early) == 2)
        let said = try Self.opened(.critical, due: Timestamp(microseconds: 9 * Self.day))
        #expect(Self.days(said) == 9 && said.duePack.isEmpty)
    }

    @Test("A time of the pack moves with the severity, and its reports begin anew; a said one stays")
    func moved() throws {
        let update = Self.command(Methods.updateIncident.descriptor, Self.day)
        var incident = try Self.opened(.info)
        incident = try incident.updated(UpdateIncidentRequest(severity: .critical), update).after
        #expect(Self.days(incident) == 1 && incident.duePack == "internal")
        var said = try incident.updated(
            UpdateIncidentRequest(dueTime: Timestamp(microseconds: 20 * Self.day)), update
        ).after
        #expect(Self.days(said) == 20 && said.duePack.isEmpty)
        said = try said.updated(UpdateIncidentRequest(severity: .info), update).after
        #expect(Self.days(said) == 20)
        let triage = TriageIncidentRequest(severity: .error, owner: "principals/bo")
        let triaged = try incident.triaged(triage, Self.command(Methods.triageIncident.descriptor, Self.day)).after
        #expect(Self.days(triaged) == 3)
    }

    @Test("An incident that is taken up again has its time again, and what was overdue is told of again")
    func reopened() throws {
        var incident = try Self.opened(.critical)
        incident.state = .resolved
        incident.overdueTime = Timestamp(microseconds: Self.day)
        let reopen = Self.command(Methods.reopenIncident.descriptor, 10 * Self.day)
        let again = try incident.reopened(reopen).after
        #expect(Self.days(again) == 11 && again.overdueTime == nil)
        // Half of the day that it has now, though it was noticed long ago.
        #expect(again.nextDueTime?.microseconds == 10 * Self.day + Self.day / 2)
        let worse = try again.updated(
            UpdateIncidentRequest(severity: .error), Self.command(Methods.updateIncident.descriptor, 10 * Self.day)
        ).after
        #expect(Self.days(worse) == 13)
    }

    @Test("Type and beginning may be corrected")
    func corrected() throws {
        let occurred = Timestamp(microseconds: 5)
        let changed = try Self.opened(.info).updated(
            UpdateIncidentRequest(type: .safetyHarm, occurTime: occurred),
            Self.command(Methods.updateIncident.descriptor, 1)
        ).after
        #expect(changed.type == .safetyHarm && changed.occurTime == occurred)
    }

    @Test("Times at the ends of what a clock can say do not trap")
    func ends() throws {
        for micros in [Int64.min, .max] {
            var incident = try Self.opened(.info, detected: Timestamp(microseconds: micros))
            let update = Self.command(Methods.updateIncident.descriptor, 0)
            incident = try incident.updated(UpdateIncidentRequest(severity: .critical), update).after
            #expect(incident.duePack == "internal")
        }
    }
}
